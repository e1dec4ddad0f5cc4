/** The receptionist of a business, on any channel: its fixed sentences, its knowledge and its tools. */
import type { BusinessProfile } from '../business/business.ts';
import { recordingLaw } from '../business/recording-law.ts';
import type { ModelMessage, ToolCall, ToolSpec } from '../call/ports.ts';
import type { Outcome } from '../events/events.ts';
import type { FixedSentence } from '../languages/language.ts';
import { languageOf } from '../languages/languages.ts';
import { emergencyIn } from './emergency.ts';
import { keysOffered, SpokenLanguage } from './languages-spoken.ts';
import { Screening } from './screening.ts';
import { TOOL_SPECS } from './tools/index.ts';
import { openStretches, opensOn } from './tools/times.ts';
import type { ToolRun } from './tools/tool.ts';
import type { Toolset } from './tools/toolset.ts';
import { unfinishedMessage } from './unfinished-message.ts';

export interface Receptionist {
  /** The one it speaks now. */
  readonly language: string;
  /** All that callers may speak to it, the business's first. */
  readonly languages: readonly [string, ...string[]];
  /** Of the voice it speaks in; null: the installation's own. */
  readonly voiceId: string | null;
  readonly keyterms: readonly string[];
  readonly tools: readonly ToolSpec[];
  readonly fillers: readonly string[];
  /** Tells an unwanted caller. */
  readonly screening: Pick<Screening, 'know' | 'silent' | 'hear' | 'wouldEnd' | 'unwanted'>;
  systemPrompt(): string;
  sentence(name: FixedSentence): string;
  speakable(text: string): string;
  /** The sentence to say at once when these words tell of danger to life. */
  emergency(text: string): string | null;
  /**
   * A turn of the caller's is over: what they were asked before may have been answered.
   * @param keys what they typed on the keypad, if that was their turn.
   * @returns what is said at once, since they only chose a language; null: they are answered.
   */
  callerSpoke(text: string, keys: string | null): string | null;
  /** What they said before this conversation was taken up again, turn by turn: it chose the language. */
  saidBefore(turns: readonly string[]): void;
  /** Words that may be answered: the language follows them. */
  hears(text: string): void;
  toolWrites(name: string): boolean;
  /** Runs a tool to its end. Never throws; a write is done once, however often it is asked for. */
  runTool(call: ToolCall): Promise<ToolRun>;
  /** The call that takes the message which the conversation broke off in; null where there is none. */
  unfinished(messages: readonly ModelMessage[]): ToolCall | null;
  /** What came of the conversation so far. */
  outcome(): { readonly outcome: Outcome | null; readonly summary: string };
}

/** Builds the receptionist of one conversation. */
export function createReceptionist(toolset: Toolset): Receptionist {
  const { business, caller } = toolset;
  const spoken = new SpokenLanguage(business, (tag) => toolset.speak(tag));
  return {
    get language() {
      return toolset.business.language;
    },
    languages: [business.language, ...business.alsoSpeaks],
    voiceId: business.voiceId,
    keyterms: [business, ...business.staff, ...business.services].map(({ name }) => name),
    tools: TOOL_SPECS,
    get fillers() {
      return toolset.language.fixed.fillers;
    },
    screening: new Screening(business, toolset.language, {
      forged: caller.forged ?? false,
      isServed: () => SERVED.has(toolset.outcome().outcome),
    }),
    systemPrompt: () =>
      toolset.language.prompt.system({
        ...toolset.business,
        otherLanguages: [business.language, ...business.alsoSpeaks]
          .map(languageOf)
          .filter((each) => each !== toolset.language)
          .map(({ choice }) => choice.name),
        week: business.hours.map(openStretches),
        holidays: holidaysToTell(toolset),
        knowledge: knowledgeToTell(business),
        callerPhone: caller.phone,
        now: toolset.now(),
      }),
    sentence: (name) => fixedSentence(name, toolset.business, caller.phone),
    speakable: (text) => toolset.language.numbers.speakable(text, business),
    // Danger is heard in each language that the business speaks, before anything else is.
    emergency: (text) =>
      [toolset.business.language, business.language, ...business.alsoSpeaks]
        .map((language) => emergencyIn(text, { ...business, language }))
        .find((sentence) => sentence !== null) ?? null,
    toolWrites: (name) => toolset.writes(name),
    runTool: (call) => toolset.run(call),
    callerSpoke: (text, keys) => {
      toolset.callerSpoke(keys);
      return spoken.turn(text, keys !== null);
    },
    saidBefore: (turns) => {
      for (const text of turns) spoken.turn(text, false);
    },
    hears: (text) => {
      spoken.hears(text);
    },
    unfinished: (messages) => unfinishedMessage(messages, toolset.language),
    outcome: () => toolset.outcome(),
  };
}

/** The outcomes of who was served: nobody sells anything by them. */
const SERVED: ReadonlySet<Outcome | null> = new Set<Outcome>(['booked', 'moved', 'cancelled', 'message']);

/** More characters of knowledge than this are looked up; those below are read before every reply. */
const MOST_KNOWLEDGE = 6_000;

/** All that the owner wrote down, or nothing. */
function knowledgeToTell({ knowledge }: BusinessProfile): BusinessProfile['knowledge'] {
  const length = knowledge.reduce((sum, { question, answer }) => sum + question.length + answer.length, 0);
  return length <= MOST_KNOWLEDGE ? knowledge : [];
}

/** More are not asked about in one call. */
const MOST_HOLIDAYS = 5;

/** The next holidays on which the business would be open, or was said to be closed. */
function holidaysToTell({ business, holidays }: Toolset) {
  return holidays.slice(0, MOST_HOLIDAYS).map(({ day, name }) => {
    const date = Temporal.PlainDate.from(day);
    const hours = opensOn(business, date);
    const isSure = hours.length === 0 || business.specialDays.some((special) => special.day === day);
    return { name, day: date, hours: isSure ? hours : null };
  });
}

/** Everything that a business's receptionist says by heart, the greeting first. */
export function fixedSentences(business: BusinessProfile): readonly string[] {
  const { others, fillers } = languageOf(business.language).fixed;
  return [...greetings(business), ...Object.values(others), ...fillers];
}

/** The greetings that callers from different places hear. */
export const greetings = (business: BusinessProfile): readonly string[] => {
  const own = business.numbers[0] ?? null;
  return [...new Set([own, null].map((caller) => fixedSentence('greeting', business, caller)))];
};

/** @param caller their number, E.164; null when it is withheld. */
export function fixedSentence(name: FixedSentence, business: BusinessProfile, caller: string | null): string {
  const { greeting, others } = languageOf(business.language).fixed;
  if (name !== 'greeting') return others[name];
  const said = greeting({ ...business, consent: consentSentence(business, caller) ?? '' });
  const keys = keysOffered(business);
  return keys === '' ? said : `${said} ${keys}`;
}

/** By which voices are compared. */
export const sampleSentence = ({ name, language }: BusinessProfile): string =>
  languageOf(language).fixed.sample(name);

/** The notice that the call is recorded, as the law of both places asks for it; null where it is not. */
export function consentSentence(business: BusinessProfile, caller: string | null): string | null {
  const { recordsCalls, consentText, language, numbers } = business;
  if (!recordsCalls) return null;
  const { recorded } = languageOf(language).fixed;
  return consentText === '' ? recorded[recordingLaw(numbers[0] ?? null, caller)] : consentText;
}
