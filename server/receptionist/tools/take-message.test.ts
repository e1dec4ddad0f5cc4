/** Messages that a caller leaves, and callers who want a person. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ask, MARIA, run, TestShop } from './testing.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
});
afterAll(() => shop.db.close());
beforeEach(() => shop.clear());

describe('the message tool', () => {
  test('needs a name, also for a number that is known', async () => {
    await shop.appointment('2030-04-02T15:00');
    const toolset = await shop.toolset();
    expect(await ask(toolset, 'take_message', { message: '' })).toMatchObject({ ask: 'message' });
    expect(await ask(toolset, 'take_message', { message: 'I am late' })).toMatchObject({ ask: 'name' });
    const taken = await ask(toolset, 'take_message', { message: 'I am late', name: 'Leo' });
    expect(taken).toMatchObject({ status: 'taken' });
    expect(await shop.messages()).toMatchObject([
      { name: 'Leo', phone: MARIA, body: 'I am late', urgent: false },
    ]);
  });

  test('writes down how and when the caller wants an answer', async () => {
    await ask(await shop.toolset(), 'take_message', {
      message: 'About my lost scarf',
      name: 'Leo',
      email: 'leo@example.com',
      call_back: 'tomorrow after three',
    });
    const [left] = await shop.messages();
    expect(left?.body.split('\n')).toEqual([
      'About my lost scarf',
      '(Answer by e-mail: leo@example.com)',
      '(Call back: tomorrow after three)',
    ]);
  });

  test('keeps a message of several minutes', async () => {
    const message = 'I have been coming to you for years now and there is something to tell. '.repeat(50);
    const taken = await ask(await shop.toolset(), 'take_message', { message, name: 'Leo' });
    expect(taken).toMatchObject({ status: 'taken' });
    expect((await shop.messages())[0]?.body).toBe(message.trim());
  });

  test('takes a message without a name from a caller who is leaving, and addresses nobody by name', async () => {
    await shop.appointment('2030-04-02T15:00');
    const said = await ask(await shop.toolset(), 'take_message', { message: 'I am late', leaving: true });
    expect(said.say).toMatch(/^Thank you\./);
    expect(await shop.messages()).toMatchObject([{ name: '', phone: MARIA }]);
  });

  test('takes an urgent message when no person can answer', async () => {
    const toolset = await shop.toolset();
    expect(await ask(toolset, 'ask_for_person', { reason: 'a complaint' })).toMatchObject({
      status: 'message-needed',
    });
    await ask(toolset, 'take_message', { message: 'Call me now', name: 'Maria', urgent: true });
    expect(await shop.messages()).toMatchObject([
      { urgent: true, phone: MARIA, conversationId: toolset.conversationId },
    ]);
    expect(toolset.outcome().outcome).toBe('message');
  });

  test.each([
    ['plumber', true],
    ['barber', false],
  ])('of water through the ceiling, to a %s, is urgent by itself: %s', async (trade, urgent) => {
    const toolset = await shop.toolset({ business: { ...shop.business, trade } });
    await ask(toolset, 'take_message', { message: 'Water is coming through the ceiling', name: 'Maria' });
    expect(await shop.messages()).toMatchObject([{ urgent }]);
  });
});

describe('the number in a message', () => {
  test('is kept unconfirmed in the words of a caller who is leaving', async () => {
    const toolset = await shop.toolset({ caller: { phone: null, vouched: false } });
    const said = await ask(toolset, 'take_message', {
      message: 'The pipes burst.',
      phone: '212 555 0147',
      leaving: true,
    });
    expect(said).toMatchObject({
      status: 'taken',
      say: expect.not.stringContaining('call you back') as string,
    });
    expect(await shop.messages()).toMatchObject([{ name: '', phone: null }]);
    expect((await shop.messages())[0]?.body).toContain('212 555 0147');
  });

  test('needs a confirmation when only the model knows it, and none when the caller typed it', async () => {
    const toolset = await shop.toolset({ caller: { phone: null, vouched: false } });
    toolset.callerSpoke('2125550147');
    const args = { message: 'Please call back.', name: 'Maria' };
    expect(await run(toolset, 'take_message', { ...args, phone: '2125550148' })).toMatchObject({
      result: { status: 'ask', ask: 'confirm-phone' },
    });
    expect(await run(toolset, 'take_message', { ...args, phone: '2125550147' })).toMatchObject({
      result: { status: 'taken' },
    });
  });

  test('is asked for again, because a question is not stored as done', async () => {
    const toolset = await shop.toolset({ caller: { phone: null, vouched: false } });
    const args = { message: 'I am late', name: 'Maria', phone: '212 555 0147' };
    expect(await run(toolset, 'take_message', args)).toMatchObject({
      fresh: true,
      result: { status: 'ask' },
    });
    toolset.callerSpoke(null);
    expect(await run(toolset, 'take_message', args)).toMatchObject({
      fresh: true,
      result: { status: 'taken' },
    });
  });
});
