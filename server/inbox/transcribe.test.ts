/** Spoken messages turned into words, on a real Postgres. */
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BusinessId, MessageId } from '../../db/ids.ts';
import { message } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { keepRecording } from '../calls/carrier-events.ts';
import { makeBusiness, readEvents, ring } from '../calls/testing.ts';
import { NoSound, type Transcription, transcribeMessage } from './transcribe.ts';

let db: TestDatabase;
let businessId: BusinessId;
let calls = 0;
beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(async () => {
  ({ businessId } = await makeBusiness(db));
});
afterAll(() => db.close());

const URL_OF = 'https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1';

async function spoken(): Promise<{ businessId: BusinessId; messageId: MessageId }> {
  calls += 1;
  const sid = `CA-spoken-${calls}`;
  await ring(db, businessId, sid);
  await keepRecording(db, sid, URL_OF);
  const [left] = await db.system.select().from(message).where(eq(message.businessId, businessId));
  if (left === undefined) throw new Error('no message was left');
  return { businessId, messageId: left.id };
}

async function* pieces(...sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  for (const size of sizes) yield new Uint8Array(size);
}

const hearing = (words: string, heard: number[] = []): Transcription => ({
  open: () => Promise.resolve(pieces(10, 20)),
  transcribe: (sound) => {
    heard.push(sound.length);
    return Promise.resolve(words);
  },
});

const bodyOf = async ({ messageId }: { readonly messageId: MessageId }) => {
  const [row] = await db.system.select().from(message).where(eq(message.id, messageId));
  return row?.body;
};

test('a spoken message is enqueued to be transcribed, and becomes words once', async () => {
  const key = await spoken();
  const jobs =
    await db.sql`select data from pgboss.job where name = 'transcribe-message' and data->>'messageId' = ${key.messageId}`;
  expect([...jobs]).toEqual([{ data: key }]);
  const heard: number[] = [];
  expect(await transcribeMessage(db, key, hearing(' Please call me back. ', heard))).toBe('transcribed');
  expect(heard).toEqual([30]);
  expect(await bodyOf(key)).toBe('Spoken: Please call me back.');
  expect((await readEvents(db, businessId)).at(-1)).toEqual({
    type: 'message.changed',
    messageId: key.messageId,
  });
  expect(await transcribeMessage(db, key, hearing('Something else'))).toBe('before');
  expect(await bodyOf(key)).toBe('Spoken: Please call me back.');
});

test('a process that was taken for dead does not write over the words of another', async () => {
  const key = await spoken();
  const late: Transcription = {
    ...hearing(''),
    transcribe: async () => {
      await transcribeMessage(db, key, hearing('The first.'));
      return 'The second.';
    },
  };
  expect(await transcribeMessage(db, key, late)).toBe('before');
  expect(await bodyOf(key)).toBe('Spoken: The first.');
});

test('a message in which nothing was understood stays as it is, and is not tried again', async () => {
  const key = await spoken();
  expect(await transcribeMessage(db, key, hearing(''))).toBe('silent');
  expect(await bodyOf(key)).toBe('Spoken after the tone.');
  expect(await transcribeMessage(db, key, hearing('Words'))).toBe('before');
});

test('a recording that the carrier does not have yet is left for another attempt', async () => {
  const key = await spoken();
  const missing: Transcription = { ...hearing('Words'), open: () => Promise.resolve(null) };
  await expect(transcribeMessage(db, key, missing)).rejects.toThrow(NoSound);
  expect(await transcribeMessage(db, key, hearing('Words'))).toBe('transcribed');
});

test('a recording that is larger than any message reaches no vendor', async () => {
  const key = await spoken();
  const heard: number[] = [];
  const large: Transcription = {
    ...hearing('Words', heard),
    open: () => Promise.resolve(pieces(8_000_000, 8_000_001)),
  };
  await expect(transcribeMessage(db, key, large)).rejects.toThrow('larger than any message');
  expect(heard).toEqual([]);
});
