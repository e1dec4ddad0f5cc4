/** A language that Ahoy speaks with customers and callers: all that is said, read and understood in it. */
import type { CallFlowSentences } from './calls.ts';
import type { DateLanguage } from './dates.ts';
import type { EmergencyWords } from './emergency.ts';
import type { FixedSentences } from './fixed.ts';
import type { CustomerMails } from './mails.ts';
import type { NumberLanguage } from './numbers.ts';
import type { PromptText } from './prompt.ts';
import type { ScriptedLanguage } from './scripted.ts';
import type { SentenceSigns } from './sentences.ts';
import type { ToolSentences } from './tools.ts';
import type { TurnWords } from './turns.ts';

/**
 * The section of each part of the service is a file of its own beside this one; a language is a folder that fills them.
 * Facts go in as plain values, sentences come out; a language decides nothing.
 */
export interface Language {
  /** BCP 47, without a country. */
  readonly tag: string;
  readonly calls: CallFlowSentences;
  readonly dates: DateLanguage;
  readonly emergency: EmergencyWords;
  readonly fixed: FixedSentences;
  readonly mails: CustomerMails;
  readonly numbers: NumberLanguage;
  readonly prompt: PromptText;
  readonly scripted: ScriptedLanguage;
  readonly sentences: SentenceSigns;
  readonly tools: ToolSentences;
  readonly turns: TurnWords;
}
