/**
 * The service wholly on fake vendors (`npm run demo`): the real adapters carry the call over real sockets, and the
 * scripted receptionist thinks in the fake OpenAI's place. `npm run call` then rings it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { ModelMessage } from './call/ports.ts';
import { startFakeDeepgram } from './fakes/deepgram.ts';
import { startFakeElevenLabs } from './fakes/elevenlabs.ts';
import { type Brain, type ChatMessage, startFakeOpenAI } from './fakes/openai.ts';
import { createScriptedReceptionist } from './vendors/local/scripted-receptionist.ts';

/** What the real vendors take: the first token of a small model, the first sound of a fast voice. */
const FIRST_TOKEN_MS = 350;
const FIRST_SOUND_MS = 120;

/** Thinks as the scripted receptionist does, from the request as it came over the wire. */
function scriptedBrain(): Brain {
  const receptionist = createScriptedReceptionist();
  return async function* (request) {
    const thinking = receptionist.reply(
      { messages: messagesOf(request.messages), tools: request.tools },
      new AbortController().signal,
    );
    for await (const event of thinking) {
      if (event.type === 'text') yield event;
      if (event.type === 'tool-call') yield { type: 'tool-call', ...event.call };
    }
  };
}

function messagesOf(messages: readonly ChatMessage[]): ModelMessage[] {
  const names = new Map<string, string>();
  return messages.map((message): ModelMessage => {
    switch (message.role) {
      case 'assistant': {
        const toolCalls = message.toolCalls.map((call) => {
          names.set(call.id, call.name);
          const args = JSON.parse(call.arguments) as Readonly<Record<string, unknown>>;
          return { id: call.id, name: call.name, arguments: args };
        });
        return { role: 'assistant', content: message.content, toolCalls };
      }
      case 'tool': {
        const { toolCallId, content } = message;
        return { role: 'tool', callId: toolCallId, name: names.get(toolCallId) ?? '', content };
      }
      case 'developer':
        return { role: 'system', content: message.content };
      case 'system':
      case 'user':
        return { role: message.role, content: message.content };
    }
  });
}

const deepgram = await startFakeDeepgram({ delayMs: 100 });
const openai = await startFakeOpenAI({ brain: scriptedBrain(), firstDeltaMs: FIRST_TOKEN_MS, perDeltaMs: 5 });
const elevenlabs = await startFakeElevenLabs({ firstFrameMs: FIRST_SOUND_MS });
console.log('Every vendor is a fake that speaks the real wire form.');

const service = spawn(
  process.execPath,
  ['--max-semi-space-size=16', fileURLToPath(new URL('main.ts', import.meta.url)), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      DEEPGRAM_API_KEY: 'demo',
      DEEPGRAM_URL: deepgram.url,
      OPENAI_API_KEY: 'demo',
      OPENAI_BASE_URL: openai.url,
      ELEVENLABS_API_KEY: 'demo',
      ELEVENLABS_URL: elevenlabs.url,
    },
  },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => service.kill(signal));
const [code] = (await once(service, 'exit')) as [number | null];
await Promise.all([deepgram.close(), openai.close(), elevenlabs.close()]);
process.exit(code ?? 1);
