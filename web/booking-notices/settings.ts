/** The notices that customers get, as their settings are edited. */
import type { RouterOutputs } from '../api.ts';

export type NoticeSettings = RouterOutputs['bookingNotices']['settings']['bookingNotices'];
export type Defaults = RouterOutputs['bookingNotices']['settings']['defaults'];
export type NoticeKind = keyof NoticeSettings['channels'];

export const KINDS = [
  'confirmation',
  'changed',
  'cancelled',
  'reminder',
  'late',
  'review',
] as const satisfies readonly NoticeKind[];
export const CHANNELS = ['sms', 'mail'] as const;

/** A part of a message's words. */
export type TemplatePart = 'sms' | 'subject' | 'body';
export const LONGEST: Readonly<Record<TemplatePart, number>> = { sms: 480, subject: 150, body: 4_000 };

/** What every part of the page is given. */
export interface PartProps {
  readonly settings: NoticeSettings;
  readonly change: (change: Partial<NoticeSettings>) => void;
  /** What the service says is wrong with a field, by its path, as in `review.link`. */
  readonly wrong: Readonly<Record<string, string>>;
}

/** The settings with one part of a message's words changed; null: our words again. */
export function withWords(
  { templates }: NoticeSettings,
  kind: NoticeKind,
  part: TemplatePart,
  words: string | null,
): Pick<NoticeSettings, 'templates'> {
  const parts: Readonly<Record<string, string | null>> = { ...templates[kind], [part]: words };
  const own = Object.entries(parts).filter(([, each]) => each !== null);
  const { [kind]: _, ...others } = templates;
  return { templates: own.length === 0 ? others : { ...others, [kind]: Object.fromEntries(own) } };
}

/** A text with words put in at a place, or over what is selected there. */
export const inserted = (text: string, words: string, from: number, to: number): string =>
  text.slice(0, from) + words + text.slice(to);
