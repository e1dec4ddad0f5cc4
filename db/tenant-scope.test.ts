import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { afterCommit } from './client.ts';
import { type BusinessId, type CustomerId, newId } from './ids.ts';
import { business, customer } from './schema.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';

let db: TestDatabase;
const a = newId<BusinessId>();
const b = newId<BusinessId>();

beforeAll(async () => {
  db = await createTestDatabase();
  for (const id of [a, b]) {
    await db.system.insert(business).values({
      id,
      name: 'Somebody',
      trade: 'barber',
      zone: 'Europe/Berlin',
      country: 'DE',
      currency: 'EUR',
      hours: [],
      policy: { noticeMinutes: 0, daysAhead: 1, stepMinutes: 15, cancelNoticeMinutes: 0 },
    });
    await db.system
      .insert(customer)
      .values({ businessId: id, id: newId<CustomerId>(), phone: '+4930123456' });
  }
});
afterAll(() => db.close());

test('a query that forgets its filter sees only its own business', async () => {
  const seen = await db.tenant(a, (tx) => tx.select({ businessId: customer.businessId }).from(customer));
  expect(seen).toEqual([{ businessId: a }]);
});

test('a write that forgets its filter changes only its own business', async () => {
  await db.tenant(a, (tx) => tx.update(customer).set({ name: 'changed' }));
  const others = await db.tenant(b, (tx) => tx.select({ name: customer.name }).from(customer));
  expect(others).toEqual([{ name: '' }]);
});

test('a row for another business is refused', async () => {
  const write = db.tenant(a, (tx) =>
    tx.insert(customer).values({ businessId: b, id: newId<CustomerId>(), phone: '+4930999999' }),
  );
  await expect(write).rejects.toMatchObject({ name: 'DatabaseError', code: '42501' });
});

test('work that waits for the commit runs after it, and never when the transaction is rolled back', async () => {
  const done: string[] = [];
  await db.tenant(a, async (tx) => {
    afterCommit(tx, () => done.push('committed'));
    await tx.execute(sql`select 1`);
    expect(done).toEqual([]);
  });
  const broken = db.tenant(a, async (tx) => {
    afterCommit(tx, () => done.push('rolled back'));
    await tx.execute(sql`select 1 / 0`);
  });
  await expect(broken).rejects.toMatchObject({ code: '22012' });
  expect(done).toEqual(['committed']);
});

test('a database error does not repeat the values of the query', async () => {
  const id = newId<CustomerId>();
  const write = () =>
    db.tenant(a, (tx) => tx.insert(customer).values({ businessId: a, id, phone: '+4930777777' }));
  await write();
  await expect(write()).rejects.toSatisfy((error) => !String(error).includes('777777'));
});

test('every table with a business id is fenced', async () => {
  const unfenced = await db.system.execute(sql`
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'business_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and not (c.relrowsecurity and exists (select 1 from pg_policy p where p.polrelid = c.oid))`);
  expect([...unfenced]).toEqual([]);
});

test('a tenant reaches no table that is not fenced', async () => {
  const reached = await db.system.execute(sql`
    select c.relname from pg_class c where c.relkind in ('r', 'p', 'v', 'm') and c.relnamespace = 'public'::regnamespace
      and has_table_privilege('ahoy_tenant', c.oid, 'select, insert, update, delete, truncate') and not c.relrowsecurity`);
  expect([...reached]).toEqual([]);
  await expect(db.tenant(a, (tx) => tx.execute(sql`select * from trial_claim`))).rejects.toMatchObject({
    code: '42501',
  });
});

test('the role of a tenant ends with the transaction', async () => {
  await db.tenant(a, (tx) => tx.select().from(customer));
  const [row] = await db.sql`select current_user as "user"`;
  expect(row?.['user']).toBe('ahoy');
});

test('a value that is not the id of a business opens no tenant scope', async () => {
  const odd = "x'; reset role; --" as BusinessId;
  await expect(db.tenant(odd, (tx) => tx.select().from(business))).rejects.toThrow(TypeError);
});
