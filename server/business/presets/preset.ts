/** The preset of a trade: enough for a receptionist to answer and to book before its owner has typed anything. */
import type { BookingPolicy, Stretch, WeeklyHours } from '../../../db/schema.ts';

export interface Preset {
  /** The business's own word for what it does; it also chooses what counts as an emergency. */
  readonly trade: string;
  readonly label: string;
  /** What it is for, in a few words. */
  readonly about: string;
  /** Said when it picks up; `{business}` stands for the name. */
  readonly greeting: string;
  readonly services: readonly PresetService[];
  readonly hours: WeeklyHours;
  readonly policy: BookingPolicy;
  /** Whom appointments are made with: a question to the owner, and names where no owner's name is one. */
  readonly team: { readonly question: string; readonly names: readonly string[] };
  /** Questions that callers of this trade ask, with answers for the owner to adapt. */
  readonly knowledge: readonly { readonly question: string; readonly answer: string }[];
}

export interface PresetService {
  readonly name: string;
  readonly durationMinutes: number;
  readonly bufferAfterMinutes: number;
  /** In the currency's whole unit; null: not told on the phone. */
  readonly price: number | null;
}

/** `9-12 13-17` as stretches of a day. */
const day = (words: string): Stretch[] =>
  words.split(' ').map((stretch) => {
    const [from = '', to = ''] = stretch.split('-').map(clockTime);
    return { from, to };
  });

function clockTime(words: string): string {
  const [hours = '', minutes = '00'] = words.split(':');
  return `${hours.padStart(2, '0')}:${minutes}`;
}

/** A week from Monday on; an empty day is closed. */
export const week = (...days: readonly string[]): WeeklyHours =>
  Array.from({ length: 7 }, (_, index) => {
    const words = days[index] ?? '';
    return words === '' ? [] : day(words);
  });

export const service = (
  name: string,
  durationMinutes: number,
  price: number | null,
  bufferAfterMinutes = 0,
): PresetService => ({ name, durationMinutes, bufferAfterMinutes, price });

export const answers = (pairs: Readonly<Record<string, string>>): Preset['knowledge'] =>
  Object.entries(pairs).map(([question, answer]) => ({ question, answer }));
