import { expect, test } from 'vitest';
import { changePhone, idle, type PhoneEvent, type PhoneState } from './phone-state.ts';

const after = (...events: PhoneEvent[]): PhoneState => events.reduce(changePhone, idle);
const ready: PhoneEvent = { type: 'ready', callId: 'c', canHear: false, now: 1_000 };
const words = (speaker: 'caller' | 'receptionist', text: string, final: boolean): PhoneEvent => ({
  type: 'words',
  speaker,
  text,
  final,
});
const texts = (state: PhoneState) =>
  'lines' in state ? state.lines.map(({ text, final }) => [text, final]) : null;

test('words grow in place until they are final, then a new line begins', () => {
  const state = after(
    { type: 'dial' },
    ready,
    words('receptionist', 'Ahoy', false),
    words('receptionist', 'Ahoy, Harbour Street', false),
    words('receptionist', 'Ahoy, Harbour Street Barbers.', true),
    words('receptionist', 'How', false),
  );
  expect(texts(state)).toEqual([
    ['Ahoy, Harbour Street Barbers.', true],
    ['How', false],
  ]);
});

test("a caller's words do not replace the receptionist's line", () => {
  const state = after(
    { type: 'dial' },
    ready,
    words('receptionist', 'We are open', false),
    words('caller', 'stop', true),
    words('receptionist', 'We are', true),
  );
  expect(texts(state)).toEqual([
    ['We are', true],
    ['stop', true],
  ]);
});

test('words that were not heard leave no line', () => {
  const state = after(
    { type: 'dial' },
    ready,
    words('receptionist', 'We', false),
    words('receptionist', '', true),
  );
  expect(texts(state)).toEqual([]);
});

test('the time left is the last one that the service sent', () => {
  const told = after(
    { type: 'dial' },
    ready,
    { type: 'usage_update', leftSeconds: 90, now: 1_000 },
    { type: 'usage_update', leftSeconds: 80, now: 11_000 },
  );
  expect(told).toMatchObject({ left: { seconds: 80, at: 11_000 } });
});

test('the end keeps the conversation and its length, and only the first end counts', () => {
  const state = after(
    { type: 'dial' },
    ready,
    words('caller', 'bye', true),
    { type: 'over', ending: 'far', now: 66_000 },
    { type: 'over', ending: 'lost', now: 99_000 },
  );
  expect(state).toMatchObject({ type: 'ended', ending: 'far', callId: 'c', seconds: 65 });
  expect(texts(state)).toEqual([['bye', true]]);
});

test('a call that nobody answered ends without a call id', () => {
  expect(after({ type: 'dial' }, { type: 'over', ending: 'no-answer', now: 5 })).toEqual({
    type: 'ended',
    ending: 'no-answer',
    callId: null,
    seconds: 0,
    lines: [],
  });
});

test('a line that came too fast is shown until the caller is heard again', () => {
  const tooFast = after({ type: 'dial' }, ready, { type: 'too_fast', text: 'a haircut' });
  expect(tooFast).toMatchObject({ notTaken: 'a haircut', lines: [] });
  const answered = changePhone(tooFast, words('receptionist', 'Which day?', true));
  expect(answered).toMatchObject({ notTaken: 'a haircut' });
  expect(changePhone(answered, words('caller', 'a haircut', true))).toMatchObject({ notTaken: null });
});
