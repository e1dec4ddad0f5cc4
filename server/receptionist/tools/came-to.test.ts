/** What a call came to in which nothing was changed. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ToolName } from './index.ts';
import { ask, offerFor, TestShop } from './testing.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
});
afterAll(() => shop.db.close());
beforeEach(() => shop.clear());

type Runs = readonly (readonly [ToolName, Record<string, unknown>])[];

async function after(runs: Runs) {
  const toolset = await shop.toolset();
  for (const [name, args] of runs) await ask(toolset, name, args);
  return toolset.outcome();
}

test.each<readonly [string, Runs, string]>([
  [
    'free times',
    [['find_openings', { words: 'a haircut on Friday' }]],
    'Wanted to book a haircut on Friday, April 5th.',
  ],
  ['a service without a day', [['find_openings', { words: 'a beard trim' }]], 'Wanted to book a beard trim.'],
  ['neither service nor day', [['find_openings', { words: 'I need one' }]], 'Wanted to book an appointment.'],
  ['a person', [['ask_for_person', {}]], 'Wanted to speak to a person.'],
  ['a message without words', [['take_message', { message: '' }]], 'Wanted to leave a message.'],
  [
    'an appointment nobody found',
    [['find_bookings', { name: 'Zoe' }]],
    'Asked about an appointment of theirs.',
  ],
  [
    'an answer that is not known',
    [['answer_question', { question: 'Do you repair bicycles?' }]],
    'Asked: “Do you repair bicycles?”',
  ],
  [
    'an answer, and then free times',
    [
      ['answer_question', { question: 'When are you open?' }],
      ['find_openings', { words: 'a haircut on Friday' }],
    ],
    'Wanted to book a haircut on Friday, April 5th.',
  ],
])(
  'a call that asked for %s and got nothing is not resolved, and says what was wanted',
  async (_, runs, said) => {
    expect(await after(runs)).toEqual({ outcome: 'unresolved', summary: said });
  },
);

test('a call whose question was answered is answered', async () => {
  const outcome = await after([['answer_question', { question: 'When are you open?' }]]);
  expect(outcome).toEqual({ outcome: 'answered', summary: '' });
});

test('a caller who was told their appointment got an answer, and one who did not move it did not', async () => {
  await shop.appointment('2030-04-02T15:00');
  const toolset = await shop.toolset();
  await ask(toolset, 'find_bookings', { name: 'Maria' });
  expect(toolset.outcome()).toEqual({ outcome: 'answered', summary: '' });
  await ask(toolset, 'find_openings', { words: 'Thursday at ten' });
  expect(toolset.outcome()).toEqual({
    outcome: 'unresolved',
    summary: 'Wanted to move an appointment to Thursday, April 4th.',
  });
});

test('a call that booked after a question without an answer is booked', async () => {
  const toolset = await shop.toolset();
  await ask(toolset, 'answer_question', { question: 'Do you repair bicycles?' });
  const offer = await offerFor(toolset, 'a haircut tomorrow at three');
  await ask(toolset, 'book', { offer, name: 'Maria' });
  expect(toolset.outcome().outcome).toBe('booked');
});
