/** The pictures of a text: kept by what they are, and removed at the carrier once they are kept. */
import { asc, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BusinessId, newId, type TextId } from '../../db/ids.ts';
import { textMessage, textPicture } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { makeBusiness } from '../calls/testing.ts';
import { fetchPictures } from './pictures.ts';
import { takeText } from './take.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const JPEG = Buffer.from('ffd8ffe000104a46', 'hex');
const PAGE = Buffer.from('<html><script>alert(1)</script></html>');

let db: TestDatabase;
let businessId: BusinessId;
let textId: TextId;
/** What lies at the carrier, by its address. */
let stored: Map<string, Buffer>;
let broken: boolean;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  let number: string;
  ({ businessId, number } = await makeBusiness(db));
  stored = new Map();
  broken = false;
  const from = '+12125550123';
  const text = { sid: newId(), from, sender: from, to: number, body: 'Look', pictures: [], keyword: null };
  await takeText(db, businessId, text);
  const [row] = await db.system.select().from(textMessage).where(eq(textMessage.businessId, businessId));
  if (row === undefined) throw new Error('the text is not there');
  textId = row.id;
});

const carrier = {
  openPicture(url: string) {
    if (broken) return Promise.reject(new Error('the carrier does not answer'));
    const bytes = stored.get(url);
    return Promise.resolve(bytes === undefined ? null : halves(bytes));
  },
  removePicture(url: string) {
    stored.delete(url);
    return Promise.resolve();
  },
};
async function* halves(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes.subarray(0, 3));
  yield bytes.subarray(3);
}
const fetchAll = () => fetchPictures(db, carrier, { businessId, textId, urls: [...stored.keys(), 'gone'] });
const kept = () =>
  db.system
    .select({ position: textPicture.position, type: textPicture.type, bytes: textPicture.bytes })
    .from(textPicture)
    .where(eq(textPicture.businessId, businessId))
    .orderBy(asc(textPicture.position));

test('pictures are kept by their first bytes, and nothing is left at the carrier', async () => {
  stored = new Map([
    ['a', PNG],
    ['b', PAGE],
    ['c', JPEG],
  ]);
  await fetchAll();
  const rows = await kept();
  expect(rows.map(({ position, type }) => [position, type])).toEqual([
    [0, 'image/png'],
    [2, 'image/jpeg'],
  ]);
  expect(Buffer.from(rows[0]?.bytes ?? []).equals(PNG)).toBe(true);
  expect([...stored.keys()]).toEqual([]);
});

test('pictures that could not be fetched stay at the carrier and are fetched later, once', async () => {
  stored = new Map([['a', PNG]]);
  const urls = ['a'];
  broken = true;
  await expect(fetchPictures(db, carrier, { businessId, textId, urls })).rejects.toThrow();
  expect([...stored.keys()]).toEqual(['a']);
  broken = false;
  for (const _ of [1, 2]) await fetchPictures(db, carrier, { businessId, textId, urls });
  expect(await kept()).toHaveLength(1);
});

test('the pictures of a text that was erased meanwhile are removed and not kept', async () => {
  stored = new Map([['a', PNG]]);
  await db.system.delete(textMessage).where(eq(textMessage.id, textId));
  await fetchAll();
  expect(await kept()).toEqual([]);
  expect([...stored.keys()]).toEqual([]);
});
