import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DomainEvent, FeedItem } from '../../server/protocol/feed.ts';
import { type LiveState, takeItem } from './live-state.ts';

const nothing: LiveState = { seq: 0, calls: [] };
const at = '2026-03-10T15:00:00.000Z';
const after = (items: readonly FeedItem[], from = nothing) => items.reduce(takeItem, from);
const numbered = (events: readonly DomainEvent[]): FeedItem[] =>
  events.map((event, index) => ({ kind: 'row', seq: index + 1, event }));

const started = (callId: string): DomainEvent => ({
  type: 'call.started',
  callId,
  line: 'browser',
  from: null,
  to: '+12125550199',
  customer: null,
  at,
});
const turn = (callId: string, position: number, said: string): DomainEvent => ({
  type: 'call.turn',
  callId,
  position,
  speaker: position % 2 === 0 ? 'receptionist' : 'caller',
  said,
  heard: said,
  interrupted: false,
  at,
  timings: null,
});
const ended = (callId: string): DomainEvent => ({
  type: 'call.ended',
  callId,
  outcome: 'booked',
  summary: 'Booked.',
  at,
});
const booked = (callId: string, bookingId: string): DomainEvent => ({
  type: 'booking.created',
  bookingId,
  callId,
  service: 'Haircut',
  staff: 'Sam',
  name: 'Maria',
  startsAt: at,
  endsAt: at,
});
const words = (callId: string, text: string): FeedItem => ({
  kind: 'passing',
  event: { type: 'call.words', callId, speaker: 'caller', text },
});

describe('a call on the live page', () => {
  test('it shows words while they are spoken, and then the turn in their place', () => {
    const spoken = after([...numbered([started('a')]), words('a', 'I would'), words('a', 'I would like')]);
    expect(spoken.calls[0]?.speaking).toEqual({ speaker: 'caller', text: 'I would like' });
    const said = takeItem(spoken, { kind: 'row', seq: 2, event: turn('a', 1, 'I would like a haircut') });
    expect(said.calls[0]?.speaking).toBeNull();
    expect(said.calls[0]?.turns.map((each) => each.said)).toEqual(['I would like a haircut']);
  });

  test('a turn of one speaker leaves the words of the other', () => {
    const state = after([
      ...numbered([started('a')]),
      words('a', 'wait'),
      { kind: 'row', seq: 2, event: turn('a', 0, 'Hello, this is') },
    ]);
    expect(state.calls[0]?.speaking?.text).toBe('wait');
  });

  test('it keeps turns by position, and replaces a turn that is sent again', () => {
    const state = after(
      numbered([started('a'), turn('a', 1, 'two'), turn('a', 0, 'one'), turn('a', 1, 'two, whole')]),
    );
    expect(state.calls[0]?.turns.map((each) => each.said)).toEqual(['one', 'two, whole']);
  });

  test('it shows what the receptionist is doing, and a booking when it is made', () => {
    const state = after([
      ...numbered([started('a'), booked('a', 'b1')]),
      { kind: 'passing', event: { type: 'call.state', callId: 'a', state: 'looking-up' } },
    ]);
    expect(state.calls[0]?.progress).toEqual({ type: 'active', state: 'looking-up' });
    expect(state.calls[0]?.outcomes).toMatchObject([
      { type: 'booking', change: 'created', booking: { name: 'Maria' } },
    ]);
  });

  test('it stops greeting with its first turn, also for a page that was opened later', () => {
    expect(after(numbered([started('a')])).calls[0]?.progress).toEqual({ type: 'active', state: 'greeting' });
    const later = after(numbered([started('a'), turn('a', 0, 'Ahoy')]));
    expect(later.calls[0]?.progress).toEqual({ type: 'active', state: 'listening' });
  });

  test('it shows who took it over until they hand it back, and what was whispered', () => {
    const visited = (what: 'take-over' | 'hand-back' | 'whisper' | 'listen', note = ''): DomainEvent => ({
      type: 'call.visited',
      callId: 'a',
      what,
      userId: 'u1',
      by: 'Sam',
      note,
      at,
    });
    const taken = after(numbered([started('a'), visited('listen'), visited('take-over')]));
    expect(taken.calls[0]?.agent).toEqual({ userId: 'u1', name: 'Sam' });
    const back = after(numbered([started('a'), visited('take-over'), visited('hand-back')]));
    expect(back.calls[0]?.agent).toBeNull();
    const whispered = after(numbered([started('a'), visited('whisper', 'offer him Friday')]));
    expect(whispered.calls[0]?.whispers).toEqual([{ by: 'Sam', note: 'offer him Friday', at }]);
  });

  test('it shows who is rung for the caller, and how it ended', () => {
    const rung = (state: 'ringing' | 'ended'): DomainEvent => ({
      type: 'transfer.changed',
      transferId: 't1',
      callId: 'a',
      state,
      outcome: state === 'ended' ? 'no-answer' : null,
      who: 'Sam',
      at,
    });
    const ringing = after(numbered([started('a'), started('b'), rung('ringing')]));
    expect(ringing.calls.map(({ transfer }) => transfer?.state ?? null)).toEqual(['ringing', null]);
    const over = after(numbered([started('a'), rung('ringing'), rung('ended')]));
    expect(over.calls[0]?.transfer).toEqual({
      who: 'Sam',
      state: 'ended',
      outcome: 'no-answer',
      staffFirst: false,
      at,
    });
  });

  test('it stays ended when late words arrive', () => {
    const state = after([
      ...numbered([started('a'), ended('a')]),
      words('a', 'late'),
      { kind: 'passing', event: { type: 'call.state', callId: 'a', state: 'speaking' } },
    ]);
    expect(state.calls[0]).toMatchObject({ speaking: null, progress: { type: 'ended', outcome: 'booked' } });
  });

  test('ended calls are forgotten from the oldest on, calls in progress never', () => {
    const ids = Array.from({ length: 30 }, (_, index) => `call-${index}`);
    const state = after(numbered([started('open'), ...ids.flatMap((id) => [started(id), ended(id)])]));
    expect(state.calls[0]?.callId).toBe('open');
    expect(state.calls.at(-1)?.callId).toBe('call-29');
    expect(state.calls.length).toBeLessThan(12);
  });
});

