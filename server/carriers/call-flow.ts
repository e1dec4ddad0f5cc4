/** The call flow: the policy from what is known of a call to what its carrier does with it. Pure; a carrier only renders it. */
import type { Language } from '../languages/language.ts';

/** What a carrier is told to do with a call. Words are said by its own voice first. */
export type CallInstruction =
  /** Connects the caller to the receptionist; the stream shows the token. */
  | { readonly type: 'stream'; readonly token: string; readonly words: string | null }
  | ({ readonly type: 'put-through'; readonly words: string | null } & Ringing)
  /** `goodbye`: said to a caller who leaves no message. */
  | { readonly type: 'take-message'; readonly words: string; readonly goodbye: string }
  | { readonly type: 'hang-up'; readonly words: string | null }
  /** Tells whoever answered a phone that we ring who calls, and waits for a key, which this webhook is told; without one the phone is hung up. */
  | {
      readonly type: 'screen';
      readonly words: string;
      readonly tells: 'leg-key' | 'ring-key';
      readonly token: string;
    }
  /** Lets two calls hear each other: it begins when the caller comes, and ends when either leaves. */
  | { readonly type: 'conference'; readonly room: string; readonly side: 'caller' | 'person' }
  /** Rings a phone in the receptionist's place; the caller comes back where nobody takes the call. */
  | ({ readonly type: 'transfer'; readonly from: string; readonly ringSeconds: number } & Ringing)
  /** Rings phones of the staff at once before the receptionist answers; the caller hears it ring. */
  | ({ readonly type: 'ring-staff' } & StaffRinging)
  /** Says the words to whoever answers a call of ours. */
  | { readonly type: 'read-out'; readonly words: readonly Spoken[] }
  /** Asks for nothing: the answer to a text, and to what is refused. */
  | { readonly type: 'nothing' };

/** A sentence of the carrier's voice, or a pause. */
export type Spoken = string | { readonly pauseSeconds: number };

/** The telephone that is rung in the receptionist's place. */
export interface Ringing {
  readonly phone: string;
  /** After which the call that was put through ends. */
  readonly seconds: number;
}

/** Phones of the staff that ring at once; each has a token that says whose it is. */
export interface StaffRinging {
  readonly phones: readonly { readonly phone: string; readonly token: string }[];
  readonly ringSeconds: number;
  /** After which the call ends that somebody took. */
  readonly seconds: number;
}

/** Why the receptionist does not serve a caller. */
export type FallbackReason =
  /** A limit of the business is reached. */
  | 'not-admitted'
  /** Nothing recognises speech in this installation. */
  | 'cannot-hear'
  /** The receptionist could not go on, or its line was lost for good. */
  | 'receptionist-failed'
  /** The carrier could not carry out an answer of ours. */
  | 'carrier-gave-up'
  | 'no-database'
  /** The telephone that was rung in its place was not answered. */
  | 'nobody-took-it';

/** What is known of a call, and written down, when its carrier is answered. */
export type CallFacts =
  /** `ourselves`: a code that we send to a number which leads here; its receptionist cannot use it. */
  | { readonly type: 'turned-away'; readonly why: 'ourselves' | 'unknown-number' | 'blocked' }
  /** The receptionist answers; `token` null: the call has ended already. */
  | { readonly type: 'admitted'; readonly token: string | null }
  /** Its stream was lost, and another one is opened. */
  | { readonly type: 'reconnected'; readonly token: string }
  | {
      readonly type: 'unserved';
      readonly why: FallbackReason;
      /** Null: no telephone may be rung. */
      readonly ringing: Ringing | null;
    }
  /** The receptionist, or the telephone that was rung, is done. */
  | { readonly type: 'over' }
  | { readonly type: 'recorded' }
  /** Somebody has pressed a key at a phone that rings for a transfer. */
  | {
      readonly type: 'leg';
      /** `too-late`: somebody else has taken the call, or the caller is gone. */
      readonly answer: 'taken' | 'declined' | 'too-late' | 'test-done';
      readonly room: string;
    }
  /** The staff are rung before the receptionist answers. */
  | ({ readonly type: 'staff-rings' } & StaffRinging)
  /** One of them has picked up. */
  | {
      readonly type: 'staff-answered';
      readonly business: string;
      /** The caller's name and number, as far as they are known. */
      readonly caller: string | null;
      readonly phone: string | null;
      readonly token: string;
    }
  /** They have pressed the key, and hear the caller; or another one, and are hung up. */
  | { readonly type: 'staff-decided'; readonly takes: boolean }
  /** The carrier asks for what was decided when the call was placed or moved. */
  | { readonly type: 'decided'; readonly instruction: CallInstruction }
  /** It is no call but a text. */
  | { readonly type: 'text' };

