/**
 * The service wholly on fake vendors (`npm run demo`): the real adapters carry the call over real sockets, and the
 * scripted receptionist thinks in the fake OpenAI's place. Made-up callers keep ringing it; so does `npm run call`. Plans
 * are paid at a fake Stripe, on its own pages.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { DEMO_NUMBER, SECOND_DEMO_NUMBER } from '../db/seed.ts';
import { keepCalling } from './demo/callers.ts';
import { atSignalWire, DEMO_PROJECT, startDemoCarrier } from './demo/carrier.ts';
import { openStripe } from './billing/client.ts';
import { setUpStripe } from './billing/setup.ts';
import { readEnv } from './env/env.ts';
import { startFakeAnthropic } from './fakes/anthropic.ts';
import { startFakeAzure } from './fakes/azure.ts';
import { startFakeDeepgram } from './fakes/deepgram.ts';
import { startFakeElevenLabs } from './fakes/elevenlabs.ts';
import { startFakeOpenAI } from './fakes/openai.ts';
import { startFakeRealtime } from './fakes/openai/realtime.ts';
import { startFakeStripe } from './fakes/stripe.ts';
import { scriptedLanguageModel } from './scripted-llm.ts';

/** Delays of the real vendors: the first token of a small model, the first sound of a fast voice. */
const FIRST_TOKEN_MS = 300;
const FIRST_SOUND_MS = 120;

const deepgram = await startFakeDeepgram({ delayMs: 100 });
const openai = await startFakeOpenAI({
  model: scriptedLanguageModel(),
  firstDeltaMs: FIRST_TOKEN_MS,
  perDeltaMs: 5,
});
// `ENGINE=realtime npm run demo` speaks with it.
const realtime = await startFakeRealtime({
  model: scriptedLanguageModel(),
  transcriptMs: 250,
  firstAudioMs: FIRST_TOKEN_MS,
});
const anthropic = await startFakeAnthropic({
  model: scriptedLanguageModel(),
  firstEventMs: FIRST_TOKEN_MS,
  // It would sum up every call in the same words: without an answer, the rules do it.
  value: () => null,
});
const azure = await startFakeAzure({ firstFrameMs: FIRST_SOUND_MS });
const elevenlabs = await startFakeElevenLabs({ firstFrameMs: FIRST_SOUND_MS });
const stripe = await startFakeStripe();
const { port, publicUrl, twilio } = readEnv(process.env);
const { accountSid, authToken } = twilio;
const callsTo = { url: `http://localhost:${port}`, publicUrl, accountSid, authToken };
const onError = (error: unknown) => console.error(error);
const carrier = await startDemoCarrier(callsTo, onError);
const secondCarrier = await startDemoCarrier(atSignalWire(callsTo), onError);
const STRIPE_KEY = 'sk_test_demo';
const { webhookSecret } = await setUpStripe(
  openStripe(STRIPE_KEY, stripe.url),
  `http://localhost:${port}/webhooks/stripe`,
);
console.log('Every vendor is a fake that speaks the real wire form.');

const service = spawn(
  process.execPath,
  [
    '--max-semi-space-size=16',
    '--single-threaded-gc',
    '--max-old-space-size=512',
    fileURLToPath(new URL('main.ts', import.meta.url)),
    '--demo-month',
    ...process.argv.slice(2),
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      TWILIO_API_URL: carrier.url,
      SIGNALWIRE_PROJECT_ID: DEMO_PROJECT.projectId,
      SIGNALWIRE_API_TOKEN: DEMO_PROJECT.apiToken,
      SIGNALWIRE_SPACE_URL: 'demo.signalwire.com',
      SIGNALWIRE_SIGNING_KEY: DEMO_PROJECT.signingKey,
      SIGNALWIRE_API_URL: secondCarrier.url,
      DEEPGRAM_API_KEY: 'demo',
      DEEPGRAM_URL: deepgram.url,
      OPENAI_API_KEY: 'demo',
      OPENAI_BASE_URL: openai.url,
      OPENAI_REALTIME_URL: realtime.url,
      ANTHROPIC_API_KEY: 'demo',
      ANTHROPIC_BASE_URL: anthropic.url,
      OPENAI_VOICE: 'marin',
      AZURE_SPEECH_KEY: 'demo',
      AZURE_SPEECH_URL: azure.url,
      ELEVENLABS_API_KEY: 'demo',
      ELEVENLABS_URL: elevenlabs.url,
      STRIPE_SECRET_KEY: STRIPE_KEY,
      STRIPE_WEBHOOK_SECRET: webhookSecret ?? '',
      STRIPE_API_URL: stripe.url,
      // The callers ring all day long: a trial of the usual length would be over within the hour.
      TRIAL_MINUTES: process.env['TRIAL_MINUTES'] ?? '600',
    },
  },
);
const calling = new AbortController();
void keepCalling(
  [
    { service: callsTo, to: DEMO_NUMBER },
    { service: atSignalWire(callsTo), to: SECOND_DEMO_NUMBER },
  ],
  calling.signal,
);
console.log(
  `Callers ring every half a minute, by Twilio and by SignalWire (${SECOND_DEMO_NUMBER}). Ctrl-C ends it all.`,
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    calling.abort();
    service.kill(signal);
  });
}
const [code] = (await once(service, 'exit')) as [number | null];
await Promise.all(
  [carrier, secondCarrier, deepgram, openai, realtime, anthropic, azure, elevenlabs, stripe].map((fake) =>
    fake.close(),
  ),
);
process.exit(code ?? 1);
