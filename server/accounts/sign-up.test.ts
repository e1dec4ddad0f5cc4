/** The rules of who may have an account, also for concurrent sign-ups. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { user } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { admit, decideSignUp, inviteAccount, isInvited, mayApply, type SignUpDecision } from './sign-up.ts';

let db: TestDatabase;
beforeEach(async () => {
  db = await createTestDatabase();
});
afterEach(() => db.close());

const allowed = (proven: boolean): SignUpDecision => ({ type: 'allowed', proven });
const refused = (why: 'invitation-needed' | 'closed'): SignUpDecision => ({ type: 'refused', why });

test.each([
  ['open', 'no', allowed(false)],
  ['open', 'to-team', allowed(false)],
  ['open', 'by-operator', allowed(true)],
  ['invite', 'no', refused('invitation-needed')],
  ['invite', 'to-team', allowed(false)],
  ['invite', 'by-operator', allowed(true)],
  ['closed', 'no', refused('closed')],
  ['closed', 'to-team', refused('closed')],
  ['closed', 'by-operator', refused('closed')],
] as const)('with SIGN_UP=%s a person invited %s gets the decision %o', (mode, invited, decision) => {
  expect(decideSignUp(mode, { first: false, invited })).toEqual(decision);
  expect(decideSignUp(mode, { first: true, invited })).toEqual(allowed(true));
});

const stranger = (email: string) => ({ email, by: { type: 'token', token: null } as const });

test.each(['open', 'invite', 'closed'] as const)(
  'only one of ten concurrent sign-ups becomes the first user: SIGN_UP=%s',
  async (mode) => {
    const all = Array.from({ length: 10 }, (_, each) => admit(db, mode, stranger(`p${each}@pier.test`)));
    const decisions = await Promise.all(all);
    expect(decisions.filter((each) => each.type === 'allowed' && each.proven)).toHaveLength(1);
    expect(decisions.filter(({ type }) => type === 'refused')).toHaveLength(mode === 'open' ? 0 : 9);
  },
);

test('a claim on the first account that is not used expires after two minutes', async () => {
  await admit(db, 'closed', stranger('ann@pier.test'));
  expect(await admit(db, 'closed', stranger('bo@pier.test'))).toEqual(refused('closed'));
  await db.sql`update first_account set claimed_at = now() - interval '2 minutes'`;
  expect(await admit(db, 'closed', stranger('bo@pier.test'))).toEqual(allowed(true));
  await db.system.insert(user).values({ id: 'bo', name: 'Bo', email: 'bo@pier.test' });
  await db.sql`update first_account set claimed_at = now() - interval '2 minutes'`;
  expect(await admit(db, 'closed', stranger('cy@pier.test'))).toEqual(refused('closed'));
});

test('an invitation works for its address, by its newest link, for a week, and a proven address needs none', async () => {
  await db.system.insert(user).values({ id: 'first', name: 'First', email: 'first@pier.test' });
  const tokenOf = (link: string | null) => new URL(link ?? '').searchParams.get('invitation') ?? '';
  const by = (email: string, token: string) =>
    mayApply(db, 'invite', { email, by: { type: 'token', token } });
  const old = tokenOf(await inviteAccount(db, 'https://ahoy.test', 'ann@pier.test'));
  const token = tokenOf(await inviteAccount(db, 'https://ahoy.test', 'ann@pier.test'));
  expect(await by('ann@pier.test', token)).toEqual(allowed(true));
  expect(await by('ann@pier.test', old)).toEqual(refused('invitation-needed'));
  expect(await by('eve@pier.test', token)).toEqual(refused('invitation-needed'));
  expect(await isInvited(db, 'ann@pier.test', token)).toBe(true);
  expect(await isInvited(db, 'ann@pier.test', old)).toBe(false);
  expect(await mayApply(db, 'invite', stranger('ann@pier.test'))).toEqual(refused('invitation-needed'));
  const proved = { email: 'ann@pier.test', by: { type: 'address' } } as const;
  expect(await mayApply(db, 'invite', proved)).toEqual(allowed(true));
  await db.sql`update account_invitation set expires_at = now() - interval '1 second'`;
  expect(await by('ann@pier.test', token)).toEqual(refused('invitation-needed'));
  expect(await isInvited(db, 'ann@pier.test', token)).toBe(false);
});

test('a person with an account is not invited, and an unconfirmed account does not block an invitation', async () => {
  await db.system.insert(user).values([
    { id: 'ann', name: 'Ann', email: 'ann@pier.test', emailVerified: true },
    { id: 'eve', name: 'Eve', email: 'bo@pier.test' },
  ]);
  expect(await inviteAccount(db, 'https://ahoy.test', 'ann@pier.test')).toBeNull();
  expect(await inviteAccount(db, 'https://ahoy.test', 'bo@pier.test')).toContain(
    '/sign-up?email=bo%40pier.test',
  );
  expect((await db.system.select({ id: user.id }).from(user)).map(({ id }) => id)).toEqual(['ann']);
});