/** @param transfers the sentences to people who are rung for a transfer */
export function callFlow(
  facts: CallFacts,
  say: Language['calls'],
  transfers: Pick<Language['transfers'], 'screen' | 'tooLate' | 'testDone'>,
): CallInstruction {
  switch (facts.type) {
    case 'turned-away':
      return hangUp({ ourselves: null, 'unknown-number': say.notInService, blocked: say.blocked }[facts.why]);
    case 'admitted':
      return facts.token === null ? hangUp() : { type: 'stream', token: facts.token, words: null };
    case 'reconnected':
      return { type: 'stream', token: facts.token, words: say.cutOff };
    case 'unserved': {
      const { why, ringing } = facts;
      const calm = CALM.has(why);
      if (ringing !== null && why !== 'nobody-took-it')
        return { type: 'put-through', ...ringing, words: calm ? null : say.puttingThrough };
      return { type: 'take-message', words: calm ? say.nobodyFree : say.trouble, goodbye: say.goodbye };
    }
    case 'over':
      return hangUp();
    case 'recorded':
      return hangUp(say.messageTaken);
    case 'leg':
      return facts.answer === 'taken'
        ? { type: 'conference', room: facts.room, side: 'person' }
        : hangUp(
            { declined: null, 'too-late': transfers.tooLate, 'test-done': transfers.testDone }[facts.answer],
          );
    case 'staff-rings': {
      const { phones, ringSeconds, seconds } = facts;
      return { type: 'ring-staff', phones, ringSeconds, seconds };
    }
    case 'staff-answered': {
      const words = transfers.screen({ ...facts, reason: '' });
      return { type: 'screen', words, tells: 'ring-key', token: facts.token };
    }
    case 'staff-decided':
      return facts.takes ? { type: 'nothing' } : hangUp();
    case 'decided':
      return facts.instruction;
    case 'text':
      return { type: 'nothing' };
  }
}

const hangUp = (words: string | null = null): CallInstruction => ({ type: 'hang-up', words });

/** Nothing broke in the middle of their call: there is nothing to be sorry for. */
const CALM: ReadonlySet<FallbackReason> = new Set(['not-admitted', 'cannot-hear', 'nobody-took-it']);

/** Decides before a call is written down whether the receptionist answers it; null: it does. */
export function whyUnserved(facts: {
  readonly admitted: boolean;
  readonly hearsCallers: boolean;
}): FallbackReason | null {
  if (!facts.admitted) return 'not-admitted';
  return facts.hearsCallers ? null : 'cannot-hear';
}

/** How a call stands whose stream has ended while its caller may still be there. */
export interface EndedStream {
  readonly call: 'under-way' | 'ended' | 'failed' | 'ended-in-hand-over';
  /** How many streams it has lost by now; one that was handed over as planned is not lost. */
  readonly losses: number;
}

/** Decides how it goes on: the first loss of a stream is mended, the second is not. */
export function afterEndedStream({ call, losses }: EndedStream): 'hang-up' | 'stream' | 'fallback' {
  switch (call) {
    case 'ended':
      return 'hang-up';
    // What was booked before the receptionist failed is the call's outcome, and the caller is helped all the same.
    case 'failed':
    case 'ended-in-hand-over':
      return 'fallback';
    case 'under-way':
      return losses > 1 ? 'fallback' : 'stream';
  }
}
