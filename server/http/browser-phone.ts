/** The socket of the browser phone: members of a business call their own receptionist, and are admitted as callers on the telephone are. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { BusinessId, UserId } from '../../db/ids.ts';
import type { Billing } from '../billing/billing.ts';
import { admitBrowserCall, readBrowserLeft } from '../billing/browser-phone.ts';
import { loadBusiness } from '../business/business.ts';
import { roleOf } from '../business/members.ts';
import type { CallManager } from '../call/manager.ts';
import { isBlocked } from '../customers/standings.ts';
import type { Limits } from '../limits/limits.ts';
import type { Logger } from '../log/log.ts';
import { type IncomingCall, writeCall } from '../calls/calls.ts';
import { e164, idOf } from '../fields.ts';
import type { PhoneLimit, PhoneUpdate } from '../protocol/phone.ts';
import { type BrowserLine, createBrowserLine } from './browser-line.ts';
import { meterBrowserCall } from './browser-meter.ts';
import { phoneLimits } from './phone-limits.ts';
import { isOwnPage, type SocketUpgrade, socketUpgrade } from './socket.ts';

export interface PhoneParts {
  readonly db: Database;
  readonly callManager: Pick<CallManager, 'answer'>;
  readonly billing: Pick<Billing, 'browser'>;
  readonly limits: Pick<Limits, 'take' | 'waitOf'>;
  readonly log: Logger;
  /** Whether what is said into the microphone is understood. */
  readonly canHear: boolean;
  readonly publicUrl: string;
  /** Who is signed in where this request comes from. */
  readonly userOf: (request: IncomingMessage) => Promise<UserId | null>;
}

const phoneQuery = z.object({
  businessId: idOf<BusinessId>(),
  /** The number that the test call shows, E.164; a withheld one without it. */
  from: e164.optional(),
  /** Rings as if the carrier vouched for that number. */
  vouched: z.literal('1').optional(),
  /** Tries what is not published yet. */
  draft: z.literal('1').optional(),
});

/** What was asked for, and by whom. */
type Admitted = z.infer<typeof phoneQuery> & { readonly userId: UserId };

type Ready = Extract<PhoneUpdate, { type: 'ready' }>;
type PhoneLine = BrowserLine<PhoneLimit, Ready>;

/** Who hangs up and dials again is not told of their own last call, which is written down meanwhile: that takes a moment. */
const LAST_CALL = { tries: 10, pauseMs: 300 };

/** Opened from our own page, by a signed-in member of the business that is rung. */
export function createPhoneUpgrade(parts: PhoneParts): SocketUpgrade {
  const { db, callManager, log, canHear } = parts;
  const { mayRing, mayAsk } = phoneLimits(
    parts.limits,
    { calls: 'account:browser-calls', requests: ['account:model-requests', 'account:model-requests-a-day'] },
    (error) => log.error({ err: error }, "a browser's call could not be counted"),
  );

  async function admit(request: IncomingMessage): Promise<Admitted | null> {
    const url = URL.parse(request.url ?? '', 'http://localhost');
    const query = phoneQuery.safeParse(Object.fromEntries(url?.searchParams ?? []));
    if (!query.success || !isOwnPage(request, parts.publicUrl)) return null;
    const userId = await parts.userOf(request);
    if (userId === null || (await roleOf(db, query.data.businessId, userId)) === null) return null;
    return { ...query.data, userId };
  }

  /** Writes the call down, unless it may not begin. */
  async function enter({ businessId, userId, from, vouched }: Admitted, to: string, line: PhoneLine) {
    const sid = `web-${randomUUID()}`;
    const incoming: IncomingCall = {
      businessId,
      sid,
      line: 'browser',
      from: from ?? null,
      vouched: vouched !== undefined,
      to,
      userId,
    };
    for (let tries = 1; ; tries += 1) {
      const admission = await admitBrowserCall(parts.billing.browser, { businessId, userId }, (tx) =>
        writeCall(tx, incoming),
      );
      const mayPass = admission.type === 'refused' && admission.why === 'in-call';
      if (!mayPass || tries === LAST_CALL.tries || line.closed) return admission;
      await sleep(LAST_CALL.pauseMs);
    }
  }

  async function answer(line: PhoneLine, caller: Admitted): Promise<void> {
    const { businessId, userId, from, draft } = caller;
    if (!(await mayRing(userId))) {
      line.exceed('browser-requests');
      return;
    }
    const business = await loadBusiness(db, businessId);
    if (from !== undefined && (await isBlocked(db, businessId, from))) {
      line.refuse();
      return;
    }
    const admission = await enter(caller, business.numbers[0] ?? '', line);
    if (admission.type === 'refused') {
      line.exceed(admission.why);
      return;
    }
    const { callId } = admission.entered;
    const { name, language } = business;
    line.tell({ type: 'ready', callId, canHear, business: name, language });
    const meter = meterBrowserCall(line, admission.left, {
      readLeft: () => readBrowserLeft(parts.billing.browser, caller),
      onError: (error) => log.error({ err: error }, "what is left for a browser's call could not be read"),
    });
    try {
      await callManager.answer(
        line,
        { businessId, callId },
        {
          canType: true,
          draft: draft !== undefined,
          mayAsk() {
            const may = mayAsk(userId);
            if (!may) line.exceed('browser-requests');
            return may;
          },
        },
      );
    } finally {
      meter.stop();
    }
  }

  return socketUpgrade(
    admit,
    (socket, caller) => {
      const line = createBrowserLine<PhoneLimit, Ready>(socket);
      answer(line, caller).catch((error: unknown) => {
        log.error({ err: error }, "a browser's call could not be answered");
        line.fail();
      });
    },
    (error) => log.debug({ err: error }, 'a frame of a browser phone could not be read'),
  );
}
