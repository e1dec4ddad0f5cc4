/** What no receptionist can do alone, with the real tools: it becomes a message in the caller's words. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { TestShop } from '../tools/testing.ts';
import { ring } from './testing-calls.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
});
beforeEach(() => shop.clear());
afterAll(() => shop.db.close());

test.each([
  ...["I'm about 20 minutes behind, sorry", "traffic is awful, I won't be there till quarter to twelve"],
  ...["the bus is late so I'll be there in 15 minutes", 'I left my scarf there yesterday'],
  ...[
    "I'd like to apply for a job",
    'I have a parcel for you',
    'we have a great offer on card terminals for your business',
  ],
  ...["I'm calling from City Energy about your account", 'can you send me an invoice for last month'],
  ...['tell Alex his brother called'],
])('news and errands are passed on: %j', async (line) => {
  const { messages, replies } = await ring(shop, [line, 'Gil Ott']);
  expect([messages, replies[0]]).toEqual([[`Gil Ott: ${line}`], 'And what is your name?']);
});

test.each([
  ...[
    "I'm not happy with my haircut",
    'can someone fix my haircut, it is crooked',
    'you charged my card twice',
  ],
  ...["I'm really not happy. Sam butchered my hair yesterday and I want my money back.", 'I want a refund'],
  ...['Sam was rude to my son', 'nobody answers, you people are useless'],
])('a complaint is met with regret, and passed on: %j', async (line) => {
  const { messages, replies } = await ring(shop, [line, 'Gil Ott']);
  expect([messages, replies[0]]).toEqual([
    [`Gil Ott: ${line}`],
    "I'm very sorry about that. And what is your name?",
  ]);
});

test.each([
  ...['I got married last week in your town', "there's water coming through your ceiling into our flat"],
  ...[
    'my daughter cried all evening because of her fringe',
    "the door of your shop is open and it's midnight",
  ],
  ...['I just wanted to say you did a great job'],
])('what is not understood is offered to be passed on: %j', async (line) => {
  expect((await ring(shop, [line, 'yes', 'Gil Ott'])).messages).toEqual([`Gil Ott: ${line}`]);
});

test('a member of staff who calls in sick need not say their name twice', async () => {
  const line = "It's Alex, I'm sick, I can't come to work today";
  expect((await ring(shop, [line])).messages).toEqual([`Alex: ${line}`]);
});

test('an impatient word and a bare name are no message', async () => {
  const lines = [
    'Is Sam there? I need to speak to Sam.',
    'no, just put him on',
    'Gary Moss',
    'it is about the rent',
  ];
  expect((await ring(shop, lines)).messages).toEqual(['Gary Moss: it is about the rent']);
});

test('a message may be longer than what is read of an utterance', async () => {
  const story =
    `the thing is ${'that we talked about the wedding and the hair of the groom '.repeat(25)}`.trim();
  expect((await ring(shop, ['can I leave a message for Sam?', story, 'Gil Ott'])).messages).toEqual([
    `Gil Ott: ${story}`,
  ]);
});

test.each([
  ['Hola, quisiera una cita para cortarme el pelo mañana a las tres', 'sí'],
  ['Bonjour, je voudrais un rendez-vous pour demain', 'oui'],
  ['Guten Tag, ich hätte gern einen Termin für morgen', 'ja'],
  ['Vorrei un appuntamento per domani', 'si'],
  ['Здравствуйте, можно записаться?', 'yes'],
])(
  'a caller with another language hears that only English is spoken, and may leave it as a message: %j',
  async (line, yes) => {
    const { messages, replies } = await ring(shop, [line, yes, 'Gil Ott']);
    expect(replies[0]).toContain('I only speak English');
    expect(messages).toEqual([`Gil Ott: ${line}`]);
  },
);

test('a caller in danger hears the number again', async () => {
  const lines = ['the man next to me just collapsed and is not breathing', 'he is on the floor what do I do'];
  const { replies } = await ring(shop, lines);
  expect(replies[1]).toBe(replies[0]);
});
