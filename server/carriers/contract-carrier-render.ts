/** The part of a carrier's contract that is about its answers: the company does what the instruction means. */
import { describe, expect, test } from 'vitest';
import type { CallInstruction } from './call-flow.ts';
import { webhookUrl } from './carrier.ts';
import { type CarrierScene, type Deed, MARKUP, NUMBERS, PUBLIC_URL } from './contract-carrier-wire.ts';

export function describeRender(scene: () => Pick<CarrierScene, 'carrier' | 'wire'>): void {
  describe('render', () => {
    const says = (words: string): Deed => ({ says: words });
    test.each<[string, CallInstruction, () => readonly Deed[]]>([
      [
        'a stream',
        { type: 'stream', token: 'a-token', words: null },
        () => [{ streamsTo: 'wss://ahoy.example.com/media', token: 'a-token' }],
      ],
      [
        'a stream after words',
        { type: 'stream', token: 'a-token', words: MARKUP },
        () => [says(MARKUP), { streamsTo: 'wss://ahoy.example.com/media', token: 'a-token' }],
      ],
      [
        'a call that is put through',
        { type: 'put-through', phone: NUMBERS.mobile, seconds: 600, words: MARKUP },
        () => [says(MARKUP), { rings: NUMBERS.mobile, atMostSeconds: 600 }],
      ],
      [
        'a message that is taken',
        { type: 'take-message', words: MARKUP, goodbye: 'Bye.' },
        () => [says(MARKUP), { records: true }, says('Bye.'), { hangsUp: true }],
      ],
      ['an end', { type: 'hang-up', words: null }, () => [{ hangsUp: true }]],
      ['an end after words', { type: 'hang-up', words: MARKUP }, () => [says(MARKUP), { hangsUp: true }]],
      ['nothing', { type: 'nothing' }, () => []],
      [
        'a question to whoever answers a phone, without whose key the call ends',
        { type: 'screen', words: MARKUP, tells: 'leg-key', token: 'a token' },
        () => [
          says(MARKUP),
          { waitsForKeyAt: `${webhookUrl(PUBLIC_URL, scene().carrier.name, 'leg-key')}?t=a%20token` },
          { hangsUp: true },
        ],
      ],
      [
        'phones of the staff that ring at once, each with its question',
        {
          type: 'ring-staff',
          phones: [
            { phone: NUMBERS.mobile, token: 'a.0' },
            { phone: NUMBERS.own, token: 'a.1' },
          ],
          ringSeconds: 15,
          seconds: 600,
        },
        () => {
          const asks = (token: string) =>
            `${webhookUrl(PUBLIC_URL, scene().carrier.name, 'ring-answered')}?t=${token}`;
          return [
            {
              ringsAtOnce: [
                { phone: NUMBERS.mobile, asks: asks('a.0') },
                { phone: NUMBERS.own, asks: asks('a.1') },
              ],
              forSeconds: 15,
            },
          ];
        },
      ],
      [
        'the question to one of the staff, without whose key the phone is hung up',
        { type: 'screen', words: MARKUP, tells: 'ring-key', token: 'a.0' },
        () => [
          says(MARKUP),
          { waitsForKeyAt: `${webhookUrl(PUBLIC_URL, scene().carrier.name, 'ring-key')}?t=a.0` },
          { hangsUp: true },
        ],
      ],
      [
        'a conference of the person, which waits for the caller',
        { type: 'conference', room: 'a-room', side: 'person' },
        () => [{ meetsIn: 'a-room', starts: false }],
      ],
      [
        'a conference of the caller',
        { type: 'conference', room: 'a-room', side: 'caller' },
        () => [{ meetsIn: 'a-room', starts: true }],
      ],
      [
        'a transfer without a question',
        { type: 'transfer', phone: NUMBERS.mobile, from: NUMBERS.own, ringSeconds: 20, seconds: 600 },
        () => [{ rings: NUMBERS.mobile, atMostSeconds: 600 }],
      ],
    ])('%s is done as it is meant', (_, instruction, deeds) => {
      expect(scene().wire.obey(scene().carrier.render(instruction))).toEqual(deeds());
    });
  });
}
