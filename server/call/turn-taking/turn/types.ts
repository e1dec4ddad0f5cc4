/** The words of the turn-taking machine: its states, what happens to it, and what it wants done. See SPEC.md. */

/** Counts the replies of one call, from 1. */
export type ReplyId = number & { readonly __id: 'reply' };

/** Sentences that are always the same, so that they can be cached as audio. */
export type FixedSentence =
  | 'greeting'
  | 'resumed'
  | 'handed-back'
  | 'not-caught'
  | 'still-there'
  | 'silence-goodbye'
  | 'trouble'
  | 'trouble-goodbye'
  | 'time-warning'
  | 'time-over'
  | 'cannot-hear'
  | 'please-type';

/** One of those, or words that are made for this moment. */
export type Sentence = FixedSentence | { readonly words: string };

export type Timer =
  'silence' | 'filler' | 'endpoint' | 'keypad' | 'late-answer' | 'goodbye' | 'warning' | 'limit';

/** Why a call ended; `hung-up`: by a human agent. */
export type Ending = 'hangup' | 'lost' | 'goodbye' | 'silence' | 'too-long' | 'failed' | 'hung-up';

export type Phase =
  | { readonly name: 'listening' }
  | { readonly name: 'caller-speaking'; readonly text: string }
  /** `text`: what the reply answers; null: the words are not known yet. */
  | { readonly name: 'preparing'; readonly reply: ReplyId; readonly text: string | null }
  | { readonly name: 'thinking'; readonly reply: ReplyId; readonly fillers: number }
  | {
      readonly name: 'speaking';
      readonly reply: ReplyId;
      readonly fillers: number;
      readonly backchannel: string | null;
    }
  /** `resume`: the reply to go on with if it was nothing; null where a new reply is due anyway. */
  | { readonly name: 'interrupted'; readonly resume: ReplyId | null; readonly text: string }
  | { readonly name: 'waiting'; readonly resume: ReplyId | null }
  /** `text`: what the caller is saying to the human agent, not recorded yet. */
  | { readonly name: 'taken-over'; readonly text: string }
  | { readonly name: 'ended'; readonly ending: Ending };

/** What means "go on" and what means "stop" while the receptionist speaks, in the language of the call. */
export interface TurnWords {
  /** Words, and phrases of up to four words. */
  readonly backchannel: ReadonlySet<string>;
  readonly stop: RegExp;
  /** What takes an emergency back, in lower case. */
  readonly noEmergency: RegExp;
}

export interface TurnState {
  readonly words: TurnWords;
  readonly phase: Phase;
  readonly lastReply: ReplyId;
  /** How the call ends once the present reply was heard; null: it goes on. */
  readonly endingAfter: Ending | null;
  /** The present reply is not to be interrupted. */
  readonly urgent: boolean;
  /** Tools that run right now, also those of aborted replies. */
  readonly tools: number;
  readonly keys: string;
  readonly silenceAsks: number;
  /** How often the caller was seen typing since they last said something. */
  readonly typing: number;
  /** A sound without words came, and whether it was asked about since the caller last said something. */
  readonly mumble: 'none' | 'heard' | 'asked';
  /** Replies that failed in a row; `apologising` keeps the apology itself from counting as a success. */
  readonly failures: number;
  readonly apologising: boolean;
  /** Sentences to say at the next moment when nobody speaks. */
  readonly pending: readonly Sentence[];
  /** A phone rings for the caller, who waits with music. */
  readonly held: boolean;
}

export type TurnEvent =
  /** `words`: said in place of what a call begins with. */
  | { readonly type: 'start'; readonly resumed: boolean; readonly words: string | null }
  // the caller
  | { readonly type: 'speech-started' }
  | { readonly type: 'words'; readonly text: string }
  | { readonly type: 'eager-end-of-turn'; readonly text: string }
  | { readonly type: 'turn-resumed' }
  | { readonly type: 'end-of-turn'; readonly text: string }
  /** The caller makes a sound, whose words an engine knows only when it is over. */
  | { readonly type: 'sound' }
  /** The caller has probably finished; an `end-of-turn` with their words follows. */
  | { readonly type: 'turn-closed' }
  | { readonly type: 'typing' }
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'key'; readonly digit: string }
  | { readonly type: 'emergency'; readonly text: string; readonly say: string }
  // the reply
  | { readonly type: 'reply-audio'; readonly reply: ReplyId }
  | { readonly type: 'reply-dry'; readonly reply: ReplyId }
  | { readonly type: 'reply-sent'; readonly reply: ReplyId }
  | { readonly type: 'reply-heard'; readonly reply: ReplyId }
  | { readonly type: 'reply-failed'; readonly reply: ReplyId }
  | { readonly type: 'end-requested'; readonly reply: ReplyId }
  | { readonly type: 'tool-started' }
  | { readonly type: 'tool-finished' }
  // a human agent
  | { readonly type: 'whispered' }
  | { readonly type: 'taken-over' }
  /** `left`: the human agent is gone without having said so. */
  | { readonly type: 'handed-back'; readonly left: boolean }
  | { readonly type: 'hung-up' }
  // a person who is rung
  /** A phone rings for the caller; `words`: what they are told of it, null where they know. */
  | { readonly type: 'held'; readonly words: string | null }
  /** It rings no more, and the caller is still here. */
  | { readonly type: 'released'; readonly words: string | null }
  // the rest
  /** What carried the call is lost, and another goes on. `whole`: nothing is missing of what is being said. */
  | { readonly type: 'speech-lost'; readonly whole: boolean }
  /** `canType`: the caller can be understood in another way. */
  | { readonly type: 'recognition-lost'; readonly canType: boolean }
  | { readonly type: 'timer'; readonly timer: Timer }
  | { readonly type: 'line-closed'; readonly reason: 'hangup' | 'lost' };

export type TurnEffect =
  /** Records what the caller said. */
  | { readonly type: 'caller-turn'; readonly text: string; readonly by: 'voice' | 'keys' }
  /** Lets the model answer all that was said so far; with `prepared`, nothing of it is heard before `release-reply`. */
  | { readonly type: 'start-reply'; readonly reply: ReplyId; readonly prepared: string | null }
  | { readonly type: 'release-reply'; readonly reply: ReplyId }
  /** Stops model and speech of this reply; its tools finish on their own. */
  | { readonly type: 'abort-reply'; readonly reply: ReplyId }
  /** Drops the audio on the line that was not heard yet. */
  | { readonly type: 'clear' }
  | { readonly type: 'say'; readonly reply: ReplyId; readonly sentence: FixedSentence }
  | { readonly type: 'say-words'; readonly reply: ReplyId; readonly words: string }
  /** Speaks what the caller did not hear of an interrupted reply, and lets the model finish it. */
  | { readonly type: 'resume-reply'; readonly reply: ReplyId; readonly interrupted: ReplyId }
  | { readonly type: 'say-filler'; readonly reply: ReplyId }
  | { readonly type: 'set-timer'; readonly timer: Timer; readonly ms: number }
  | { readonly type: 'stop-timer'; readonly timer: Timer }
  /** Closes the line and the record; every timer, request and socket of the call goes with it. */
  | { readonly type: 'end'; readonly ending: Ending };

export interface Step {
  readonly state: TurnState;
  readonly effects: readonly TurnEffect[];
}
