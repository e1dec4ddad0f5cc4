/** The socket of visitors of a business's website. What they may do without proof is what a stranger on the telephone may. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { BusinessId } from '../../db/ids.ts';
import type { Billing } from '../billing/billing.ts';
import { admitVisitor, readVisitorLeft, type Visitor } from '../billing/website-visitors.ts';
import { loadBusiness } from '../business/business.ts';
import { loadWebsite } from '../business/website.ts';
import type { CallManager } from '../call/manager.ts';
import { writeCall } from '../calls/calls.ts';
import { isBlocked } from '../customers/standings.ts';
import { e164, idOf } from '../fields.ts';
import { addressGroup, clientAddress, type ProxyTrust } from '../limits/addresses.ts';
import type { Limits } from '../limits/limits.ts';
import type { Logger } from '../log/log.ts';
import type { WidgetHello, WidgetLimit, WidgetUpdate } from '../protocol/widget.ts';
import { type BrowserLine, createBrowserLine } from './browser-line.ts';
import { meterBrowserCall } from './browser-meter.ts';
import { phoneLimits } from './phone-limits.ts';
import { isOwnPage, readText, type SocketUpgrade, socketUpgrade } from './socket.ts';
import { hashFor, visitorOf } from './visitor-id.ts';

export interface WidgetParts {
  readonly db: Database;
  readonly callManager: Pick<CallManager, 'answer'>;
  readonly billing: Pick<Billing, 'browser'>;
  readonly limits: Pick<Limits, 'take' | 'waitOf'>;
  readonly trustedProxies: ProxyTrust;
  readonly secret: string;
  readonly log: Logger;
  /** Whether what is said into the microphone is understood. */
  readonly canHear: boolean;
  readonly publicUrl: string;
}

/** A page says hello as soon as its socket is open. */
const HELLO_MS = 5_000;

/** Words of a page on one line, without the quotes that they are put in. */
const words = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.replaceAll(/[\p{Cc}"]/gu, ' ').trim())
    .optional();

const hello: z.ZodType<WidgetHello> = z.object({
  type: z.literal('hello'),
  mode: z.enum(['call', 'type']),
  visitor: z.string().max(100).optional(),
  name: words(100),
  // A number in another form is as none: the page cannot help it.
  phone: e164.optional().catch(undefined),
  about: words(200),
});

interface Admitted {
  readonly businessId: BusinessId;
  /** What is counted as one address. */
  readonly address: string;
}

type Ready = Extract<WidgetUpdate, { type: 'ready' }>;
type WidgetLine = BrowserLine<WidgetLimit, Ready>;

/** Opened from a page of a site that the business has named, or from our own page of it. */
export function createWidgetUpgrade(parts: WidgetParts): SocketUpgrade {
  const { db, callManager, log, canHear, secret } = parts;
  const { mayRing, mayAsk } = phoneLimits(
    parts.limits,
    {
      calls: 'visitor:conversations',
      requests: ['visitor:model-requests', 'visitor:model-requests-a-day'],
    },
    (error) => log.error({ err: error }, "a visitor's conversation could not be counted"),
  );

  async function admit(request: IncomingMessage): Promise<Admitted | null> {
    const url = URL.parse(request.url ?? '', 'http://localhost');
    const { data: businessId } = idOf<BusinessId>().safeParse(url?.searchParams.get('business'));
    if (businessId === undefined) return null;
    const { enabled, origins } = await loadWebsite(db, businessId);
    const from = request.headers.origin ?? '';
    if (!enabled || !(origins.includes(from) || isOwnPage(request, parts.publicUrl))) return null;
    return { businessId, address: addressGroup(clientAddress(request, parts.trustedProxies)) };
  }

  async function answer(
    line: WidgetLine,
    { businessId, address }: Admitted,
    said: WidgetHello,
  ): Promise<void> {
    if (!(await mayRing(address))) {
      line.exceed('requests');
      return;
    }
    const { mode, phone, name = '', about = '' } = said;
    if (phone !== undefined && (await isBlocked(db, businessId, phone))) {
      line.refuse();
      return;
    }
    const business = await loadBusiness(db, businessId);
    const id = visitorOf(secret, said.visitor);
    const visitor: Visitor = { businessId, visitor: id.hash, address: hashFor(secret, address) };
    const sid = `website-${randomUUID()}`;
    const to = business.numbers[0] ?? '';
    const incoming = { businessId, sid, line: 'website', from: phone ?? null, to } as const;
    const admission = await admitVisitor(parts.billing.browser, visitor, sid, (tx) =>
      writeCall(tx, incoming),
    );
    if (admission.type === 'refused') {
      line.exceed(admission.why);
      return;
    }
    const { callId } = admission.entered;
    const { language } = business;
    line.tell({ type: 'ready', callId, canHear, business: business.name, language, visitor: id.token });
    const meter = meterBrowserCall<WidgetLimit>(line, admission.left, {
      readLeft: () => readVisitorLeft(parts.billing.browser, visitor),
      onError: (error) => log.error({ err: error }, 'what is left for a visitor could not be read'),
    });
    const options = {
      canType: true,
      reads: mode === 'type',
      ...(name !== '' || about !== '' ? { page: { name, about } } : {}),
      mayAsk() {
        const may = mayAsk(address);
        if (!may) line.exceed('requests');
        return may;
      },
    };
    try {
      await callManager.answer(line, { businessId, callId }, options);
    } finally {
      meter.stop();
    }
  }

  return socketUpgrade(
    admit,
    (socket, visitor) => {
      void heardHello(socket).then((said) => {
        if (said === null) {
          socket.close(1008);
          return;
        }
        const line = createBrowserLine<WidgetLimit, Ready>(socket, { reads: said.mode === 'type' });
        answer(line, visitor, said).catch((error: unknown) => {
          log.error({ err: error }, 'a visitor could not be answered');
          line.fail();
        });
      });
    },
    (error) => log.debug({ err: error }, 'a frame of a visitor could not be read'),
  );
}

/** The first frame of a visitor's page; null: it was none, or came too late. */
function heardHello(socket: WebSocket): Promise<WidgetHello | null> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(null), HELLO_MS);
    socket.once('close', () => resolve(null));
    socket.once('message', (data, isBinary) => {
      clearTimeout(late);
      resolve(!isBinary && Buffer.isBuffer(data) ? readText(hello, data) : null);
    });
  });
}
