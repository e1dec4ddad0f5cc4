/** The clock in plain words: "las 3", "las 15:30", "mediodia", "3 pm". */
import type { SpokenTime, Token } from '../../dates.ts';
import { MONTH } from './rules.ts';

/** A clock time that can be nothing else. */
export const CLEAR = '(?:\\d{1,2}:\\d\\d(?: ?[ap]m)?|\\d{1,2} ?[ap]m|mediodia|medianoche)';
/** What is counted, and no hour: "las 2 personas". */
const THINGS =
  '(?! (?:personas?|cosas|citas|veces|chicas|hijas|ninas|hermanas|amigas|minutos?|horas?|dias?|semanas?|mes(?:es)?|anos?|opciones)\\b)';
/** With its article, or clear without. */
export const TIMED = `(?:las? (?:${CLEAR}|\\d{1,2})${THINGS}|(?:el )?${CLEAR})`;
/** Where a number alone is an hour, too: "de 3 a 5". */
export const ANY = `(?:${TIMED}|(?:1\\d|2[0-3]|[1-9])(?! de ${MONTH}\\b)${THINGS})`;

export function clock(words: string | undefined): Token | undefined {
  const time = spokenTime(words ?? '');
  return time && { kind: 'clock', time };
}

export function window(from: string | undefined, to: string | undefined): Token | undefined {
  const start = from === undefined ? undefined : spokenTime(from);
  const end = to === undefined ? undefined : spokenTime(to);
  if ((from !== undefined && !start) || (to !== undefined && !end)) return undefined;
  // "De 3 a 5 de la tarde": the half that is said at the end holds for both.
  const shared = start && end?.half === 'pm' && start.half === undefined && start.hour < end.hour % 12;
  return {
    kind: 'window',
    ...(start ? { from: shared ? { ...start, half: 'pm' } : start } : {}),
    ...(end ? { to: end } : {}),
  };
}

/** Reads "las 3", "3 pm", "15:30", "mediodia"; undefined if there is no such time. */
export function spokenTime(words: string): SpokenTime | undefined {
  if (words.includes('mediodia')) return { hour: 12, minute: 0, half: 'pm' };
  if (words.includes('medianoche')) return { hour: 24, minute: 0 };
  const match = /^(?:las? )?(?<hour>\d{1,2})(?::(?<minute>\d\d))?(?: ?(?<half>[ap]m))?$/.exec(words);
  const hour = Number(match?.groups?.['hour']);
  const minute = Number(match?.groups?.['minute'] ?? 0);
  const half = match?.groups?.['half'];
  if (!match || hour > 23 || minute > 59) return undefined;
  if ((half === 'am' || half === 'pm') && hour >= 1 && hour <= 12) return { hour, minute, half };
  return { hour, minute };
}
