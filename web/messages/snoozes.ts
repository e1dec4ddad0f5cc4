/** The moments that a message can be put off to, by the business's clock. */
import { instantOf, wallOf } from '../calendar/wall-clock.ts';

export interface Snooze {
  readonly name: 'hour' | 'evening' | 'tomorrow' | 'monday';
  readonly until: Date;
}

const HOUR_MS = 3_600_000;
const EVENING = '18:00:00';
const MORNING = '09:00:00';

/** Only moments to come, the soonest first, each once. */
export function snoozes(now: Date, zone: string): readonly Snooze[] {
  const today = wallOf(now, zone).slice(0, 10);
  const at = (days: number, time: string) => instantOf(`${dayAfter(today, days)} ${time}`, zone);
  // 0 is a Sunday; on a Monday the next one is meant.
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const toMonday = (8 - weekday) % 7 || 7;
  const all: readonly Snooze[] = [
    { name: 'hour', until: new Date(now.getTime() + HOUR_MS) },
    { name: 'evening', until: at(0, EVENING) },
    { name: 'tomorrow', until: at(1, MORNING) },
    // On a Sunday that is tomorrow.
    ...(toMonday === 1 ? [] : [{ name: 'monday' as const, until: at(toMonday, MORNING) }]),
  ];
  return all.filter(({ until }) => until > now).toSorted((a, b) => a.until.getTime() - b.until.getTime());
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
