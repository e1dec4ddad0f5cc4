/** Drafts and versions on a real Postgres: what is published is what answers, and who is late is told so. */
import { eq } from 'drizzle-orm';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BusinessId, newId, type UserId } from '../../db/ids.ts';
import { business, event, MANNERS, member, type ReceptionistSettings, user } from '../../db/schema.ts';
import { createTestDatabase, type TestDatabase } from '../../db/testing.ts';
import { loadBusiness } from './business.ts';
import { LANGUAGE_TAGS } from '../languages/languages.ts';
import { MAXIMA } from './maxima.ts';
import { receptionistSettings } from './receptionist-settings.ts';
import {
  type Changed,
  discardDraft,
  listVersions,
  loadDrafted,
  loadReceptionist,
  loadVersion,
  publishAgain,
  publishAnswer,
  publishDraft,
  saveDraft,
} from './receptionist-versions.ts';

const maria = newId<UserId>();
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await db.system.insert(user).values({ id: maria, name: 'Maria', email: 'maria@a.test' });
});
afterAll(() => db.close());

async function newBusiness(): Promise<BusinessId> {
  const businessId = newId<BusinessId>();
  await db.system.insert(business).values({
    id: businessId,
    name: 'Harbour Street Barbers',
    trade: 'barber',
    zone: 'America/New_York',
    country: 'US',
    currency: 'USD',
    hours: [],
    policy: { noticeMinutes: 0, daysAhead: 1, stepMinutes: 15, cancelNoticeMinutes: 0 },
  });
  await db.system.insert(member).values({ businessId, userId: maria, role: 'owner' });
  return businessId;
}

const eventsOf = async (businessId: BusinessId) =>
  (await db.system.select().from(event).where(eq(event.businessId, businessId))).map(
    ({ payload }) => payload,
  );

const plain: ReceptionistSettings = {
  receptionistName: '',
  voiceId: null,
  language: 'en-US',
  greeting: '',
  alsoSpeaks: [],
  offersLanguageKeys: false,
  disclosesAssistant: true,
  manner: 'warm',
  mayDo: '',
  mayNotDo: '',
  recordsCalls: false,
  consentText: '',
  knowledge: [],
};
const greeting = (text: string): ReceptionistSettings => ({ ...plain, greeting: text });

/** What was done, where nobody was faster. */
function undisturbed<Done extends { readonly status: string }>(change: Done | Changed): Done {
  if (isChanged(change)) throw new Error('somebody was faster');
  return change;
}
const isChanged = (change: { readonly status: string }): change is Changed => change.status === 'changed';

const save = async (businessId: BusinessId, settings: ReceptionistSettings, seen: Date | null) =>
  undisturbed(await saveDraft(db, businessId, maria, { settings, seen })).updatedAt;

/** Drafts these in place of whatever was drafted, and publishes them. */
async function publish(businessId: BusinessId, settings: ReceptionistSettings, note = ''): Promise<number> {
  const { draft } = await loadReceptionist(db, businessId);
  const seen = await save(businessId, settings, draft?.updatedAt ?? null);
  return undisturbed(await publishDraft(db, businessId, maria, { seen, note })).version;
}

/** Anything that Postgres can hold as text. A character may be two units long, and none is cut in two. */
const text = (maxLength: number) =>
  fc
    .array(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).filter((each) => each !== '\u0000'),
      { maxLength },
    )
    .map((graphemes) => {
      let whole = '';
      for (const each of graphemes) if (whole.length + each.length <= maxLength) whole += each;
      return whole;
    });
const words = (maxLength: number) => text(maxLength - 1).map((each) => `a${each}`);
const fact = fc.record({ id: fc.uuid(), question: words(50), answer: words(80) }, { noNullPrototype: true });
const anySettings: fc.Arbitrary<ReceptionistSettings> = fc.record(
  {
    receptionistName: text(60),
    voiceId: fc.option(words(20)),
    language: fc.constantFrom(...LANGUAGE_TAGS),
    greeting: text(300),
    alsoSpeaks: fc.uniqueArray(fc.constantFrom(...LANGUAGE_TAGS), { maxLength: 3 }),
    offersLanguageKeys: fc.boolean(),
    disclosesAssistant: fc.boolean(),
    manner: fc.constantFrom(...MANNERS),
    mayDo: text(200),
    mayNotDo: text(200),
    recordsCalls: fc.boolean(),
    consentText: text(300),
    knowledge: fc.uniqueArray(fact, { selector: ({ id }) => id, maxLength: 5 }),
  },
  { noNullPrototype: true },
);

