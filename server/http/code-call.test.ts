/** A code of ours that is called or texted to a number which leads here: no receptionist takes it, and nobody reads it. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, textMessage } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { makeBusiness } from '../calls/testing.ts';
import { CODE_SENDER, openCarrierRoutes } from './testing.ts';

let db: TestDatabase;
let routes: Awaited<ReturnType<typeof openCarrierRoutes>>;

beforeAll(async () => {
  db = await createTestDatabase();
  routes = await openCarrierRoutes(db);
});
afterAll(async () => {
  await routes.close();
  await db.close();
});

test.each(['voice', 'fallback'])('%s hangs up on a call that says a code', async (webhook) => {
  const { number, businessId } = await makeBusiness(db);
  const fields = { CallSid: `CA-${webhook}`, To: number, CallStatus: 'ringing' };
  const { body } = await routes.post(webhook, { ...fields, From: CODE_SENDER });
  expect(body).toContain('<Response><Hangup/></Response>');
  expect(await db.system.select().from(call).where(eq(call.businessId, businessId))).toEqual([]);
  const honest = await routes.post(webhook, { ...fields, From: '+12125550123' });
  expect(honest.body).not.toContain('<Response><Hangup/></Response>');
});

test('a text that holds a code does not appear among the texts of the business', async () => {
  const { number, businessId } = await makeBusiness(db);
  const fields = { MessageSid: 'SM1', To: number, Body: '042917 is the code' };
  expect((await routes.post('sms', { ...fields, From: CODE_SENDER })).status).toBe(200);
  const texts = () => db.system.select().from(textMessage).where(eq(textMessage.businessId, businessId));
  expect(await texts()).toEqual([]);
  await routes.post('sms', { ...fields, From: '+12125550123' });
  expect(await texts()).toHaveLength(1);
});
