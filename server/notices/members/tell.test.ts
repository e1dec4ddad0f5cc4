/** What the members of a business hear of its events, and what they do not. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { member, memberNotice, message, staff, textMessage } from '../../../db/schema.ts';
import { recordEvents } from '../../events/record.ts';
import { sendHeld } from './held.ts';
import { MOST_AN_HOUR } from './send.ts';
import {
  bookingOf,
  EVERYTHING,
  forget,
  jobsOf,
  leave,
  mailsOf,
  openShop,
  PUBLIC_URL,
  type Shop,
  tellAll,
  wish,
} from './testing.ts';
import { tellMembers } from './tell.ts';
import { NOTHING } from './wishes.ts';

let shop: Shop;
beforeAll(async () => (shop = await openShop()));
afterAll(() => shop.db.close());
beforeEach(async () => {
  await forget(shop);
  await wish(shop, shop.owner);
  await wish(shop, shop.sam);
});

/** 3 in the afternoon in New York. */
const AFTERNOON = Date.parse('2026-12-01T20:00:00Z');
const recipients = async () => (await mailsOf(shop)).map(({ recipient }) => recipient).toSorted();

describe('an urgent message', () => {
  test('is mailed to whoever wants it, with what they need to act and where to change their wishes', async () => {
    await leave(shop, 'The pipe burst!', true);
    await tellAll(shop, AFTERNOON);
    expect(await recipients()).toEqual(['olga@shop.test', 'sam@shop.test']);
    const [mail] = await mailsOf(shop);
    expect(mail?.subject).toBe('Urgent: Ann left a message');
    for (const part of [
      'The pipe burst!',
      '(212) 555-0150',
      `${PUBLIC_URL}/messages`,
      `${PUBLIC_URL}/account#notices`,
    ])
      expect(mail?.body).toContain(part);
  });

  test('is told once, however often its job is done and by however many', async () => {
    await leave(shop, 'The pipe burst!', true);
    const [seq = 0] = await jobsOf(shop);
    const parts = { db: shop.db, clock: { now: () => AFTERNOON }, publicUrl: PUBLIC_URL };
    const once = () => tellMembers(parts, { businessId: shop.businessId, seq });
    await Promise.all([once(), once(), once()]);
    await once();
    expect(await recipients()).toEqual(['olga@shop.test', 'sam@shop.test']);
  });

  test('that was erased before it could be told is told to nobody', async () => {
    await leave(shop, 'The pipe burst!', true);
    await shop.db.system.delete(message);
    await tellAll(shop, AFTERNOON);
    expect(await mailsOf(shop)).toEqual([]);
  });
});

test('a member who wants texts gets one, from a number of the business, once they gave their own', async () => {
  const { db, owner } = shop;
  const texts = () =>
    db.system.select({ phone: textMessage.phone, body: textMessage.body }).from(textMessage);
  await wish(shop, shop.sam, { channels: NOTHING });
  await wish(shop, owner, { channels: { ...EVERYTHING.channels, urgent: ['sms'] } });
  await leave(shop, 'The pipe burst!', true);
  await tellAll(shop, AFTERNOON);
  expect(await texts()).toEqual([]);
  await db.system.update(member).set({ phone: '+12125550177' }).where(eq(member.userId, owner));
  await leave(shop, 'The cellar is full of water!', true);
  await tellAll(shop, AFTERNOON);
  const [text, ...more] = await texts();
  expect(more).toEqual([]);
  expect(text?.phone).toBe('+12125550177');
  expect(text?.body).toContain('Ann left a message. The cellar is full of water!');
});

describe('a booking', () => {
  test('is told to staff only where it is their own', async () => {
    const [alex] = await shop.db.system.select().from(staff).where(eq(staff.name, 'Alex'));
    if (alex === undefined) throw new Error('no Alex');
    await bookingOf(shop, alex.id);
    await tellAll(shop, AFTERNOON);
    expect(await recipients()).toEqual(['olga@shop.test']);
    await bookingOf(shop, shop.samsStaffId);
    await tellAll(shop, AFTERNOON);
    expect(await recipients()).toEqual(['olga@shop.test', 'olga@shop.test', 'sam@shop.test']);
  });

  test('is not told to the member who made it, and opens the business that it is of', async () => {
    await wish(shop, shop.owner, { channels: { ...NOTHING, booking: ['mail'] } });
    await wish(shop, shop.sam, { channels: { ...NOTHING, booking: ['mail'] } });
    await bookingOf(shop, shop.samsStaffId, { userId: shop.owner });
    await tellAll(shop, AFTERNOON);
    expect(await recipients()).toEqual(['sam@shop.test']);
    expect((await mailsOf(shop))[0]?.body).toContain(`&business=${shop.businessId}`);
  });

  test('is told with its time by the clock of the business, and its mail is kept no longer than it needs', async () => {
    await bookingOf(shop, shop.samsStaffId);
    await tellAll(shop, AFTERNOON);
    const [mail] = await mailsOf(shop);
    expect(mail?.subject).toBe('New appointment: Tue, Dec 1 at 3:00 pm');
    expect(mail?.linkExpiresAt).not.toBeNull();
  });

  test('makes no job where nobody wants to hear of it', async () => {
    const channels = { ...EVERYTHING.channels, booking: [], message: [] };
    for (const who of [shop.owner, shop.sam]) await wish(shop, who, { channels });
    await bookingOf(shop, shop.samsStaffId);
    await leave(shop, 'Please call.');
    expect(await jobsOf(shop)).toEqual([]);
    await leave(shop, 'The pipe burst!', true);
    expect(await jobsOf(shop)).toHaveLength(1);
  });
});

