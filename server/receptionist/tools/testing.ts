/** The context of the demo business on a real Postgres, for tests of what it tells to whom; its clock stands still. */
import type { BookingId } from '../../../db/ids.ts';
import type { TestDatabase } from '../../../db/testing.ts';
import { bookDirectly } from '../../booking/book.ts';
import { named, openShop } from '../../booking/testing.ts';
import type { BusinessProfile } from '../../business/business.ts';
import { createCall } from '../../calls/calls.ts';
import { Toolset, type PastRun } from './toolset.ts';
import type { ToolName, ToolResults } from './index.ts';
import type { Caller, ToolRun } from './tool.ts';

/** A Monday, when the shop is closed, at ten in the morning. */
const MONDAY = Temporal.ZonedDateTime.from('2030-04-01T10:00[America/New_York]');

export interface TestShop {
  readonly db: TestDatabase;
  readonly business: BusinessProfile;
  readonly clock: { now(): number };
  /** What went wrong inside of a tool. */
  readonly errors: readonly unknown[];
  /** Lets time pass. */
  wait(duration: Temporal.DurationLike): void;
  /** A call that comes in, or one that is taken up again. */
  context(caller: Caller, options?: DeskOptions): Promise<Toolset>;
  /** An appointment that exists before the call, for half past a full hour or a full hour in the business's time. */
  appointment(time: string, who: { readonly name: string; readonly phone: string }): Promise<BookingId>;
}

interface DeskOptions {
  readonly shop?: BusinessProfile;
  /** What was run in this call before. */
  readonly past?: readonly PastRun[];
}

export async function openTestShop(): Promise<TestShop> {
  const { db, business } = await openShop();
  const errors: unknown[] = [];
  let now = MONDAY;
  let calls = 0;
  const clock = { now: () => now.epochMilliseconds };
  return {
    db,
    business,
    clock,
    errors,
    wait(duration) {
      now = now.add(duration);
    },
    async context(caller, { shop = business, past = [] } = {}) {
      calls += 1;
      const to = business.numbers[0] ?? '';
      const incoming = { sid: `CA-${shop.id}-${calls}`, line: 'carrier' as const, from: caller.phone, to };
      const { callId } = await createCall(db, { businessId: shop.id, ...incoming });
      const onError = (error: unknown) => errors.push(error);
      return new Toolset({ db, business: shop, conversationId: callId, caller, clock, past, onError });
    },
    async appointment(time, { name, phone }) {
      const made = await bookDirectly(
        db,
        business.id,
        {
          serviceId: named(business.services, 'Haircut').id,
          staffId: named(business.staff, 'Sam').id,
          startsAt: new Date(Temporal.ZonedDateTime.from(`${time}[${business.zone}]`).epochMilliseconds),
          name,
          customerPhone: phone,
          callId: null,
          idempotencyKey: `${time} ${phone}`,
        },
        clock,
      );
      if (made.status !== 'booked') throw new Error(`${time} is not free`);
      return made.booking.id;
    },
  };
}

/** What comes of a tool in a turn of its own. */
export async function ask<Name extends ToolName>(
  context: Toolset,
  name: Name,
  args: Record<string, unknown>,
): Promise<ToolResults[Name]> {
  return (await runIn(context, name, args)).result as ToolResults[Name];
}

/** The same with all that is recorded of it. */
export function runIn(context: Toolset, name: string, args: Record<string, unknown>): Promise<ToolRun> {
  context.callerSpoke(null);
  return context.run({ id: 'tool', name, arguments: args });
}
