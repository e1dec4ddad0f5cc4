/** Messages that a caller leaves, and callers who want a person. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ask, MARIA, run, TestShop } from './testing.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await TestShop.open();
});
afterAll(() => shop.db.close());
beforeEach(() => shop.clear());

describe('messages and people', () => {
  test('a message needs a name, also from a number that is on file', async () => {
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

  test('who leaves without a name is called by none', async () => {
    await shop.appointment('2030-04-02T15:00');
    const said = await ask(await shop.toolset(), 'take_message', { message: 'I am late', leaving: true });
    expect(said.say).toMatch(/^Thank you\./);
    expect(await shop.messages()).toMatchObject([{ name: '', phone: MARIA }]);
  });

  test('whoever wants a person is told that nobody can come, and leaves an urgent message', async () => {
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
});

describe('a message', () => {
  test('a message of somebody who is leaving is taken as it is', async () => {
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

  test('a number that was typed needs no yes to call back on it; one that only the model knows does', async () => {
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

  test('a question back is not remembered as done', async () => {
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
