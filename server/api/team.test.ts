/** The team of a business: invited, accepted once, changed and removed, and never without an owner. */
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type BusinessId, newId, type StaffId, type UserId } from '../../db/ids.ts';
import { business, invitation, mail, member, staff, user } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { type EventFeed, openEventFeed } from '../events/feed.ts';
import { takeMessage } from '../inbox/messages.ts';
import { appRouter } from './router.ts';
import { contextOf } from './testing.ts';

let db: TestDatabase;
let feed: EventFeed;
let businessId: BusinessId;
let staffId: StaffId;
let owner: Person;
let people = 0;

interface Person {
  readonly id: UserId;
  readonly email: string;
}

beforeAll(async () => {
  db = await createTestDatabase();
  feed = await openEventFeed(db);
});
afterAll(async () => {
  await feed.close();
  await db.close();
});
beforeEach(async () => {
  businessId = newId<BusinessId>();
  staffId = newId<StaffId>();
  await db.system.insert(business).values({
    id: businessId,
    name: 'Pier Barbers',
    trade: 'barber',
    zone: 'Europe/Berlin',
    country: 'DE',
    currency: 'EUR',
    hours: [],
    policy: { noticeMinutes: 0, daysAhead: 1, stepMinutes: 15, cancelNoticeMinutes: 0 },
  });
  await db.system.insert(staff).values({ businessId, id: staffId, name: 'Sam' });
  owner = await person('owner');
});

/** Somebody with an account, and a role in the business if one is given. */
async function person(role: 'owner' | 'manager' | 'staff' | null): Promise<Person> {
  people += 1;
  const [id, email] = [newId<UserId>(), `person${people}@pier.test`];
  await db.system.insert(user).values({ id, name: `Person ${people}`, email });
  if (role !== null)
    await db.system
      .insert(member)
      .values({ businessId, userId: id, role, staffId: role === 'staff' ? staffId : null });
  return { id, email };
}

const as = ({ id, email }: Person) =>
  appRouter.createCaller({ ...contextOf({ db, feed }, id), user: { id, email } }).team;
const nobody = () => appRouter.createCaller(contextOf({ db, feed }, null)).team;

const tokenIn = (link: string) => link.split('/').at(-1) ?? '';
const roleOf = async ({ id }: Person) => {
  const [row] = await db.system
    .select({ role: member.role })
    .from(member)
    .where(and(eq(member.businessId, businessId), eq(member.userId, id)));
  return row?.role ?? null;
};
const manager = { role: 'manager' } as const;

