/** Whatever is said in whatever order: who agreed to a move has it moved, and who agreed to a booking has one more. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { ask, TestShop } from './testing.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
});
afterAll(() => shop.db.close());

const words = fc.constantFrom(
  'a haircut on Thursday at ten',
  'Friday at two',
  'make it one instead',
  'an hour later',
  'another one right after',
  'and one for my son at four',
  'the second one',
  'the second one, at four instead',
  'a beard trim on Wednesday',
  'with Alex',
  'can I move my appointment to Saturday at ten',
  'actually make it a haircut and beard',
  'any time next week',
);
const steps = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.constant({ tool: 'find_bookings', words: '' } as const) },
    { weight: 5, arbitrary: fc.record({ tool: fc.constant('find_openings' as const), words }) },
    { weight: 3, arbitrary: fc.constant({ tool: 'book', words: '' } as const) },
    { weight: 3, arbitrary: fc.constant({ tool: 'reschedule', words: '' } as const) },
    { weight: 1, arbitrary: fc.constant({ tool: 'cancel_booking', words: '' } as const) },
  ),
  { minLength: 2, maxLength: 12 },
);

const Told = z.object({
  offers: z.array(z.object({ offer: z.string() })).catch([]),
  moves: z.string().nullable().catch(null),
  booking: z.string().nullable().catch(null),
  bookings: z.array(z.object({ booking: z.string() })).catch([]),
});

test('an offer does only what its question said', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      await shop.clear();
      const standing = new Set<string>([
        await shop.appointment('2030-04-04T15:00'),
        await shop.appointment('2030-04-09T15:00', { staff: 'Alex' }),
      ]);
      const toolset = await shop.toolset();
      let [offer, moves, booking]: (string | null)[] = [null, null, null];
      for (const { tool, words: said } of all) {
        const result = await ask(toolset, tool, {
          ...(tool === 'find_bookings' && { name: 'Maria' }),
          ...(tool === 'find_openings' && { words: said }),
          ...(tool === 'book' && { offer: offer ?? '', name: 'Maria' }),
          ...(tool === 'reschedule' && { offer: offer ?? '', booking: booking ?? '' }),
          ...(tool === 'cancel_booking' && { booking: booking ?? '' }),
        });
        if (result.status === 'booked') expect(moves).toBeNull();
        if (result.status === 'moved') expect(moves).toBe(booking);
        if (result.status === 'found' && /Shall I move/.test(result.say))
          expect(result).toMatchObject({ moves: expect.any(String) as string });
        if (result.status === 'booked') standing.add(result.booking ?? '');
        if (result.status === 'cancelled') standing.delete(result.booking ?? '');
        const told = Told.parse(result);
        if (told.offers.length > 0) [offer, moves] = [told.offers[0]?.offer ?? null, told.moves];
        booking = told.moves ?? told.booking ?? told.bookings[0]?.booking ?? booking;
        const rows = await shop.bookings();
        const booked = rows.filter(({ status }) => status === 'booked').map(({ id }) => id);
        expect(new Set<string>(booked)).toEqual(standing);
      }
      expect(shop.errors).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
