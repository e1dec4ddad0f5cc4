/**
 * A phone that the carrier rings for `<Dial>`. Who holds it is told by the last digit of its number, so that whoever tries
 * the service out chooses how a call ends: 6 declines, 7 is busy, 8 is a voicemail, 9 never answers; every other
 * one takes the call.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { companyOf } from './company.ts';
import type { Fields } from './fields.ts';
import type { Next, RungPhone, Verb } from './twiml.ts';
import { ask, type Document, type Service } from './webhooks.ts';

type Holder = 'takes' | 'declines' | 'is-busy' | 'is-voicemail' | 'never-answers';

const HOLDERS: ReadonlyMap<string, Holder> = new Map([
  ['6', 'declines'],
  ['7', 'is-busy'],
  ['8', 'is-voicemail'],
  ['9', 'never-answers'],
]);
const holderOf = (phone: string): Holder => HOLDERS.get(phone.slice(-1)) ?? 'takes';

/** As Twilio tells it of the call that it placed; `bridged`: somebody has it, and hears the caller. */
type DialEnd = 'bridged' | 'completed' | 'busy' | 'no-answer';

const PICKED_UP_AFTER_MS = 1_000;
const SENTENCE_MS = 500;
const MOST_DOCUMENTS = 5;

interface Ringing {
  /** Of the call whose caller waits. */
  readonly fields: Fields;
  /** The address that those in the document are relative to. */
  readonly base: string;
  /** Settles when the caller hangs up. */
  readonly gone: Promise<unknown>;
  readonly onError: (error: unknown) => void;
}

/** Rings phones at once until somebody has the call, it is known that nobody takes it, or it has rung long enough. */
export async function ringPhones(
  service: Service,
  { phones, timeoutSeconds }: Pick<Extract<Verb, { name: 'Dial' }>, 'phones' | 'timeoutSeconds'>,
  { gone, onError, ...ringing }: Ringing,
): Promise<DialEnd> {
  const stop = new AbortController();
  const { signal } = stop;
  const bridged = Promise.withResolvers<'bridged'>();
  const all = phones.map(async (phone) => {
    try {
      const end = await ringPhone(service, phone, { ...ringing, timeoutMs: timeoutSeconds * 1_000, signal });
      if (end === 'bridged') bridged.resolve(end);
      return end;
    } catch (error) {
      if (!signal.aborted) onError(error);
      return 'no-answer';
    }
  });
  const over = Promise.all(all).then((ends) => (ends.includes('bridged') ? bridged.promise : endOf(ends)));
  const end = await Promise.race([bridged.promise, over, gone.then(() => 'no-answer' as const)]);
  stop.abort();
  return end;
}

/** 0.5 s of the tone that a caller hears while it rings; without a pause, which an impatient caller would speak into. */
const RINGING = Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at % 18 < 9 ? 0x9e : 0x1e)));

/** Lets the caller hear that it rings, until it is known how that ends. */
export async function hearRinging<End>(
  line: { play(audio: Buffer): Promise<unknown>; disconnect(): void },
  ringing: Promise<End>,
): Promise<End> {
  const state = { over: false };
  const over = ringing.finally(() => {
    state.over = true;
    line.disconnect();
  });
  while (!state.over) await Promise.race([line.play(RINGING), over]);
  return over;
}

/**
 * Rings a phone until somebody has the call or it is known that nobody takes it.
 * @param fields of the call whose caller waits.
 */
async function ringPhone(
  service: Service,
  { number, screen }: RungPhone,
  {
    fields,
    base,
    timeoutMs,
    signal,
  }: Pick<Ringing, 'fields' | 'base'> & {
    /** How long it rings; whoever has picked up may listen longer. */
    readonly timeoutMs: number;
    readonly signal: AbortSignal;
  },
): Promise<DialEnd> {
  const holder = holderOf(number);
  if (holder === 'is-busy') return 'busy';
  if (holder === 'never-answers' || timeoutMs < PICKED_UP_AFTER_MS) {
    await sleep(timeoutMs, undefined, { signal });
    return 'no-answer';
  }
  await sleep(PICKED_UP_AFTER_MS, undefined, { signal });
  if (screen === null) return 'bridged';
  const leg = {
    ...fields,
    CallSid: companyOf(service).newSid('CA'),
    ParentCallSid: fields['CallSid'] ?? '',
    Direction: 'outbound-dial',
    CallStatus: 'in-progress',
    To: number,
    Called: number,
  };
  const fetch = ({ url, method }: Next, from: string, more: Fields = {}) =>
    ask(service, { url: new URL(url, from).href, method }, { ...leg, ...more });
  let document = await fetch(screen, base);
  for (let documents = 0; documents < MOST_DOCUMENTS; documents += 1) {
    const next = await hear(document, holder, signal);
    if (next === 'hang-up') return 'completed';
    if (next === 'bridge') return 'bridged';
    document = await fetch(next.to, document.url, { Digits: next.digit });
  }
  return 'completed';
}

type Heard = 'hang-up' | 'bridge' | { readonly to: Next; readonly digit: string };

/** A document that just ends connects the call, whoever has picked up. */
async function hear({ verbs }: Document, holder: Holder, signal: AbortSignal): Promise<Heard> {
  for (const verb of verbs) {
    if (verb.name === 'Hangup') return 'hang-up';
    if (verb.name !== 'Gather') {
      await sleep(SENTENCE_MS, undefined, { signal });
      continue;
    }
    const digit = keyOf(verb, holder);
    if (digit !== null && verb.action !== null) return { to: verb.action, digit };
    await sleep(verb.timeoutSeconds * 1_000, undefined, { signal });
  }
  return 'bridge';
}

function keyOf({ prompts }: Extract<Verb, { name: 'Gather' }>, holder: Holder): string | null {
  if (holder === 'declines') return '2';
  return holder === 'takes' && prompts.length > 0 ? '1' : null;
}

/** What the caller's action is told of phones that rang at once, and none was bridged. */
function endOf(ends: readonly DialEnd[]): DialEnd {
  return ends.find((end) => end === 'completed') ?? ends.find((end) => end === 'no-answer') ?? 'busy';
}
