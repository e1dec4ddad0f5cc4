/** The base of every procedure: who asks, and for which business they may. */
import { initTRPC, TRPCError } from '@trpc/server';
import type { OpenApiMeta, OpenApiMethod } from 'trpc-to-openapi';
import { z } from 'zod';
import { type Database, DatabaseError, isDatabaseBusy } from '../../db/client.ts';
import type { BusinessId, StaffId } from '../../db/ids.ts';
import type { Billing } from '../billing/billing.ts';
import type { CalendarAddresses } from '../booking/calendar-addresses.ts';
import { MaximumReached } from '../business/maxima.ts';
import { membershipOf } from '../business/members.ts';
import type { Clock } from '../clock.ts';
import type { EventFeed } from '../events/feed.ts';
import { idOf } from '../fields.ts';
import type { Gauge } from '../limits/gauge.ts';
import type { BookingLink } from '../notices/appointments/links.ts';
import type { Carrier } from '../carriers/carrier.ts';
import type { Warning } from '../start/warnings.ts';
import type { TransferParts } from '../transfers/parts.ts';
import type { SignedInUser } from './auth.ts';
import type { Limits } from '../limits/limits.ts';
import { findNotStorable, NOT_STORABLE } from './storable-text.ts';

export interface Voice {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly vendor: string;
}

/** The means to prove numbers. */
export interface NumberCodes {
  /** Null: this installation can ring and text nobody. */
  readonly send: ((by: 'call' | 'text', to: string, code: string) => Promise<'sent' | 'refused'>) | null;
  readonly limits: Pick<Limits, 'take'>;
  readonly secret: string;
}

type OfferedCarrier = Pick<Carrier, 'name' | 'label' | 'addresses'>;

export interface ApiContext {
  readonly db: Database;
  readonly feed: EventFeed;
  readonly clock: Clock;
  readonly billing: Billing;
  readonly calendarAddresses: CalendarAddresses;
  /** The URL of the page by which a customer sees and changes an appointment. */
  readonly appointmentPage: (link: BookingLink) => string;
  /** How a telephone number is proved. */
  readonly numberCodes: NumberCodes;
  /** By which calls are put through. */
  readonly transfers: TransferParts;
  /** What is entered at the carrier. */
  /** Those that numbers can be connected at, in the order in which owners are offered them. */
  readonly carriers: readonly [OfferedCarrier, ...OfferedCarrier[]];
  /** Where the outside reaches us. */
  readonly publicUrl: string;
  /** The public key with which browsers subscribe to pushes, base64url. */
  readonly pushKey: string;
  /** The reports and exports under way, by business. */
  readonly largeReads: Gauge;
  /** Problems of this installation. */
  readonly warnings: () => readonly Warning[];
  /** The voices that a receptionist can speak in. */
  readonly voices: () => Promise<readonly Voice[]>;
  readonly user: SignedInUser | null;
  /** The scopes of the API key that asks; absent: it is somebody at the dashboard. */
  readonly keyScopes?: readonly string[] | undefined;
  /** Asks again for what outlives a request: a session may be ended on another device while a feed is open. */
  readonly isStillSignedIn: () => Promise<boolean>;
}

/** Shorter than the idle time-outs of common proxies, longer than what would keep a phone's radio awake. */
const PING_MS = 15_000;
/** Two pings that did not come: the connection is dead though nobody said so. */
const RECONNECT_MS = 35_000;

const t = initTRPC
  .context<ApiContext>()
  .meta<OpenApiMeta>()
  .create({
    errorFormatter: ({ shape, error }) => ({
      ...shape,
      message: publicMessage(error),
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        path: shape.data.path,
        fields: fieldsOf(error),
      },
    }),
    sse: {
      ping: { enabled: true, intervalMs: PING_MS },
      client: { reconnectAfterInactivityMs: RECONNECT_MS },
    },
  });

/** Hides the details of inner errors: they are for the log; a client learns that there was one, and of its own mistakes. */
export function publicMessage(error: TRPCError): string {
  if (error.code === 'INTERNAL_SERVER_ERROR') return 'Something went wrong on our side. Please try again.';
  return error.cause instanceof z.ZodError ? z.prettifyError(error.cause) : error.message;
}

/** The faults of an input by the path of their field, as in `service.name`. */
const fieldsOf = ({ code, cause }: TRPCError): Readonly<Record<string, string>> =>
  code === 'BAD_REQUEST' && cause instanceof z.ZodError
    ? Object.fromEntries(cause.issues.map(({ path, message }) => [path.join('.'), message]))
    : {};

export const router = t.router;

/** The error where too many ask at once; nothing was written then. */
export const BUSY = 'There is a lot to do just now. Please try again in a moment.';

