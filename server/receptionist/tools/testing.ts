/** The demo business on a real Postgres, and its tools in one conversation after the other; its clock stands still. */
import { z } from 'zod';
import type { Database } from '../../../db/client.ts';
import type { BookingId, CallId } from '../../../db/ids.ts';
import { booking, call, customer, message, wrongProof } from '../../../db/schema.ts';
import type { TestDatabase } from '../../../db/testing.ts';
import { bookDirectly } from '../../booking/book.ts';
import { named, openShop } from '../../booking/testing.ts';
import type { BusinessProfile } from '../../business/business.ts';
import { createCall } from '../../calls/calls.ts';
import type { ToolName } from './index.ts';
import type { Caller, ToolResult, ToolRun } from './tool.ts';
import { type PastRun, Toolset } from './toolset.ts';

/** A Monday, when the shop is closed, at ten in the morning. */
const MONDAY = '2030-04-01T10:00';
export const MARIA = '+12125550150';
export const JAMES = '+12125550151';
/** A Thursday, of which the owner has said nothing. */
const HOLIDAYS = [{ day: '2030-07-04', name: 'Independence Day' }];

/** A moment by the business's clock. */
const moment = (time: string) => Temporal.ZonedDateTime.from(`${time}[America/New_York]`);
export const startOf = (time: string) => new Date(moment(time).epochMilliseconds);

interface Options {
  /** Without it, Maria, for whom the carrier vouches. */
  readonly caller?: Caller;
  /** An earlier call that is taken up again; without it a new one comes in. */
  readonly callId?: CallId;
  /** What was run in that call before. */
  readonly past?: readonly PastRun[];
  readonly database?: Database;
  readonly business?: BusinessProfile;
}

interface Appointment {
  readonly staff?: string;
  readonly name?: string;
  readonly phone?: string;
}

export class TestShop {
  readonly db: TestDatabase;
  readonly business: BusinessProfile;
  /** What went wrong inside of a tool. */
  readonly errors: unknown[] = [];
  readonly clock = { now: () => this.#now.epochMilliseconds };
  #now = moment(MONDAY);
  #calls = 0;

  constructor(db: TestDatabase, business: BusinessProfile) {
    this.db = db;
    this.business = business;
  }

  static async open(): Promise<TestShop> {
    const { db, business } = await openShop();
    return new TestShop(db, business);
  }

  /** Nothing has happened yet, and it is Monday. */
  async clear(): Promise<void> {
    for (const table of [booking, message, call, customer, wrongProof]) await this.db.system.delete(table);
    this.errors.length = 0;
    this.setTime(MONDAY);
  }

  setTime(time: string): void {
    this.#now = moment(time);
  }

  wait(duration: Temporal.DurationLike): void {
    this.#now = this.#now.add(duration);
  }

  async newCall(from: string | null): Promise<CallId> {
    this.#calls += 1;
    const { id: businessId, numbers } = this.business;
    const sid = `CA-${businessId}-${this.#calls}`;
    const incoming = { businessId, sid, line: 'carrier' as const, from, to: numbers[0] ?? '' };
    return (await createCall(this.db, incoming)).callId;
  }

  async toolset(options: Options = {}): Promise<Toolset> {
    const { caller = { phone: MARIA, vouched: true }, past = [] } = options;
    return new Toolset({
      db: options.database ?? this.db,
      business: options.business ?? this.business,
      conversationId: options.callId ?? (await this.newCall(caller.phone)),
      caller,
      holidays: HOLIDAYS,
      clock: this.clock,
      past,
      onError: (error) => this.errors.push(error),
    });
  }

  /** A haircut that was booked before the call, Maria's with Sam unless told otherwise. */
  async appointment(time: string, of: Appointment = {}): Promise<BookingId> {
    const { staff = 'Sam', name = 'Maria Lopez', phone = MARIA } = of;
    const { id, services, staff: everybody } = this.business;
    const wish = {
      serviceId: named(services, 'Haircut').id,
      staffId: named(everybody, staff).id,
      startsAt: startOf(time),
      name,
      customerPhone: phone,
      conversationId: null,
      idempotencyKey: `${time} ${staff} ${phone}`,
    };
    const made = await bookDirectly(this.db, id, wish, this.clock);
    if (made.status !== 'booked') throw new Error(`${time} with ${staff} is not free`);
    return made.booking.id;
  }

  readonly bookings = () => this.db.system.select().from(booking);
  readonly messages = () => this.db.system.select().from(message);

  /** The one row that was booked. */
  async onlyBooking() {
    const [row, ...more] = await this.bookings();
    if (row === undefined || more.length > 0)
      throw new Error(`${more.length + (row ? 1 : 0)} bookings, not one`);
    return row;
  }
}

/** A run in the present turn, with all that is recorded of it. */
export const run = (toolset: Toolset, name: string, args: Record<string, unknown>): Promise<ToolRun> =>
  toolset.run({ id: 'tool', name, arguments: args });

/** The same in a turn of its own. */
export function runInTurn(toolset: Toolset, name: string, args: Record<string, unknown>): Promise<ToolRun> {
  toolset.callerSpoke(null);
  return run(toolset, name, args);
}

/** The result of a tool in a turn of its own. */
export const ask = async (
  toolset: Toolset,
  name: ToolName,
  args: Record<string, unknown>,
): Promise<ToolResult> => (await runInTurn(toolset, name, args)).result;

const Found = z.object({
  offers: z.array(z.object({ offer: z.string(), say: z.string(), at: z.string(), staff: z.string() })),
});
/** The offers in a result; a test that asks a result without any is wrong. */
export const offersIn = (result: unknown) => Found.parse(result).offers;

/** The offers that these words lead to. */
export const offersFor = async (toolset: Toolset, words: string) =>
  offersIn(await ask(toolset, 'find_openings', { words }));

/** The id of the first of them. */
export async function offerFor(toolset: Toolset, words: string): Promise<string> {
  const [offer] = await offersFor(toolset, words);
  if (offer === undefined) throw new Error(`nothing was offered for ${words}`);
  return offer.offer;
}
