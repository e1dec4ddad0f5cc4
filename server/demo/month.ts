/**
 * A shop's last weeks on the phone, made up: calls with what was said, what they came to, the appointments past and
 * coming. The same seed at the same moment makes the same.
 */
import type { CallId, MessageId } from '../../db/ids.ts';
import type { conversation } from '../../db/schema.ts';
import { languageOf } from '../languages/languages.ts';
import { type Chance, chanceOf } from './chance.ts';
import { type Diary, openDiary, spoken } from './diary.ts';
import { peopleOf, type Person, strangerOf } from './people.ts';
import * as scenes from './scenes.ts';
import { type Month, type NonEmpty, type Shop, some, wallClock } from './shop.ts';
import { type Line, tell } from './talk.ts';

/** The demo's business speaks English. */
const { dates, unmet } = languageOf('en');
const { sayMoment } = dates;

/** A month, and the one before it to compare it with. */
const DAYS = 61;
const CALLS_A_DAY = { open: 16, closed: 4 };
/** How many more calls come at the end than at the beginning, as a share. */
const GROWTH = 0.35;
/** By the hour: callers try before work, at lunch and after work; at night hardly anybody does. */
const BUSY = [0, 0, 0, 0, 0, 0, 1, 3, 7, 14, 15, 13, 16, 12, 9, 9, 12, 15, 9, 5, 3, 2, 1, 0];
/** Of a hundred calls. */
const KINDS = {
  booked: 41,
  answered: 22,
  unknown: 6,
  message: 8,
  moved: 7,
  cancelled: 4,
  abandoned: 11,
  failed: 1,
};
/** How far ahead people book; the weeks after that stay free. */
const DAYS_AHEAD = 9;
/** Booked before they leave, not by phone: of past days, and of coming ones. */
const AT_THE_COUNTER = { past: 5, coming: 1 };
/** A call that began later than so long ago would still go on. */
const LONGEST_CALL_MS = 5 * 60_000;
/** Messages are dealt with within that. */
const DEALT_WITH_MS = 2 * 86_400_000;
const DAY_MS = 86_400_000;

const COMPLAINTS = [
  'It asked twice for the name.',
  'Should have offered Saturday, we were open.',
  'Talked over the caller at the beginning.',
] as const;

/** Makes the weeks before `now`, and the appointments after it. */
export function makeMonth(shop: Shop, seed: string, now: Date): Month {
  const chance = chanceOf(seed);
  const diary = openDiary(shop, chance);
  const people = peopleOf(chance);
  bookAtTheCounter(shop, { chance, diary, people }, now);
  const month: Month = {
    customers: [],
    conversations: [],
    calls: [],
    turns: [],
    tools: [],
    bookings: [],
    messages: [],
    questions: [],
  };
  for (const startedAt of momentsOf(shop, chance, now))
    ring(shop, { chance, diary, people, month }, startedAt, now);
  return { ...month, ...diary.close(now) };
}

interface Cast {
  readonly chance: Chance;
  readonly diary: Diary;
  readonly people: NonEmpty<Person>;
}

function bookAtTheCounter({ zone }: Shop, { chance, diary, people }: Cast, now: Date): void {
  const today = wallClock(now, zone).toPlainDate();
  for (let ahead = 1 - DAYS; ahead <= DAYS_AHEAD; ahead += 1) {
    const madeAt = new Date(now.getTime() + (Math.min(ahead, 0) - 7) * DAY_MS);
    const count = ahead < 0 ? AT_THE_COUNTER.past : AT_THE_COUNTER.coming;
    for (let index = 0; index < count; index += 1)
      diary.book(chance.oneOf(people), today.add({ days: ahead }), madeAt, null);
  }
}

/** When the phone rang, in its order. */
function momentsOf({ zone, hours }: Shop, chance: Chance, now: Date): Date[] {
  const today = wallClock(now, zone).toPlainDate();
  const byHour = Object.fromEntries(BUSY.map((weight, hour) => [String(hour), weight]));
  const moments: number[] = [];
  for (let ago = DAYS - 1; ago >= 0; ago -= 1) {
    const day = today.subtract({ days: ago });
    const isOpen = (hours[day.dayOfWeek - 1] ?? []).length > 0;
    const usual = isOpen ? CALLS_A_DAY.open : CALLS_A_DAY.closed;
    const calls = Math.round(chance.around(usual) * (1 - (GROWTH * ago) / DAYS));
    for (let index = 0; index < calls; index += 1) {
      const hour = Number(chance.weighted(byHour));
      const plainTime = Temporal.PlainTime.from({ hour, minute: chance.below(60), second: chance.below(60) });
      moments.push(day.toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds);
    }
  }
  return moments
    .filter((at) => at < now.getTime() - LONGEST_CALL_MS)
    .sort((a, b) => a - b)
    .map((at) => new Date(at));
}

type Called = Cast & { readonly month: Month };

