/** Callers who want something in writing, nothing at all any more, or to wait no longer. */
import { expect, test } from 'vitest';
import { languageOf } from '../../languages/languages.ts';
import { call, shop, type Shop } from './testing.ts';

const withDetails: Shop = (request) => {
  switch (request.name) {
    case 'send_details':
      return { status: 'sent', say: 'Done: a text is on its way.' };
    case 'opt_out':
      return { status: 'opted-out', say: 'All right, no more texts.' };
    case 'ask_for_person':
      return { status: 'ringing', say: "One moment, I'm trying to reach Sam." };
    case 'stop_ringing':
      return { status: 'stopped', say: "All right, I've stopped ringing. What can I do for you?" };
    default:
      return shop(request);
  }
};

test.each(['Can you text me that?', 'text me the details please', 'could you send that to my phone'])(
  'what was just booked is sent: %s',
  async (line) => {
    const caller = call(withDetails);
    await caller.says('A haircut on Tuesday at three');
    await caller.says('yes');
    await caller.says('Maria Lopez');
    expect(await caller.says(line)).toBe(
      'Done: a text is on its way. Is there anything else I can help you with?',
    );
    expect(caller.calls.at(-1)).toEqual(['send_details', {}]);
  },
);

test('an appointment that was made before is looked up first, and then sent', async () => {
  const caller = call(withDetails);
  await caller.says('Can you text me the details of my appointment?');
  await caller.says('Maria Lopez');
  expect(caller.calls).toEqual([
    ['find_bookings', {}],
    ['find_bookings', { name: 'Maria Lopez' }],
    ['send_details', { booking: 'b-1' }],
  ]);
});

test.each([
  'Stop calling me',
  'please take me off your list',
  "Don't text me again",
  'I want you to remove my number',
])('who wants no calls and texts is taken off: %s', async (line) => {
  const caller = call(withDetails);
  expect(await caller.says(line)).toContain('no more texts');
  expect(caller.calls).toEqual([['opt_out', {}]]);
});

test.each(["Please don't call me before nine", 'Somebody should call me back', 'stop, I mean Tuesday'])(
  'who says something else is not taken off: %s',
  async (line) => {
    const caller = call(withDetails);
    await caller.says(line);
    expect(caller.calls.map(([name]) => name)).not.toContain('opt_out');
  },
);

test.each(['Never mind', "Forget it, I'll wait no longer", "I don't want to wait any more"])(
  'ringing stops for who says so while a person is rung, and only then: %s',
  async (line) => {
    const caller = call(withDetails);
    await caller.says('Can I speak to a person?');
    expect(await caller.says(line)).toContain("I've stopped ringing");
    expect(caller.calls.at(-1)).toEqual(['stop_ringing', {}]);
    await caller.says('Never mind');
    expect(caller.calls.filter(([name]) => name === 'stop_ringing')).toHaveLength(1);
  },
);

test('who says never mind after nobody was reached has nothing stopped', async () => {
  const ringing = call(withDetails);
  await ringing.says('Can I speak to a person?');
  const content = languageOf('en').transfers.noteNotReached('Sam');
  const caller = call(withDetails, [...ringing.messages.slice(2), { role: 'system', content }]);
  await caller.says('Never mind');
  expect(caller.calls).toEqual([]);
});
