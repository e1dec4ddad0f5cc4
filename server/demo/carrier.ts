/** The carrier of the demo: it takes the texts of the service, tells that they arrived, and rings staff who never answer. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, type Service } from '../fakes/phone/webhooks.ts';
import type { FakeCarrierApi, FakeCarrierOptions, Placed } from '../fakes/carrier-api.ts';
import type { FakeText } from '../fakes/carrier-texts.ts';
import { SIGNALWIRE } from '../fakes/phone/company.ts';
import { type FakeProject, startFakeSignalWireApi } from '../fakes/signalwire-api.ts';
import { startFakeTwilioApi } from '../fakes/twilio-api.ts';

/** About as long as a real text takes. */
const SENT_MS = 400;
const DELIVERED_MS = 1_200;
const RINGS_MS = 8_000;

/** The project of the demo at SignalWire: a fake, which anybody may know. */
export const DEMO_PROJECT: FakeProject = {
  projectId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  apiToken: 'PT-demo',
  signingKey: 'PSK-demo-of-the-fake-carrier',
};

/** The service as the fake SignalWire knows it. */
export const atSignalWire = (service: Service): Service => ({
  ...service,
  company: SIGNALWIRE,
  accountSid: DEMO_PROJECT.projectId,
  authToken: DEMO_PROJECT.signingKey,
});

const startApi = (service: Service, options: FakeCarrierOptions): Promise<FakeCarrierApi> =>
  service.company === SIGNALWIRE
    ? startFakeSignalWireApi(DEMO_PROJECT, options)
    : startFakeTwilioApi(service, options);

/** @param onError told of what the service does not take: it may be stopping. */
export async function startDemoCarrier(
  service: Service,
  onError: (error: unknown) => void,
): Promise<FakeCarrierApi> {
  const tell = (url: string, fields: Readonly<Record<string, string>>) =>
    ask(service, { url, method: 'POST' }, fields);
  const deliver = async (text: FakeText) => {
    for (const [status, afterMs] of [
      ['sent', SENT_MS],
      ['delivered', DELIVERED_MS],
    ] as const) {
      await sleep(afterMs);
      const told = api.messages.become(text, status);
      if (told !== null) await tell(told.url, told.form);
    }
  };
  const ring = async ({ sid, to, from, statusCallback }: Placed) => {
    await sleep(RINGS_MS);
    if (statusCallback === '') return;
    const call = { CallSid: sid, AccountSid: service.accountSid, From: from, To: to, SequenceNumber: '1' };
    await tell(statusCallback, { ...call, CallStatus: 'no-answer' });
  };
  const api = await startApi(service, {
    numbers: { own: 'every', landlines: [], forbidden: [] },
    onText: (text) => void deliver(text).catch(onError),
    onPlaced: (call) => void ring(call).catch(onError),
  });
  return api;
}
