/** A card: a caller who wants something, what they say, and how the records of the business should look afterwards. */
import fs from 'node:fs';
import { z } from 'zod';
import { languageOf } from '../languages/languages.ts';

/** Those that a caller can tell from what is said. */
const questions = new Set(languageOf('en').scripted.questions.map(([question]) => question));

/** An appointment, by the business's wall clock; what is left out may be anything. */
const Appointment = z.strictObject({
  service: z.string().optional(),
  staff: z.string().optional(),
  at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/),
  name: z.string().optional(),
  phone: z.string().optional(),
});

/** One way in which a call may rightly end. */
const End = z.strictObject({
  /** All appointments that stand then. */
  booked: z.array(Appointment),
  /** Words that are in a message, one entry a message; left out: messages do not matter. */
  messages: z.array(z.array(z.string())).optional(),
});

const Card = z.strictObject({
  name: z.string(),
  /** Null: the number is hidden. */
  phone: z.string().nullable().default('+12125550140'),
  /** Appointments from before the call. */
  booked: z.array(Appointment.required({ service: true, staff: true, name: true })).default([]),
  /** The first words. */
  opens: z.string(),
  /** Said to a question of that kind, one after the other; the last is said again. */
  answers: z.partialRecord(z.enum([...questions]), z.array(z.string())).default({}),
  /** Said, one after the other, when the receptionist asks for nothing more. */
  then: z.array(z.string()).default([]),
  /** The name that the caller gives. */
  as: z.string().default('Pat Roe'),
  ends: z.array(End).min(1),
  /** What the receptionist has to say in the call, each in one of several ways. */
  says: z.array(z.array(z.string())).default([]),
  /** What it must never say. */
  neverSays: z.array(z.string()).default([]),
});

export type Card = z.infer<typeof Card>;
export type End = z.infer<typeof End>;
export type Appointment = z.infer<typeof Appointment>;

/** The moment at which all the calls are made: a Wednesday. */
export const NOW = Temporal.ZonedDateTime.from('2026-12-02T10:20[America/New_York]');

export interface Deck {
  /** What the callers want. */
  readonly about: string;
  readonly cards: readonly Card[];
}

/** All cards: a file holds those about one thing. @throws ZodError for a card that is not one. */
export function readDecks(): readonly Deck[] {
  const folder = new URL('cards/', import.meta.url);
  return fs.readdirSync(folder).map((file) => ({
    about: file.replace(/^\d+-|\.json$/g, '').replaceAll('-', ' '),
    cards: z.array(Card).parse(JSON.parse(fs.readFileSync(new URL(file, folder), 'utf8'))),
  }));
}