test('staff do not hear of what is for those who run the business', async () => {
  const { businessId, db } = shop;
  const at = new Date(AFTERNOON).toISOString();
  const failing = { type: 'service.changed', part: 'voice', state: 'failing', since: at, at } as const;
  await db.tenant(businessId, (tx) => recordEvents(tx, businessId, [failing]));
  await tellAll(shop, AFTERNOON);
  expect(await recipients()).toEqual(['olga@shop.test']);
});

describe('in quiet hours', () => {
  const quiet = { from: '22:00', to: '07:00' };
  /** Two in the night in New York. */
  const NIGHT = Date.parse('2026-12-02T07:00:00Z');
  const MORNING = Date.parse('2026-12-02T12:00:00Z');
  const sendAt = (now: number) => sendHeld({ db: shop.db, clock: { now: () => now }, publicUrl: PUBLIC_URL });

  beforeEach(() => wish(shop, shop.sam, { channels: NOTHING }));

  test('an urgent message comes at once, and everything else in one mail when they are over', async () => {
    await wish(shop, shop.owner, { quiet });
    await leave(shop, 'When do you open?');
    await leave(shop, 'Do you sell combs?');
    await leave(shop, 'The pipe burst!', true);
    await tellAll(shop, NIGHT);
    expect((await mailsOf(shop)).map(({ subject }) => subject)).toEqual(['Urgent: Ann left a message']);
    expect(await sendAt(MORNING - 1)).toBe(0);
    expect(await sendAt(MORNING)).toBe(1);
    expect(await sendAt(MORNING)).toBe(0);
    const together = (await mailsOf(shop)).find(({ subject }) => subject.startsWith('2 notices'));
    expect(together?.body).toContain('When do you open?');
    expect(together?.body).toContain('Do you sell combs?');
  });

  test('what was told on several channels is one line of the mail', async () => {
    await shop.db.sql`insert into push_device (business_id, id, user_id, endpoint, p256dh, auth, name)
      values (${shop.businessId}, gen_random_uuid(), ${shop.owner}, 'https://push.test/1', 'k', 'a', 'Phone')`;
    await wish(shop, shop.owner, { quiet, channels: { ...EVERYTHING.channels, message: ['mail', 'push'] } });
    await leave(shop, 'When do you open?');
    await tellAll(shop, NIGHT);
    expect(await shop.db.system.$count(memberNotice)).toBe(2);
    expect(await sendAt(MORNING)).toBe(1);
    expect((await mailsOf(shop))[0]?.subject).toBe('1 notice while you were away');
  });

  test('several instances that send at the same time send one mail', async () => {
    await wish(shop, shop.owner, { quiet });
    await leave(shop, 'When do you open?');
    await tellAll(shop, NIGHT);
    await Promise.all([sendAt(MORNING), sendAt(MORNING), sendAt(MORNING)]);
    expect(await mailsOf(shop)).toHaveLength(1);
  });
});

test('more than a few of one kind within an hour go together in one mail', async () => {
  await wish(shop, shop.sam, { channels: NOTHING });
  for (let at = 0; at < MOST_AN_HOUR + 12; at += 1) await leave(shop, `Message ${at}`);
  await tellAll(shop, AFTERNOON);
  expect(await mailsOf(shop)).toHaveLength(MOST_AN_HOUR);
  const parts = { db: shop.db, clock: { now: () => AFTERNOON + 3_600_000 }, publicUrl: PUBLIC_URL };
  expect(await sendHeld(parts)).toBe(1);
  const mails = await mailsOf(shop);
  expect(mails.map(({ subject }) => subject)).toContain('12 notices while you were away');
});