describe('a feed that reconnects', () => {
  const callId = fc.constantFrom('a', 'b', 'c');
  const event: fc.Arbitrary<DomainEvent> = fc.oneof(
    callId.map(started),
    callId.map(ended),
    fc
      .tuple(callId, fc.constantFrom('take-over' as const, 'hand-back' as const, 'whisper' as const))
      .map(([id, what]) => ({
        type: 'call.visited' as const,
        callId: id,
        what,
        userId: 'u1',
        by: 'Sam',
        note: '',
        at,
      })),
    fc.tuple(callId, fc.nat(6), fc.string()).map(([id, position, said]) => turn(id, position, said)),
    fc.tuple(callId, fc.constantFrom('b1', 'b2')).map(([id, bookingId]) => booked(id, bookingId)),
    fc.tuple(callId, fc.nat(3)).map(([id, n]) => ({
      type: 'call.tool' as const,
      callId: id,
      name: 'book',
      say: 'Booked.',
      status: 'booked',
      durationMs: n,
      at: `${n}`,
    })),
  );

  test('gives the same state after any prefix, also where it repeats a part', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), fc.nat(), fc.nat(), (events, cut, overlap) => {
        const items = numbered(events);
        const seen = cut % (items.length + 1);
        const from = seen - (overlap % (seen + 1));
        expect(after(items.slice(from), after(items.slice(0, seen)))).toEqual(after(items));
      }),
    );
  });

  test('shows no missed words of a call that has ended', () => {
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 30 }),
        fc.array(fc.tuple(fc.nat(30), callId)),
        (events, passing) => {
          const closing = (['a', 'b', 'c'] as const).map(ended);
          const rows = numbered([...events, ...closing]);
          const mixed = rows.flatMap((row, index) => [
            row,
            ...passing.filter(([place]) => place === index).map(([, id]) => words(id, `word ${index}`)),
          ]);
          expect(after(mixed)).toEqual(after(rows));
        },
      ),
    );
  });
});