describe('an invitation', () => {
  test('is sent by mail, says what it is for, and is accepted once', async () => {
    const guest = await person(null);
    const { link } = await as(owner).invite({
      businessId,
      email: guest.email.toUpperCase(),
      standing: { role: 'staff', staffId },
    });
    expect(link).toMatch(/^https:\/\/ahoy\.example\.com\/invitation\/[\w-]{43}$/);
    const [sent] = await db.system.select().from(mail).where(eq(mail.recipient, guest.email));
    expect(sent).toMatchObject({ businessId, subject: 'You are invited to Pier Barbers' });
    expect(sent?.body).toContain(link);

    const token = tokenIn(link);
    expect(await nobody().invitation({ token })).toMatchObject({
      business: 'Pier Barbers',
      email: guest.email,
      role: 'staff',
    });
    expect(await as(guest).accept({ token })).toEqual({ businessId });
    const [row] = await db.system.select().from(member).where(eq(member.userId, guest.id));
    expect(row).toMatchObject({ businessId, role: 'staff', staffId });
    await expect(as(guest).accept({ token })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await nobody().invitation({ token })).toBeNull();
    expect((await as(owner).list({ businessId })).invitations).toEqual([]);
  });

  test('makes one member when two requests accept it at once', async () => {
    const guest = await person(null);
    const { link } = await as(owner).invite({ businessId, email: guest.email, standing: manager });
    const results = await Promise.allSettled([1, 2, 3].map(() => as(guest).accept({ token: tokenIn(link) })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await roleOf(guest)).toBe('manager');
  });

  test('works for its address only', async () => {
    const [guest, other] = [await person(null), await person(null)];
    const { link } = await as(owner).invite({ businessId, email: guest.email, standing: manager });
    await expect(as(other).accept({ token: tokenIn(link) })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: /another e-mail address/,
    });
    expect(await roleOf(other)).toBeNull();
    await as(guest).accept({ token: tokenIn(link) });
  });

  test('expires after a week', async () => {
    const guest = await person(null);
    const { link } = await as(owner).invite({ businessId, email: guest.email, standing: manager });
    const [open] = await db.system.select().from(invitation).where(eq(invitation.businessId, businessId));
    expect(open?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 6.9 * 86_400_000);
    expect(open?.expiresAt.getTime()).toBeLessThan(Date.now() + 7.1 * 86_400_000);
    await db.system
      .update(invitation)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(eq(invitation.businessId, businessId));
    const token = tokenIn(link);
    expect(await nobody().invitation({ token })).toBeNull();
    await expect(as(guest).accept({ token })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await as(owner).list({ businessId })).invitations).toMatchObject([{ expired: true }]);
  });

  test('works by its new link only after it was sent again, and by none once it is revoked', async () => {
    const guest = await person(null);
    const first = await as(owner).invite({ businessId, email: guest.email, standing: manager });
    const [open] = (await as(owner).list({ businessId })).invitations;
    const id = open?.id ?? '';
    const second = await as(owner).inviteAgain({ businessId, id });
    await expect(as(guest).accept({ token: tokenIn(first.link) })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await nobody().invitation({ token: tokenIn(second.link) })).not.toBeNull();
    await as(owner).revoke({ businessId, id });
    await expect(as(guest).accept({ token: tokenIn(second.link) })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(as(owner).inviteAgain({ businessId, id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('replaces an earlier one to the same address', async () => {
    const guest = await person(null);
    const first = await as(owner).invite({ businessId, email: guest.email, standing: manager });
    await as(owner).invite({ businessId, email: guest.email, standing: { role: 'owner' } });
    expect((await as(owner).list({ businessId })).invitations).toMatchObject([{ role: 'owner' }]);
    expect(await nobody().invitation({ token: tokenIn(first.link) })).toBeNull();
  });

  test('is refused for a person who is on the team already', async () => {
    await expect(
      as(owner).invite({ businessId, email: owner.email, standing: manager }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('says which staff member the invited user is', async () => {
    const wish = (staffOf: StaffId | null) =>
      as(owner).invite({ businessId, email: 'x@pier.test', standing: { role: 'staff', staffId: staffOf } });
    await expect(wish(null)).rejects.toThrow(/which of your staff/);
    await expect(wish(newId<StaffId>())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a manager', () => {
  test('manages staff, and nobody else', async () => {
    const [boss, kim] = [await person('manager'), await person('staff')];
    const team = as(boss);
    expect((await team.list({ businessId })).roles).toEqual(['staff']);
    await expect(team.invite({ businessId, email: 'x@pier.test', standing: manager })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(
      team.change({ businessId, memberId: owner.id, standing: { role: 'staff', staffId } }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(
      team.change({ businessId, memberId: kim.id, standing: { role: 'owner' } }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(team.remove({ businessId, memberId: owner.id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await as(owner).invite({ businessId, email: 'y@pier.test', standing: { role: 'owner' } });
    const [open] = (await team.list({ businessId })).invitations;
    expect(open?.manageable).toBe(false);
    await expect(team.revoke({ businessId, id: open?.id ?? '' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await team.remove({ businessId, memberId: kim.id });
    expect(await roleOf(kim)).toBeNull();
  });
});

describe('staff', () => {
  test('do not see the team, and may leave it', async () => {
    const kim = await person('staff');
    await expect(as(kim).list({ businessId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(as(kim).remove({ businessId, memberId: owner.id })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await as(kim).remove({ businessId, memberId: kim.id });
    expect(await roleOf(kim)).toBeNull();
  });
});

const say = (body: string) =>
  takeMessage(db, businessId, { conversationId: null, name: 'Bo', phone: null, body, urgent: false });

test('an open feed soon sends nothing more to a removed member', async () => {
  const kim = await person('manager');
  let now = Date.now();
  const context = { ...contextOf({ db, feed }, kim.id), clock: { now: () => now } };
  const live = await appRouter.createCaller(context).calls.live({ businessId, lastEventId: '0' });
  const items = live[Symbol.asyncIterator]();
  await say('while Kim was there');
  expect((await items.next()).done).toBe(false);
  await as(owner).remove({ businessId, memberId: kim.id });
  now += 60_000;
  await say('when Kim had gone');
  await expect(items.next()).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('an open feed soon sends nothing more to a device that was signed out', async () => {
  let now = Date.now();
  let isSignedIn = true;
  const context = {
    ...contextOf({ db, feed }, owner.id),
    clock: { now: () => now },
    isStillSignedIn: () => Promise.resolve(isSignedIn),
  };
  const live = await appRouter.createCaller(context).calls.live({ businessId, lastEventId: '0' });
  const items = live[Symbol.asyncIterator]();
  for (const later of [0, 60_000]) {
    now += later;
    await say('while it was signed in');
    expect((await items.next()).done).toBe(false);
  }
  isSignedIn = false;
  now += 60_000;
  await say('when it was not');
  await expect(items.next()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
});

describe('an owner', () => {
  test('changes a role, and the change takes effect at once', async () => {
    const kim = await person('staff');
    await as(owner).change({ businessId, memberId: kim.id, standing: manager });
    expect((await as(kim).list({ businessId })).members).toHaveLength(2);
    await as(owner).change({ businessId, memberId: kim.id, standing: { role: 'staff', staffId } });
    await expect(as(kim).list({ businessId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('can neither leave nor step down as the last owner', async () => {
    await expect(as(owner).remove({ businessId, memberId: owner.id })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await expect(
      as(owner).change({ businessId, memberId: owner.id, standing: manager }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test.each([1, 2, 3, 4, 5])('and another one who remove each other leave one owner (%i)', async () => {
    const other = await person('owner');
    await Promise.allSettled([
      as(owner).remove({ businessId, memberId: other.id }),
      as(other).remove({ businessId, memberId: owner.id }),
    ]);
    expect([await roleOf(owner), await roleOf(other)].filter((role) => role === 'owner')).toHaveLength(1);
  });

  test.each([1, 2, 3, 4, 5])('and another one who both step down leave one owner (%i)', async () => {
    const other = await person('owner');
    await Promise.allSettled(
      [owner, other].map((each) => as(each).change({ businessId, memberId: each.id, standing: manager })),
    );
    expect([await roleOf(owner), await roleOf(other)].sort()).toEqual(['manager', 'owner']);
  });
});

test('another user finds no team, and cannot change an invitation that is not theirs', async () => {
  const stranger = await person(null);
  await as(owner).invite({ businessId, email: 'z@pier.test', standing: manager });
  const [open] = (await as(owner).list({ businessId })).invitations;
  const id = open?.id ?? '';
  const refused = { code: 'NOT_FOUND' };
  await expect(as(stranger).list({ businessId })).rejects.toMatchObject(refused);
  await expect(as(stranger).revoke({ businessId, id })).rejects.toMatchObject(refused);
  await expect(as(stranger).inviteAgain({ businessId, id })).rejects.toMatchObject(refused);
  await expect(as(stranger).remove({ businessId, memberId: owner.id })).rejects.toMatchObject(refused);
});
