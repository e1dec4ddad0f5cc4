import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CallLine, type LineEvent, SILENCE } from './ports.ts';
import { type HeardAudio, tapLine } from './tap.ts';

/** A line that does nothing, with a hand on its clock and on what happens on it. */
function quietLine() {
  let tell: (event: LineEvent) => void = () => undefined;
  const line: CallLine = {
    listen: (listener) => (tell = listener),
    send: () => undefined,
    mark: () => undefined,
    clear: () => undefined,
    show: () => undefined,
    close: () => undefined,
  };
  const clock = { now: 0 };
  const tap = tapLine(line, () => clock.now);
  const handed: LineEvent[] = [];
  tap.line.listen((event) => handed.push(event));
  return { tap, clock, handed, happens: (event: LineEvent) => tell(event) };
}

const bytes = (length: number, value: number) => new Uint8Array(length).fill(value);
const joined = (heard: readonly HeardAudio[], side: keyof HeardAudio) =>
  heard.flatMap((each) => [...each[side]]);
const frame = (value: number): LineEvent => ({ type: 'audio', audio: bytes(160, value) });
const CLOSED: LineEvent = { type: 'closed', reason: 'hangup' };

test('both sides are recorded beside each other as they were heard', () => {
  const { tap, clock, happens } = quietLine();
  const heard: HeardAudio[] = [];
  tap.listen((each) => heard.push(each));
  tap.line.send(bytes(480, 7)); // 60 ms, all at once
  for (let at = 1; at <= 10; at += 1) {
    clock.now = at * 20;
    happens(frame(at));
  }
  happens(CLOSED);
  expect(joined(heard, 'receptionist')).toEqual([...bytes(480, 7), ...bytes(1_120, SILENCE)]);
  expect(joined(heard, 'caller')).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].flatMap((at) => [...bytes(160, at)]),
  );
});

test('audio that a barge-in cleared is not heard', () => {
  const { tap, clock, happens } = quietLine();
  const heard: HeardAudio[] = [];
  tap.listen((each) => heard.push(each));
  tap.line.send(bytes(8_000, 7)); // a second
  clock.now = 300;
  tap.line.clear();
  clock.now = 1_000;
  happens(CLOSED);
  const spoken = joined(heard, 'receptionist');
  expect(spoken.lastIndexOf(7)).toBe(300 * 8 - 1);
  expect(spoken).toHaveLength(8_000);
});

test('a listener who comes later hears from then on, and one who leaves hears no more', () => {
  const { tap, clock, happens } = quietLine();
  tap.line.send(bytes(4_000, 7)); // 500 ms
  clock.now = 400;
  happens(frame(1));
  const heard: HeardAudio[] = [];
  const leave = tap.listen((each) => heard.push(each));
  clock.now = 600;
  happens(frame(2));
  leave();
  clock.now = 900;
  happens(frame(3));
  expect(joined(heard, 'receptionist')).toEqual([...bytes(1_600, 7)]);
});

test('delayed frames do not leave the tap behind the call', () => {
  const { tap, clock, happens } = quietLine();
  const heard: HeardAudio[] = [];
  tap.listen((each) => heard.push(each));
  clock.now = 10_000;
  for (let at = 0; at < 500; at += 1) happens(frame(1));
  clock.now = 13_000;
  happens(CLOSED);
  const spoken = joined(heard, 'caller');
  expect(spoken.lastIndexOf(1)).toBeLessThan(12_100 * 8);
  expect(spoken).toHaveLength(13_000 * 8);
});

test('both sides are as long as the call however events come, and events pass unchanged', () => {
  const step = fc.record({
    wait: fc.integer({ min: 0, max: 3_000 }),
    what: fc.oneof(
      fc.record({ type: fc.constant('audio' as const), length: fc.integer({ min: 1, max: 2_000 }) }),
      fc.record({ type: fc.constant('send' as const), length: fc.integer({ min: 1, max: 20_000 }) }),
      fc.record({ type: fc.constant('clear' as const) }),
      fc.record({ type: fc.constant('mark' as const) }),
    ),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { tap, clock, happens, handed } = quietLine();
      const heard: HeardAudio[] = [];
      tap.listen((each) => heard.push(each));
      let events = 0;
      for (const { wait, what } of steps) {
        clock.now += wait;
        if (what.type === 'send') tap.line.send(bytes(what.length, 7));
        else if (what.type === 'clear') tap.line.clear();
        else {
          happens(
            what.type === 'mark'
              ? { type: 'mark', name: 'm' }
              : { type: 'audio', audio: bytes(what.length, 1) },
          );
          events += 1;
        }
      }
      happens(CLOSED);
      const total = clock.now * 8 - ((clock.now * 8) % 160);
      for (const each of heard) expect(each.caller.length).toBe(each.receptionist.length);
      expect(heard.reduce((sum, each) => sum + each.caller.length, 0)).toBe(total);
      expect(handed).toHaveLength(events + 1);
    }),
  );
});