/** @throws what people are told where no connection was free, and anything else as it is. */
export function toldWhenBusy(error: unknown): never {
  if (isDatabaseBusy(error)) throw refusal('SERVICE_UNAVAILABLE', BUSY);
  throw error;
}

const patientProcedure = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  if (result.error.cause instanceof MaximumReached)
    throw refusal('UNPROCESSABLE_CONTENT', result.error.cause.message);
  return toldWhenBusy(result.error);
});

/** For everybody, signed in or not: what it tells has to be fit for that. */
export const openProcedure = patientProcedure.use(async ({ getRawInput, next }) => {
  const path = findNotStorable(await getRawInput());
  if (path === null) return next();
  const cause = new z.ZodRealError([{ code: 'custom', path: [...path], message: NOT_STORABLE, input: null }]);
  throw new TRPCError({ code: 'BAD_REQUEST', cause });
});

/** For anybody who is signed in. */
export const userProcedure = openProcedure.use(({ ctx, next }) => {
  const { user } = ctx;
  if (user === null) throw refusal('UNAUTHORIZED', 'Please sign in.');
  return next({ ctx: { user } });
});

/** A moment as it is told: ISO 8601 in UTC. */
export const told = z
  .date()
  .transform((date) => date.toISOString())
  .meta({ override: { type: 'string', format: 'date-time' } });

/** The answer of a procedure that has nothing to tell but that it was done. */
export const done = z.object({ done: z.literal(true) });
export const ok = { done: true } as const;

/** Makes a procedure public, also as REST; `businessId` is then the one that the key belongs to. */
export const rest = (method: OpenApiMethod, path: `/${string}`, summary: string) => ({
  openapi: { method, path, summary },
});

/** The end of a page of a list. In an address it travels as JSON, just as the list before gave it. */
export const cursorOf = <Fields extends z.ZodRawShape>(fields: Fields) => {
  const cursor = z.object(fields);
  return z
    .preprocess(
      (given: string | z.input<typeof cursor>) => (typeof given === 'string' ? parsed(given) : given),
      cursor,
    )
    .meta({
      override: ({ jsonSchema }) => {
        for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key);
        Object.assign(jsonSchema, { type: 'string', description: 'Where the page before ended, as JSON.' });
      },
    });
};

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // Not a cursor: the schema says so.
    return null;
  }
}

/** A procedure for members of the business that the input names; for other users it does not exist. */
export const businessProcedure = userProcedure
  .input(z.object({ businessId: idOf<BusinessId>() }))
  .use(async ({ ctx, input, next }) => {
    const membership = await membershipOf(ctx.db, input.businessId, ctx.user.id);
    if (membership === null) throw notFound('business');
    return next({ ctx: membership });
  });

/** For those who have a calendar: owners and managers have everybody's (`only` is null), staff have their own. */
export const calendarProcedure = businessProcedure.use(({ ctx, next }) => {
  if (ctx.role === 'staff' && ctx.staffId === null)
    throw refusal(
      'FORBIDDEN',
      'No calendar is linked to your account yet. Ask an owner to say on the Team page who you are.',
    );
  return next({ ctx: { only: ctx.role === 'staff' ? ctx.staffId : null } });
});

/** Whose calendar nobody has: what a staff member sees who is linked to none yet. */
const NOBODYS = '00000000-0000-0000-0000-000000000000' as StaffId;

/** For all members; staff see only their own customers and calls (`only`), owners and managers everybody's (null). */
export const ownProcedure = businessProcedure.use(({ ctx, next }) =>
  next({ ctx: { only: ctx.role === 'staff' ? (ctx.staffId ?? NOBODYS) : null } }),
);

/** For those who may change how the business works. */
export const managerProcedure = businessProcedure.use(({ ctx, next }) => {
  if (ctx.role === 'staff') throw refusal('FORBIDDEN', 'Only owners and managers can change this.');
  return next();
});

/** For reads that go over most of a business's data. */
export const reportProcedure = managerProcedure.use(async ({ ctx, input, next }) => {
  const close = ctx.largeReads.open(input.businessId);
  if (close === null)
    throw refusal(
      'TOO_MANY_REQUESTS',
      'Other reports of this business are being made just now. Please try again in a moment.',
    );
  try {
    return await next();
  } finally {
    close();
  }
});

/** The error that refuses something, in words for who asked. */
export const refusal = (code: TRPCError['code'], message: string) => new TRPCError({ code, message });

export const notFound = (what: string) => refusal('NOT_FOUND', `There is no such ${what}.`);

/** Runs a write whose ids may point at nothing: a broken reference is the caller's mistake, not ours. */
export async function referring<T>(what: string, write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '23503') throw notFound(what);
    throw error;
  }
}
