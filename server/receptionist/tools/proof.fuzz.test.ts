/**
 * Whoever cannot prove who they are learns nothing of a customer, whatever they have the receptionist do: they hear word
 * for word what they would hear in a shop where the same time is taken by somebody of another number.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type BookingId, newId } from '../../../db/ids.ts';
import { booking } from '../../../db/schema.ts';
import type { Toolset } from './toolset.ts';
import { runInTurn, TestShop } from './testing.ts';
import type { Caller } from './tool.ts';

const VICTIM = { name: 'Will Abernathy', phone: '+12125550150' };
const OTHER = '+12125550151';
/** A Tuesday. */
const TIME = '2030-04-02T15:00';

/** Two shops that differ in whose appointment it is: the victim's own, and one of the same time by another number. */
let victims: TestShop;
let others: TestShop;
let own: { readonly theirs: BookingId; readonly others: BookingId };
beforeAll(async () => {
  [victims, others] = await Promise.all([TestShop.open(), TestShop.open()]);
});
afterAll(() => Promise.all([victims.db.close(), others.db.close()]));

async function begin(): Promise<void> {
  await Promise.all([victims.clear(), others.clear()]);
  own = {
    theirs: await victims.appointment(TIME, VICTIM),
    others: await others.appointment(TIME, { ...VICTIM, phone: OTHER }),
  };
}
beforeEach(begin);

/** What an attacker has the receptionist do; ids are those of the last offer, of the last booking made, or the victim's. */
interface Step {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly offer?: 'last' | 'made-up';
  readonly booking?: 'made' | 'victim' | 'made-up';
  readonly newCall: boolean;
}

const wrongNames = fc.constantFrom(
  '',
  'Peter',
  'May Jones',
  'Mark',
  'will you look',
  'Abe',
  'the one',
  'Bill',
  'Mr',
);
const rightNames = fc.constantFrom('', 'Will', 'William', 'Abernathy', "it's Will Abernathy", 'Mr Abernathy');
const anyDay = fc.constantFrom(
  '',
  'tomorrow',
  'on Tuesday at three',
  'at three',
  'Friday',
  'next week',
  'any day',
);
const wrongDays = fc.constantFrom(
  '',
  'Friday',
  'at four',
  'on Wednesday',
  'next week',
  'the same day',
  'as soon as possible',
);

const stepsWith = (names: fc.Arbitrary<string>, days: fc.Arbitrary<string>): fc.Arbitrary<Step[]> => {
  const step = (
    tool: string,
    args: Record<string, fc.Arbitrary<unknown>>,
    ids: Record<string, fc.Arbitrary<unknown>> = {},
  ) =>
    fc.record({
      tool: fc.constant(tool),
      args: fc.record(args),
      newCall: fc.nat(9).map((n) => n === 0),
      ...ids,
    }) as fc.Arbitrary<Step>;
  const offer = fc.constantFrom('last', 'made-up');
  const booking = fc.constantFrom('made', 'victim', 'made-up');
  const yes = fc.boolean();
  return fc.array(
    fc.oneof(
      { weight: 4, arbitrary: step('find_bookings', { name: names, words: days }) },
      { weight: 2, arbitrary: step('recall_customer', { name: names, words: days }) },
      { weight: 2, arbitrary: step('cancel_booking', {}, { booking }) },
      { weight: 2, arbitrary: step('reschedule', {}, { booking, offer }) },
      {
        weight: 2,
        arbitrary: step('find_openings', {
          words: fc.constantFrom(
            'a haircut on Friday at ten',
            'a haircut tomorrow at three with Sam',
            'can I move it to Saturday',
            'the same as last time, on Friday at ten',
          ),
        }),
      },
      {
        weight: 1,
        arbitrary: step(
          'book',
          { name: names, phone: fc.constantFrom('', VICTIM.phone, OTHER), phone_confirmed: yes },
          { offer },
        ),
      },
      {
        weight: 1,
        arbitrary: step('take_message', {
          message: fc.constantFrom('', 'call me'),
          name: names,
          leaving: yes,
        }),
      },
      { weight: 1, arbitrary: step('ask_for_person', {}) },
      {
        weight: 1,
        arbitrary: step('answer_question', {
          question: fc.constantFrom('who am I', 'when is my appointment'),
        }),
      },
    ),
    { minLength: 1, maxLength: 14 },
  );
};

