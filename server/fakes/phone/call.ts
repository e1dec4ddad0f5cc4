/** One telephone call of a scenario's caller, from dialling to the end, and its report. */
import { Caller, type Exchange } from './caller.ts';
import { carry, type EndedBy } from './carrier.ts';
import { companyOf } from './company.ts';
import { type Gap, Line, type LineNews } from './line.ts';
import type { CallStep, Scenario } from './scenario.ts';
import { type CallerVoice, mumble, type Utterance } from './speech.ts';
import type { TwilioError } from './twiml.ts';
import type { Service } from './webhooks.ts';

/** An event of a call, told at once; times in milliseconds since it was picked up. */
export type CallNews =
  | LineNews
  | { readonly type: 'picked-up'; readonly callSid: string; readonly afterMs: number }
  | { readonly type: 'greeted'; readonly afterMs: number }
  | { readonly type: 'announced'; readonly sentence: string }
  | { readonly type: 'error'; readonly error: TwilioError };

export interface CallOptions {
  readonly service: Service;
  /** The number that is rung. */
  readonly to: string;
  readonly scenario: Scenario;
  readonly voice: CallerVoice;
  /** Keeps both sides' audio. */
  readonly record?: boolean;
  readonly tell?: (news: CallNews) => void;
  /** How long Twilio takes to notice that a stream broke; what it does is not documented. */
  readonly breakNoticedMs?: number;
}

/** The measurements of one call, on the caller's side; times in milliseconds, since the pick-up unless said otherwise. */
export interface CallReport {
  readonly callSid: string;
  /** From dialling to the answer to the first webhook; null: there was none. */
  readonly pickUpMs: number | null;
  /** From the stream's start to its first audio; null: none came. */
  readonly greetingMs: number | null;
  readonly exchanges: readonly Exchange[];
  /** From the end of an interrupting line's first word to the line being cleared. */
  readonly clearedMs: readonly number[];
  /** Silences of half a second and more. */
  readonly gaps: readonly Gap[];
  /** Sentences that the carrier itself spoke. */
  readonly announced: readonly string[];
  readonly endedBy: EndedBy;
  readonly lengthMs: number;
  /** What went against Twilio's rules, or made the caller give up. */
  readonly errors: readonly string[];
  /** Both sides as the caller heard them; null unless they were recorded. */
  readonly audio: { readonly caller: Buffer; readonly receptionist: Buffer } | null;
}

const NOT_CHECKED = 'No-TN-Validation';
const VOUCHED_FOR = 'TN-Validation-Passed-A';
/** Long enough to hear that something happened, as callers of real carriers do. */
const BREAK_NOTICED_MS = 2_000;

/** Places a call and settles when it is over. What goes wrong is in the report. */
export async function placeCall(options: CallOptions): Promise<CallReport> {
  const { service, to, scenario, voice, record = false, breakNoticedMs = BREAK_NOTICED_MS } = options;
  const tell = options.tell ?? (() => undefined);
  const callSid = companyOf(service).newSid('CA');
  const caller = new Caller(scenario.steps, await utterancesOf(scenario.steps, voice));
  const errors: string[] = [];
  const announced: string[] = [];
  let line: Line | null = null;
  let pickUpMs: number | null = null;
  let startedAt: number | null = null;
  let greetingMs: number | null = null;
  const dialled = performance.now();

  const endedBy = await carry({
    service,
    callSid,
    from: scenario.from,
    verstat: scenario.from === null ? NOT_CHECKED : (scenario.verstat ?? VOUCHED_FOR),
    to,
    breakNoticedMs,
    announce: (sentence) => voice.announce(sentence),
    pickUp() {
      pickUpMs = performance.now() - dialled;
      tell({ type: 'picked-up', callSid, afterMs: pickUpMs });
      line = new Line(caller, record, tell);
      return line;
    },
    onError(error) {
      errors.push(error.message);
      tell({ type: 'error', error });
    },
    onAnnounced(sentence) {
      announced.push(sentence);
      tell({ type: 'announced', sentence });
    },
    onStreamStarted() {
      startedAt ??= performance.now();
    },
    onStreamAudio() {
      if (greetingMs !== null || startedAt === null) return;
      greetingMs = performance.now() - startedAt;
      tell({ type: 'greeted', afterMs: greetingMs });
    },
  });
  if (caller.complaint !== null) errors.push(caller.complaint);
  const { exchanges } = caller;
  const lived = livedThrough(line);
  return { callSid, pickUpMs, greetingMs, exchanges, announced, endedBy, errors, ...lived };
}

function livedThrough(line: Line | null): Pick<CallReport, 'clearedMs' | 'gaps' | 'lengthMs' | 'audio'> {
  if (line === null) return { clearedMs: [], gaps: [], lengthMs: 0, audio: null };
  return { clearedMs: line.clearedMs, gaps: line.gaps, lengthMs: line.lengthMs, audio: line.tape };
}

async function utterancesOf(
  steps: readonly CallStep[],
  voice: CallerVoice,
): Promise<ReadonlyMap<CallStep, Utterance>> {
  const utterances = new Map<CallStep, Utterance>();
  for (const step of steps) {
    if (step.do === 'mumble') utterances.set(step, mumble(step.ms));
    if ('words' in step) utterances.set(step, await voice.speak(step.words));
  }
  return utterances;
}
