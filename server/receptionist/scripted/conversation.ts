/** The knowledge of a scripted receptionist about a call, all read from the history, and its next step. */
import type { Language, Question, SentenceName } from '../../languages/language.ts';
import type { ToolName } from '../tools/index.ts';
import type { Act, Choice } from './act.ts';
import { Utterance } from './utterance.ts';

export type Goal = 'none' | 'book' | 'look-up' | 'move' | 'cancel' | 'details' | 'message';

export interface Conversation {
  readonly language: Language;
  readonly goal: Goal;
  /** All that the caller said about what to book, in order. */
  readonly wish: readonly string[];
  /** The latest of it that names a day or a time. */
  readonly when: string | null;
  readonly offers: readonly Choice[];
  readonly offer: string | null;
  /** What was agreed to for the others who come along, each still without a name. */
  readonly others: readonly Choice[];
  readonly name: string | null;
  /** Whose booking was asked for, where that is somebody else; empty where no name was said. */
  readonly owner: string | null;
  /** What may have been the name, until the caller has said so. */
  readonly maybeName: string | null;
  readonly phone: string | null;
  /** The beginning of a telephone number that is said in pieces. */
  readonly digits: string;
  /** An address for the details of what was booked, in the caller's words. */
  readonly email: string | null;
  readonly bookings: readonly Choice[];
  readonly booking: Choice | null;
  /** They are asked who they are, since they want what they had before. */
  readonly recalls: boolean;
  /** They were asked, whether or not they could prove it. */
  readonly recalled: boolean;
  readonly message: string | null;
  readonly urgent: boolean;
  readonly asked: Question | null;
  /** What was asked before the caller's last words, whatever they then were about. */
  readonly answering: Question | null;
  /** The server's sentence that asked, and for what: more certain than guessing from its words. */
  readonly serverAsked: { readonly say: string; readonly question: Question } | null;
  /** A question is answered first, then the wish that came with it is looked up. */
  readonly searchNext: boolean;
  /** Further questions of the same breath, to be answered before that. */
  readonly questions: readonly string[];
  /** The act that the last question proposed. */
  readonly proposed: Act | null;
  /** The last question that named a service: a wish without one may mean it. */
  readonly talkedOf: string | null;
  /** The server's words for the last thing done, where it was a booking: a caller who contradicts means it. */
  readonly booked: string | null;
  /** The caller has said goodbye, and what they said with it is still done. */
  readonly leaving: boolean;
  /** How often in a row the caller was told that they were not understood. */
  readonly confusions: number;
  /** What the caller told that may be danger, until they have said whether it is. */
  readonly doubted: string | null;
  readonly lastSaid: string;
  /** How often in a row that was said before. */
  readonly repeats: number;
  /** What was said last, but for what only asked for it again. */
  readonly told: string;
  /** The caller was silent, and was asked whether they are still there. */
  readonly missed: boolean;
  /** The caller was told that nobody can hear them, and was asked to type a number on the keypad. */
  readonly unheard: boolean;
  /** Whom the business rang before the receptionist answered, until the caller has been told so; none: nobody. */
  readonly tried: readonly string[];
  /** Somebody is being rung for the caller. */
  readonly ringing: boolean;
  /** What the business told the receptionist alone, until the next answer. */
  readonly whispered: string | null;
}

const NO_GOAL = {
  goal: 'none',
  owner: null,
  wish: [],
  when: null,
  offers: [],
  offer: null,
  others: [],
  bookings: [],
  booking: null,
  recalls: false,
  message: null,
} as const;

/** The wish is done or given up; who calls stays known. */
export const forgotten = (now: Conversation): Conversation => ({ ...now, ...NO_GOAL });

export const nothingSaid = (language: Language): Conversation => ({
  ...NO_GOAL,
  language,
  recalled: false,
  name: null,
  maybeName: null,
  phone: null,
  digits: '',
  email: null,
  urgent: false,
  asked: null,
  answering: null,
  serverAsked: null,
  searchNext: false,
  questions: [],
  proposed: null,
  talkedOf: null,
  booked: null,
  leaving: false,
  confusions: 0,
  doubted: null,
  lastSaid: '',
  told: '',
  repeats: 0,
  missed: false,
  unheard: false,
  tried: [],
  ringing: false,
  whispered: null,
});

export const hear = ({ language }: Conversation, text: string): Utterance => new Utterance(text, language);

/** A step of the receptionist: say something, ask for a tool, or both in this order. */
export interface Move {
  readonly say: string;
  readonly call: { readonly name: ToolName; readonly arguments: Readonly<Record<string, unknown>> } | null;
}

/** The knowledge after an event, and the answer to it. */
export interface Step {
  readonly now: Conversation;
  readonly move: Move;
}

export const say = (now: Conversation, text: string): Step => ({ now, move: { say: text, call: null } });

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Says a sentence that is known by heart. */
export const tell = (now: Conversation, name: SentenceName): Step => say(now, sentence(now, name));

export const sentence = ({ language }: Conversation, name: SentenceName): string =>
  language.scripted.sentences[name];

/** Says the server's sentence, and a question behind it where it has none of its own. */
export const andAsk = (now: Conversation, said: string, question: SentenceName): Step =>
  say(now, said.trimEnd().endsWith('?') ? said : `${said} ${sentence(now, question)}`);

/** A tool call, with something said before it; arguments that are not known are left out. */
export function call(
  now: Conversation,
  name: ToolName,
  args: Readonly<Record<string, unknown>>,
  text = '',
): Step {
  const known = Object.fromEntries(Object.entries(args).filter(([, value]) => Boolean(value)));
  return { now, move: { say: text, call: { name, arguments: known } } };
}