const Offers = z
  .array(z.object({ offer: z.string() }))
  .nullable()
  .catch(null);
const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g;

/** Plays the steps; gives all that went to the model, with ids counted in their order. */
async function play(
  shop: TestShop,
  victim: BookingId,
  steps: readonly Step[],
  caller: Caller,
  strict: boolean,
) {
  const business = strict ? { ...shop.business, callerProof: 'name-and-day' as const } : shop.business;
  const ids = new Map<string, string>();
  const counted = (text: string) =>
    text.replaceAll(UUID, (id) => {
      if (!ids.has(id)) ids.set(id, `id-${ids.size}`);
      return ids.get(id) ?? '';
    });
  let toolset: Toolset = await shop.toolset({ caller, business });
  let offer: unknown;
  let made: unknown;
  const heard: string[] = [];
  for (const step of steps) {
    if (step.newCall) toolset = await shop.toolset({ caller, business });
    const bookings = { made: made ?? newId(), victim, 'made-up': newId() };
    const offers = { last: offer ?? newId(), 'made-up': newId() };
    const { result } = await runInTurn(toolset, step.tool, {
      ...step.args,
      ...(step.offer !== undefined && { offer: offers[step.offer] }),
      ...(step.booking !== undefined && { booking: bookings[step.booking] }),
    });
    if (step.tool === 'book' && result.status === 'booked') made = result.booking;
    const found = z.object({ offers: Offers }).parse(result).offers;
    if (found !== null) offer = found[0]?.offer;
    heard.push(counted(JSON.stringify(result)));
  }
  return heard;
}

async function hearsNothing(
  steps: readonly Step[],
  { vouched, strict }: { vouched: boolean; strict: boolean },
) {
  await begin();
  const caller = { phone: VICTIM.phone, vouched };
  const heard = await play(victims, own.theirs, steps, caller, strict);
  expect(heard).toEqual(await play(others, own.others, steps, caller, strict));
  const rows = await victims.db.system.select().from(booking);
  const [row] = rows.filter(({ id }) => id === own.theirs);
  expect(row).toMatchObject({ name: VICTIM.name, status: 'booked', conversationId: null });
  expect(row?.startsAt).toEqual(
    new Date(Temporal.ZonedDateTime.from(`${TIME}[America/New_York]`).epochMilliseconds),
  );
  expect(victims.errors).toEqual([]);
}

test.each([
  ['knows the day and not the name', wrongNames, anyDay, { vouched: false, strict: false }],
  ['knows the name and not the day', rightNames, wrongDays, { vouched: false, strict: false }],
  ['has the phone and not the name', wrongNames, anyDay, { vouched: true, strict: false }],
  [
    'has the phone and the name, where the day is wanted always',
    rightNames,
    wrongDays,
    { vouched: true, strict: true },
  ],
])(
  'a caller who %s learns nothing and changes nothing',
  { timeout: 120_000 },
  async (_, names, days, who) => {
    await fc.assert(
      fc.asyncProperty(stepsWith(names, days), (steps) => hearsNothing(steps, who)),
      { numRuns: 60 },
    );
  },
);

test('the same steps reveal the appointment to a caller who proves it', async () => {
  const steps: Step[] = [
    { tool: 'find_bookings', args: { name: 'Will', words: 'tomorrow' }, newCall: false },
  ];
  const caller = { phone: VICTIM.phone, vouched: false };
  const [heard] = await play(victims, own.theirs, steps, caller, false);
  expect(heard).toContain('3:00 PM');
  expect([heard]).not.toEqual(await play(others, own.others, steps, caller, false));
});