describe('publishing a version', () => {
  test('replaces the one that answers, and every version can be restored', async () => {
    const businessId = await newBusiness();
    const published = new Map<number, ReceptionistSettings>();
    await fc.assert(
      fc.asyncProperty(anySettings, async (settings) => {
        const version = await publish(businessId, settings);
        const expected = receptionistSettings.parse(settings);
        published.set(version, expected);
        expect(await loadReceptionist(db, businessId)).toEqual({
          published: { version, settings: expected },
          draft: null,
        });
        const { knowledge, ...rest } = await loadBusiness(db, businessId);
        const { knowledge: facts, ...columns } = expected;
        expect(rest).toMatchObject({ ...columns, receptionistVersion: version });
        expect(new Set(knowledge)).toEqual(new Set(facts));
      }),
      { numRuns: 25 },
    );
    for (const [version, settings] of published) {
      expect(await loadVersion(db, businessId, version)).toEqual(settings);
      const again = await publishAgain(db, businessId, maria, { version, note: '' });
      expect(await loadReceptionist(db, businessId)).toMatchObject({
        published: { version: again, settings },
      });
    }
  });

  test('records who did it, when and why, and the live feed says so', async () => {
    const businessId = await newBusiness();
    expect(await listVersions(db, businessId)).toEqual([]);
    await publish(businessId, greeting('Hi.'), 'Shorter');
    expect(await listVersions(db, businessId)).toMatchObject([
      { version: 1, note: 'Shorter', publishedBy: 'Maria' },
      { version: 0, note: 'As it was set up', publishedBy: null },
    ]);
    expect(await eventsOf(businessId)).toEqual([{ type: 'receptionist.published', version: 1 }]);
  });

  test('needs an answer to every question, and otherwise keeps the draft', async () => {
    const businessId = await newBusiness();
    const knowledge = [{ id: randomUUID(), question: 'Dogs?', answer: ' ' }];
    const seen = await save(businessId, { ...plain, knowledge }, null);
    await expect(publishDraft(db, businessId, maria, { seen, note: '' })).rejects.toThrow(
      'An answer is missing',
    );
    const { published, draft } = await loadReceptionist(db, businessId);
    expect(published.version).toBe(0);
    expect(draft?.settings.knowledge).toEqual(knowledge);
  });

  test('publishes once when two do it at once', async () => {
    const businessId = await newBusiness();
    const seen = await save(businessId, greeting('Hi.'), null);
    const publishing = () => publishDraft(db, businessId, maria, { seen, note: '' });
    const done = await Promise.all([publishing(), publishing(), publishing()]);
    expect(done.map(({ status }) => status).sort()).toEqual(['changed', 'changed', 'published']);
    expect(await listVersions(db, businessId)).toHaveLength(2);
  });

  test('has no effect for an unknown version', async () => {
    const businessId = await newBusiness();
    expect(await publishAgain(db, businessId, maria, { version: 7, note: '' })).toBeNull();
    expect(await loadVersion(db, businessId, 7)).toBeNull();
    expect(await eventsOf(businessId)).toEqual([]);
  });
});

