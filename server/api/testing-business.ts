/** A business with one of each thing that a procedure can name by its id. */
import { randomUUID } from 'node:crypto';
import { type BusinessId, newId, type UserId } from '../../db/ids.ts';
import { customerFact, member, user } from '../../db/schema.ts';
import { newBusiness } from '../business/create.ts';
import { keepOpenQuestion } from '../conversation/open-questions.ts';
import { createCall } from '../calls/calls.ts';
import { takeMessage } from '../inbox/messages.ts';
import { threadWith } from '../notices/texts.ts';
import { appRouter } from './router.ts';
import { contextOf } from './testing.ts';
import type { ApiContext } from './trpc.ts';

export type Thing =
  | 'service'
  | 'staff'
  | 'time off'
  | 'booking'
  | 'customer'
  | 'destination'
  | 'fact'
  | 'feed'
  | 'call'
  | 'question'
  | 'message'
  | 'thread'
  | 'device'
  | 'key'
  | 'invitation'
  | 'member';

export interface FullBusiness {
  readonly businessId: BusinessId;
  readonly owner: UserId;
  readonly things: Readonly<Record<Thing, string>>;
}

const ALL_DAY = [{ from: '00:00', to: '23:00' }];

export async function openFullBusiness(
  parts: Pick<ApiContext, 'db' | 'feed'>,
  name: string,
): Promise<FullBusiness> {
  const { db } = parts;
  const [owner, colleague] = [newId<UserId>(), newId<UserId>()];
  const api = appRouter.createCaller(contextOf(parts, owner));
  const email = (who: string) => `${who}@${name}.test`.toLowerCase();
  await db.system.insert(user).values([
    { id: owner, name: 'Owner', email: email('owner') },
    { id: colleague, name: 'Colleague', email: email('colleague') },
  ]);
  const business = newBusiness.parse({
    id: randomUUID(),
    name,
    trade: 'barber',
    zone: 'Europe/Berlin',
    country: 'DE',
    address: '',
    greeting: '',
    hours: Array.from({ length: 7 }, () => ALL_DAY),
    team: ['Ada'],
    services: [{ name: 'Haircut', durationMinutes: 30, bufferAfterMinutes: 0, price: null }],
    knowledge: [],
  });
  const { businessId } = await api.setup.create({ business });
  await db.system.insert(member).values({ businessId, userId: colleague, role: 'manager' });
  const { staff, services } = await api.businesses.get({ businessId });
  const [ada, haircut] = [theOnly(staff), theOnly(services)];

  const inDays = (days: number) => new Date(Math.ceil(Date.now() / 3_600_000 + days * 24) * 3_600_000);
  const off = { staffId: ada.id, from: inDays(3).toISOString(), to: inDays(4).toISOString(), note: '' };
  const { id: timeOff } = await api.businesses.addTimeOff({ businessId, timeOff: off });
  const made = await api.bookings.create({
    businessId,
    serviceId: haircut.id,
    staffId: ada.id,
    startsAt: noonOf(inDays(7)).toISOString(),
    name: 'Ann',
    phone: '+4930901820',
    idempotencyKey: randomUUID(),
  });
  if (made.status !== 'done') throw new Error(`not booked: ${made.status}`);
  await api.calendar.makeFeed({ businessId, staffId: null });
  const { id: destination } = await api.destinations.save({
    businessId,
    id: null,
    destination: {
      name: 'Ada',
      purpose: 'complaints',
      phone: { type: 'number', e164: '+4930901822' },
      staffId: ada.id,
      serviceIds: [haircut.id],
      hours: { type: 'business' },
      ringSeconds: 20,
      mode: 'warm',
      ringsFirst: true,
    },
  });
  const incoming = { sid: `CA-${name}`, line: 'carrier', from: '+4930901820', to: '+4930901821' } as const;
  const { callId } = await createCall(db, { businessId, ...incoming });
  const asked = { question: 'Do you dye?', at: new Date() };
  await db.tenant(businessId, (tx) => keepOpenQuestion(tx, { businessId, conversationId: callId }, asked));
  const left = { conversationId: callId, name: 'Bo', phone: '+4930901820', body: 'Call me.', urgent: false };
  const message = await takeMessage(db, businessId, left);
  const thread = await db.tenant(businessId, (tx) => threadWith(tx, businessId, '+4930901820'));
  const device = {
    endpoint: `https://fcm.googleapis.com/fcm/send/${name}`,
    p256dh: 'B'.repeat(87),
    auth: 'a'.repeat(22),
    name: 'Phone',
  };
  await api.notices.addDevice({ businessId, device });
  const { id: customer } = theOnly((await api.customers.list({ businessId, search: '' })).customers);
  const fact = randomUUID();
  await db.system
    .insert(customerFact)
    .values({ businessId, id: fact, customerId: customer, conversationId: callId, fact: 'Likes it short.' });
  const key = await api.keys.make({ businessId, name: 'Key', scopes: ['bookings:read'] });
  await api.team.invite({ businessId, email: email('guest'), standing: { role: 'manager' } });

  return {
    businessId,
    owner,
    things: {
      service: haircut.id,
      staff: ada.id,
      'time off': timeOff,
      booking: made.booking.id,
      customer,
      destination,
      fact,
      feed: theOnly(await api.calendar.feeds({ businessId })).id,
      call: callId,
      question: theOnly((await api.calls.get({ businessId, callId })).questions).id,
      message,
      thread,
      device: theOnly((await api.notices.settings({ businessId })).devices).id,
      key: key.id,
      invitation: theOnly((await api.team.list({ businessId })).invitations).id,
      member: colleague,
    },
  };
}

function theOnly<T>(all: readonly T[]): T {
  const [first] = all;
  if (first === undefined || all.length > 1) throw new Error('not exactly one');
  return first;
}

const noonOf = (date: Date): Date => new Date(`${date.toISOString().slice(0, 10)}T10:00:00Z`);