function ring(shop: Shop, called: Called, startedAt: Date, now: Date): void {
  const { businessId, number, zone, greeting, knowledge } = shop;
  const { chance, month } = called;
  const id = chance.id<CallId>();
  const scene = { chance, greeting, knowledge, now: wallClock(startedAt, zone) };
  const { lines, from, person, outcome, summary } = play(shop, called, { id, startedAt, now }, scene);
  const answeredAt = new Date(startedAt.getTime() + 900 + chance.below(900));
  const { turns, tools, endedAt } = tell({ businessId, id }, lines, answeredAt, chance);
  const flag = chance.yes(0.09) ? chance.oneOf(['good', 'good', 'bad'] as const) : null;
  month.calls.push({
    businessId,
    id,
    carrier: 'twilio',
    sid: `CA${id.replaceAll('-', '')}`,
    status: 'ended',
  });
  month.conversations.push({
    businessId,
    id,
    channel: 'phone',
    direction: 'inbound',
    customerAddress: from,
    address: number,
    customerId: person === null ? null : called.diary.meet(person, startedAt),
    startedAt,
    answeredAt,
    endedAt,
    outcome,
    summary,
    receptionistVersion: 0,
    flag,
    note: flag === 'bad' ? chance.oneOf(COMPLAINTS) : '',
  });
  month.turns.push(...turns);
  month.tools.push(...tools);
}

/** The outcome of a call, and its words. */
interface Came {
  readonly outcome: (typeof conversation.$inferInsert)['outcome'];
  readonly summary: string;
  readonly lines: readonly Line[];
  readonly from: string | null;
  /** Null: nobody whom the shop knows. */
  readonly person: Person | null;
}

/** The days that can be booked from a day on. */
function openDays({ hours }: Shop, from: Temporal.PlainDate): NonEmpty<Temporal.PlainDate> {
  const days = Array.from({ length: DAYS_AHEAD }, (_, ahead) => from.add({ days: ahead + 1 }));
  return some(days.filter((day) => (hours[day.dayOfWeek - 1] ?? []).length > 0));
}

interface Ringing {
  readonly id: CallId;
  readonly startedAt: Date;
  readonly now: Date;
}

function play(shop: Shop, called: Called, ringing: Ringing, scene: scenes.Scene): Came {
  const { chance, diary, people, month } = called;
  const { businessId } = shop;
  const { id: callId, startedAt } = ringing;
  const somebody = chance.oneOf(people);
  const by = (person: Person) => ({ from: person.phone, person });
  const anybody = {
    summary: '',
    ...(diary.knows(somebody) && chance.yes(0.5) ? by(somebody) : { from: strangerOf(chance), person: null }),
  };
  const someDay = () => chance.oneOf(openDays(shop, scene.now.toPlainDate()));
  const kind = chance.weighted(KINDS);
  switch (kind) {
    case 'booked': {
      const made = diary.book(somebody, someDay(), startedAt, callId);
      if (made === null) break;
      const appointment = spoken(shop, made);
      const { service, staff, at, name } = appointment;
      const summary = `Booked a ${service.toLowerCase()} with ${staff} for ${name}, ${sayMoment(at, scene.now)}.`;
      return { ...by(somebody), outcome: kind, summary, lines: scenes.booking(scene, appointment) };
    }
    case 'moved': {
      const entry = diary.coming(startedAt);
      if (entry === null) break;
      const before = spoken(shop, entry.appointment);
      const moved = diary.move(entry, someDay(), startedAt);
      if (moved === null) break;
      const after = spoken(shop, moved);
      const summary = `Moved the appointment of ${after.name}: ${scenes.inWords(after, scene.now)}.`;
      return { ...by(moved.person), outcome: kind, summary, lines: scenes.moving(scene, before, after) };
    }
    case 'cancelled': {
      const entry = diary.coming(startedAt);
      if (entry === null) break;
      diary.cancel(entry, startedAt);
      const appointment = spoken(shop, entry.appointment);
      const summary = `Cancelled the appointment of ${appointment.name}: ${scenes.inWords(appointment, scene.now)}.`;
      const lines = scenes.cancelling(scene, appointment);
      return { ...by(entry.appointment.person), outcome: kind, summary, lines };
    }
    case 'message': {
      const { name, phone } = somebody;
      const { lines, body, urgent } = scenes.messaging(scene, name);
      const dealtWith = ringing.now.getTime() - startedAt.getTime() > DEALT_WITH_MS;
      month.messages.push({
        businessId,
        id: chance.id<MessageId>(),
        conversationId: callId,
        name,
        phone,
        body,
        urgent,
        status: dealtWith ? 'done' : 'open',
        createdAt: startedAt,
      });
      const summary = `Took ${urgent ? 'an urgent' : 'a'} message from ${name}.`;
      return { ...by(somebody), outcome: kind, summary, lines };
    }
    case 'unknown': {
      const question = scenes.openQuestion(chance);
      month.questions.push({ businessId, id: chance.id(), conversationId: callId, question, at: startedAt });
      return {
        ...anybody,
        outcome: 'unresolved',
        summary: unmet.question(question),
        lines: scenes.askingInVain(scene, question),
      };
    }
    case 'abandoned':
      return { ...anybody, outcome: kind, lines: scenes.hangingUp(scene) };
    case 'failed':
      return { ...anybody, outcome: kind, lines: scenes.failing(scene) };
    case 'answered':
      break;
  }
  // Also where nothing was free, or nothing there to move.
  return { ...anybody, outcome: 'answered', lines: scenes.asking(scene) };
}