describe('a draft', () => {
  test('is not used on calls until it is published, but can be tried', async () => {
    const businessId = await newBusiness();
    await save(businessId, greeting('Ahoy.'), null);
    expect(await loadBusiness(db, businessId)).toMatchObject({ greeting: '' });
    expect(await loadDrafted(db, businessId)).toMatchObject({ greeting: 'Ahoy.', receptionistVersion: 0 });
    expect(await loadReceptionist(db, businessId)).toMatchObject({
      draft: { basedOn: 0, updatedBy: 'Maria' },
    });
  });

  test('starts as the published version', async () => {
    const businessId = await newBusiness();
    await publish(businessId, greeting('Hello.'));
    expect(await loadDrafted(db, businessId)).toEqual(await loadBusiness(db, businessId));
  });

  test('stays as the first of two writers saved it, and the second one is told', async () => {
    const businessId = await newBusiness();
    const seen = await save(businessId, greeting('First.'), null);
    const late = await saveDraft(db, businessId, maria, { settings: greeting('Late.'), seen: null });
    expect(late).toMatchObject({ status: 'changed', draft: { settings: { greeting: 'First.' } } });
    const races = await Promise.all(
      ['A', 'B', 'C', 'D'].map((each) =>
        saveDraft(db, businessId, maria, { settings: greeting(each), seen }),
      ),
    );
    expect(races.filter(({ status }) => status === 'saved')).toHaveLength(1);
  });

  test('is dropped when somebody published since', async () => {
    const businessId = await newBusiness();
    const seen = await save(businessId, greeting('A.'), null);
    await publishDraft(db, businessId, maria, { seen, note: '' });
    expect(await saveDraft(db, businessId, maria, { settings: greeting('B.'), seen })).toEqual({
      status: 'changed',
      draft: null,
    });
    expect(await discardDraft(db, businessId, seen)).toMatchObject({ status: 'changed' });
  });

  test('is discarded only by a user who has seen its latest state', async () => {
    const businessId = await newBusiness();
    const first = await save(businessId, greeting('A.'), null);
    const second = await save(businessId, greeting('B.'), first);
    expect(await discardDraft(db, businessId, first)).toMatchObject({ status: 'changed' });
    expect(await discardDraft(db, businessId, second)).toEqual({ status: 'discarded' });
    expect((await loadReceptionist(db, businessId)).draft).toBeNull();
  });

  test('keeps an answer that was taught meanwhile', async () => {
    const businessId = await newBusiness();
    const seen = await save(businessId, greeting('Ahoy.'), null);
    const fact = { question: 'Dogs?', answer: 'Small ones.' };
    const id = await db.tenant(businessId, (tx) => publishAnswer(tx, businessId, maria, fact));
    const { published, draft } = await loadReceptionist(db, businessId);
    expect(published).toMatchObject({ version: 1, settings: { greeting: '', knowledge: [{ id, ...fact }] } });
    expect(draft?.settings).toEqual({ ...greeting('Ahoy.'), knowledge: [{ id, ...fact }] });
    // Who was writing has not seen the answer yet.
    expect(await saveDraft(db, businessId, maria, { settings: plain, seen })).toMatchObject({
      status: 'changed',
    });
  });

  test('cannot be seen by another business', async () => {
    const [mine, other] = [await newBusiness(), await newBusiness()];
    const seen = await save(mine, greeting('Mine.'), null);
    expect(await discardDraft(db, other, seen)).toMatchObject({ status: 'changed', draft: null });
    expect((await loadReceptionist(db, other)).draft).toBeNull();
    expect((await loadReceptionist(db, mine)).draft?.settings.greeting).toBe('Mine.');
  });
});

test('a receptionist learns 200 answers and keeps its latest 200 versions', async () => {
  const businessId = await newBusiness();
  const answer = (index: number) => ({ question: `Question ${index}?`, answer: 'Yes.' });
  for (let index = 0; index < MAXIMA.answers.most; index += 1)
    await db.tenant(businessId, (tx) => publishAnswer(tx, businessId, maria, answer(index)));
  await expect(
    db.tenant(businessId, (tx) => publishAnswer(tx, businessId, maria, answer(200))),
  ).rejects.toThrow('at most 200 answers');
  const { published } = await loadReceptionist(db, businessId);
  expect(published.settings.knowledge).toHaveLength(200);
  await publishAgain(db, businessId, maria, { version: 100, note: '' });
  const versions = await listVersions(db, businessId);
  expect(versions).toHaveLength(200);
  expect(versions.at(-1)?.version).toBe(2);
});
