/** What is left to do once a caller is gone. */
import { expect, test } from 'vitest';
import type { ToolCall } from './ports.ts';
import { recordEnd } from './record-end.ts';
import { memoryReceptionist } from './testing.ts';
import { ToolRuns } from './tool-runs.ts';

const MESSAGE: ToolCall = { id: 'unfinished', name: 'take_message', arguments: { message: 'The key is' } };

/** Ends a call in the middle of a message. @param results of the tool, one after the other; its name is recorded with each. */
async function hangUp(...results: readonly { readonly status: string; readonly reason?: string }[]) {
  const left = [...results];
  const done: string[] = [];
  const receptionist = memoryReceptionist({
    unfinished: () => MESSAGE,
    runTool: ({ name }) => {
      const result = { say: '', ...(left.shift() ?? { status: 'taken' }) };
      return Promise.resolve({
        key: `${name} ${left.length}`,
        result,
        content: '',
        endsCall: false,
        fresh: true,
      });
    },
  });
  const record = {
    addTurn: () => undefined,
    addTool: ({ name, status }: { readonly name: string; readonly status: string }) => {
      done.push(`${name} ${status}`);
    },
    progress: () => undefined,
    recutTurn: () => undefined,
    end: () => {
      done.push('end');
      return Promise.resolve();
    },
    release: () => Promise.resolve(),
  };
  const onError = (error: unknown) => done.push(String(error));
  await recordEnd({ record, receptionist, canType: false, onError }, new ToolRuns(receptionist, record), {
    ending: 'hangup',
    handedBack: false,
    callerSpoke: true,
    messages: () => [],
  });
  return done;
}

test('a message that the database could not take when its caller hung up is written once it can', async () => {
  expect(await hangUp({ status: 'failed', reason: 'system' }, { status: 'taken' })).toEqual([
    'take_message failed',
    'take_message taken',
    'end',
  ]);
});

test.each(['taken', 'ask'])(
  'a message is written once, and the call ends, when the tool answers "%s"',
  async (status) => {
    expect(await hangUp({ status })).toEqual([`take_message ${status}`, 'end']);
  },
);

test('what the tool does not take is not tried again', async () => {
  expect(await hangUp({ status: 'failed', reason: 'bad-input' })).toEqual(['take_message failed', 'end']);
});
