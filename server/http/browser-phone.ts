/** The browser phone's door: members of a business ring their own receptionist. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { BusinessId, UserId } from '../../db/ids.ts';
import { loadBusiness } from '../business/business.ts';
import { roleOf } from '../business/members.ts';
import type { Switchboard } from '../call/switchboard.ts';
import { isBlocked } from '../customers/customers.ts';
import type { Logger } from '../log.ts';
import { createCall } from '../record/calls.ts';
import { type BrowserLine, createBrowserLine } from './browser-line.ts';
import { isOwnPage, tendSocket } from './socket.ts';

export interface PhoneParts {
  readonly db: Database;
  readonly switchboard: Pick<Switchboard, 'answer'>;
  readonly log: Logger;
  /** Whether what is said into the microphone is understood. */
  readonly canHear: boolean;
}

export interface PhoneGuard {
  readonly db: Database;
  readonly publicUrl: string;
  /** Who is signed in where this request comes from. */
  readonly userOf: (request: IncomingMessage) => Promise<UserId | null>;
}

const phoneQuery = z.object({
  businessId: z.uuid().transform((id) => id as BusinessId),
  /** The number that the test call shows, E.164; a withheld one without it. */
  from: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/)
    .optional(),
  /** Rings as if the carrier vouched for that number. */
  vouched: z.literal('1').optional(),
  /** Tries what is not published yet. */
  draft: z.literal('1').optional(),
});

function queryOf(request: IncomingMessage): z.infer<typeof phoneQuery> | null {
  const url = URL.parse(request.url ?? '', 'http://localhost');
  return url === null ? null : (phoneQuery.safeParse(Object.fromEntries(url.searchParams)).data ?? null);
}

/** Whether a socket may be opened: from our own page, by a signed-in member of the business that is rung. */
export async function verifyPhoneUpgrade(request: IncomingMessage, guard: PhoneGuard): Promise<boolean> {
  const query = queryOf(request);
  if (query === null || !isOwnPage(request, guard.publicUrl)) return false;
  const user = await guard.userOf(request);
  return user !== null && (await roleOf(guard.db, query.businessId, user)) !== null;
}

/** Answers a browser that was let in. */
export function browserPhone(parts: PhoneParts): (socket: WebSocket, request: IncomingMessage) => void {
  const { db, switchboard, log, canHear } = parts;
  const answer = async (line: BrowserLine, query: z.infer<typeof phoneQuery>) => {
    const { businessId, from, draft } = query;
    const business = await loadBusiness(db, businessId);
    if (from !== undefined && (await isBlocked(db, businessId, from))) {
      line.refuse();
      return;
    }
    const to = business.numbers[0] ?? '';
    const sid = `web-${randomUUID()}`;
    const { callId } = await createCall(db, {
      businessId,
      sid,
      line: 'browser',
      from: from ?? null,
      vouched: query.vouched !== undefined,
      to,
    });
    line.tell({ type: 'ready', callId, canHear, business: business.name });
    await switchboard.answer(line, { businessId, callId }, { canType: true, draft: draft !== undefined });
  };
  return (socket, request) => {
    tendSocket(socket, (error) => log.debug({ err: error }, 'a frame of a browser phone could not be read'));
    const query = queryOf(request);
    if (query === null) {
      socket.close(1008);
      return;
    }
    const line = createBrowserLine(socket);
    answer(line, query).catch((error: unknown) => {
      log.error({ err: error }, "a browser's call could not be answered");
      line.fail();
    });
  };
}
