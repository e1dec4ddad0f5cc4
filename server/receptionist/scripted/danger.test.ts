import { describe, expect, test } from 'vitest';
import { call } from './testing.ts';

const ASKED = 'Is anybody in danger right now?';
const HELP = 'Please hang up now and call 911.';

describe('what may be danger', () => {
  test('is asked about, and whoever says yes is told whom to call', async () => {
    const caller = call();
    expect(await caller.says('my arm is numb')).toBe(ASKED);
    expect(await caller.says('yes')).toBe(HELP);
    expect(caller.calls).toEqual([['emergency', { what: 'my arm is numb' }]]);
  });

  test('is taken up like anything else once nobody is in danger', async () => {
    const caller = call();
    expect(await caller.says('I smell smoke and I need a haircut on Tuesday at three')).toBe(ASKED);
    expect(await caller.says('no')).toContain('3 PM');
  });

  test('is asked about once more when the answer is neither yes nor no', async () => {
    const caller = call();
    await caller.says('my arm is numb');
    expect(await caller.says('well the thing is')).toBe(ASKED);
    expect(await caller.says('hm')).not.toBe(ASKED);
  });

  test('is left when the caller goes on with what they want', async () => {
    const caller = call();
    await caller.says('my arm is numb');
    expect(await caller.says('no, I need a haircut on Tuesday at three')).toContain('3 PM');
  });
});

test('what cannot wait, and is no danger, becomes an urgent message', async () => {
  const caller = call();
  await caller.says('my basement is flooded');
  expect(caller.calls[0]).toEqual([
    'take_message',
    expect.objectContaining({ message: 'my basement is flooded', urgent: true }),
  ]);
});
