/** The call flow, over all that can be known of a call. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageOf } from '../languages/languages.ts';
import {
  afterEndedStream,
  type CallFacts,
  callFlow,
  type CallInstruction,
  type EndedStream,
  type FallbackReason,
  type Ringing,
  whyUnserved,
} from './call-flow.ts';

const { calls: say, transfers } = languageOf('en');
const PHONE: Ringing = { phone: '+12125550777', seconds: 3_600 };
const token = 'a-token';

const streams = (words: string | null): CallInstruction => ({ type: 'stream', token, words });
const hangsUp = (words: string | null): CallInstruction => ({ type: 'hang-up', words });
const rings = (words: string | null): CallInstruction => ({ type: 'put-through', ...PHONE, words });
const takesMessage = (words: string): CallInstruction => ({
  type: 'take-message',
  words,
  goodbye: say.goodbye,
});
const unserved = (why: FallbackReason, ringing: Ringing | null): CallFacts => ({
  type: 'unserved',
  why,
  ringing,
});

const TABLE: readonly (readonly [string, CallFacts, CallInstruction])[] = [
  ['an admitted caller is connected', { type: 'admitted', token }, streams(null)],
  ['a call that has ended already is hung up', { type: 'admitted', token: null }, hangsUp(null)],
  ['a code of ours is hung up on', { type: 'turned-away', why: 'ourselves' }, hangsUp(null)],
  ['an unknown number is told of', { type: 'turned-away', why: 'unknown-number' }, hangsUp(say.notInService)],
  ['a blocked caller hears a refusal', { type: 'turned-away', why: 'blocked' }, hangsUp(say.blocked)],
  ['a caller whose stream was lost is connected again', { type: 'reconnected', token }, streams(say.cutOff)],
  ['a call that is over is hung up', { type: 'over' }, hangsUp(null)],
  ['a caller who left a message is thanked', { type: 'recorded' }, hangsUp(say.messageTaken)],

  [
    'a person who takes a call waits for its caller',
    { type: 'leg', answer: 'taken', room: 'a-room' },
    { type: 'conference', room: 'a-room', side: 'person' },
  ],
  ['a person who declines a call is let go', { type: 'leg', answer: 'declined', room: '' }, hangsUp(null)],
  [
    'a person who is too late is told so',
    { type: 'leg', answer: 'too-late', room: '' },
    hangsUp(transfers.tooLate),
  ],
  ['a text is answered with nothing', { type: 'text' }, { type: 'nothing' }],

  ['a caller over a limit is put through at once', unserved('not-admitted', PHONE), rings(null)],
  ['a caller over a limit leaves a message', unserved('not-admitted', null), takesMessage(say.nobodyFree)],
  ['a caller whom nothing hears is put through', unserved('cannot-hear', PHONE), rings(null)],
  [
    'a caller whom nothing hears leaves a message',
    unserved('cannot-hear', null),
    takesMessage(say.nobodyFree),
  ],
  [
    'a caller is told of it when the receptionist fails',
    unserved('receptionist-failed', PHONE),
    rings(say.puttingThrough),
  ],
  [
    'a caller hears an apology when nobody can be rung then',
    unserved('receptionist-failed', null),
    takesMessage(say.trouble),
  ],
  ['a carrier that gave up puts through', unserved('carrier-gave-up', PHONE), rings(say.puttingThrough)],
  ['a carrier that gave up takes a message', unserved('carrier-gave-up', null), takesMessage(say.trouble)],
  [
    'without a database the last known phone rings',
    unserved('no-database', PHONE),
    rings(say.puttingThrough),
  ],
  ['without a database a message is taken', unserved('no-database', null), takesMessage(say.trouble)],
  [
    'a phone that nobody took is not rung again',
    unserved('nobody-took-it', PHONE),
    takesMessage(say.nobodyFree),
  ],
];

test.each(TABLE)('%s', (_, facts, instruction) => {
  expect(callFlow(facts, say, transfers)).toEqual(instruction);
});

test.each([
  [true, true, null],
  [true, false, 'cannot-hear'],
  [false, true, 'not-admitted'],
  [false, false, 'not-admitted'],
] as const)(
  'a business (admitted: %j, hears callers: %j) has the reason %j not to serve',
  (admitted, hearsCallers, why) => {
    expect(whyUnserved({ admitted, hearsCallers })).toBe(why);
  },
);

describe('a call after its stream', () => {
  test.each([
    ['under-way', 0, 'stream'],
    ['under-way', 1, 'stream'],
    ['under-way', 2, 'fallback'],
    ['ended', 1, 'hang-up'],
    ['failed', 1, 'fallback'],
    ['ended-in-hand-over', 0, 'fallback'],
  ] satisfies [EndedStream['call'], number, string][])(
    'a call that is %s, with %d lost streams, continues with %s',
    (call, losses, how) => {
      expect(afterEndedStream({ call, losses })).toBe(how);
    },
  );
});

const ringing = fc.option(fc.record({ phone: fc.string(), seconds: fc.nat() }));
const anyFacts: fc.Arbitrary<CallFacts> = fc.oneof(
  fc.record({
    type: fc.constant('turned-away' as const),
    why: fc.constantFrom('ourselves', 'unknown-number', 'blocked'),
  }),
  fc.record({ type: fc.constant('admitted' as const), token: fc.option(fc.string()) }),
  fc.record({ type: fc.constant('reconnected' as const), token: fc.string() }),
  fc.record({
    type: fc.constant('unserved' as const),
    why: fc.constantFrom<FallbackReason>(
      'not-admitted',
      'cannot-hear',
      'receptionist-failed',
      'carrier-gave-up',
      'no-database',
      'nobody-took-it',
    ),
    ringing,
  }),
  fc.constantFrom<CallFacts>({ type: 'over' }, { type: 'recorded' }),
);

test('all facts give one instruction, which never both streams and dials', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const instruction = callFlow(facts, say, transfers);
      expect(['stream', 'put-through', 'take-message', 'hang-up']).toContain(instruction.type);
      expect('token' in instruction && 'phone' in instruction).toBe(false);
      const served = (facts.type === 'admitted' && facts.token !== null) || facts.type === 'reconnected';
      expect(instruction.type === 'stream').toBe(served);
      const mayRing = facts.type === 'unserved' && facts.ringing !== null;
      if (instruction.type === 'put-through') expect(mayRing).toBe(true);
      if (facts.type === 'unserved') expect(instruction.type).not.toBe('hang-up');
    }),
  );
});
