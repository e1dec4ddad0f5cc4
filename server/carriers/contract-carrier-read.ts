/** The part of a carrier's contract that is about its webhooks: what the company tells is read as it is meant. */
import { describe, expect, test } from 'vitest';
import type { CarrierCall, CarrierEvents, WebhookKind } from './carrier.ts';
import type { CarrierScene } from './contract-carrier-wire.ts';

export const CALL: CarrierCall = {
  sid: 'call-1',
  from: '+12125550123',
  vouched: true,
  forged: false,
  to: '+12125550199',
  end: null,
};
/** Its number may be anybody's. */
const UNSIGNED: CarrierCall = { ...CALL, vouched: false };
const TEXT: CarrierEvents['sms'] = {
  sid: 'text-1',
  from: '+12125550123',
  sender: '+12125550123',
  to: '+12125550199',
  body: 'Are you open? äöü ☎',
  pictures: [],
  keyword: null,
};

export function describeRead(scene: () => Pick<CarrierScene, 'carrier' | 'wire'>): void {
  describe('read', () => {
    const read = <Kind extends WebhookKind>(kind: Kind, event: CarrierEvents[Kind]) =>
      scene().carrier.read(kind, scene().wire.post(kind, event));
    /** A call, as far as the company tells of its number. */
    const calls = () =>
      scene().wire.tells.attestation
        ? [CALL, { ...CALL, from: null, vouched: false }, { ...CALL, vouched: false, forged: true }]
        : [UNSIGNED, { ...UNSIGNED, from: null }];
    const plain = () => (scene().wire.tells.attestation ? CALL : UNSIGNED);

    test.each(['voice', 'after-stream', 'fallback', 'status'] as const)('%s tells of a call', (kind) => {
      for (const call of calls()) expect(read(kind, call)).toEqual(call);
      const { sid, end } = scene().carrier.read(kind, scene().wire.post(kind, CALL)) ?? {};
      expect({ sid, end }).toEqual({ sid: CALL.sid, end: null });
    });

    test('status tells how a call ended', () => {
      for (const end of [
        { reached: true, seconds: 61 },
        { reached: false, seconds: 0 },
      ])
        expect(read('status', { ...plain(), end })).toEqual({ ...plain(), end });
    });

    test('after-dial tells whether the call was taken, and for how long', () => {
      for (const dial of [
        { taken: true, seconds: 95 },
        { taken: false, seconds: 0 },
      ])
        expect(read('after-dial', { ...plain(), dial })).toEqual({ ...plain(), dial });
    });

    test('after-recording tells where it is, or that nothing was said', () => {
      for (const recordingUrl of [scene().wire.record(Buffer.from('RIFF')), null])
        expect(read('after-recording', { ...plain(), recordingUrl })).toEqual({ ...plain(), recordingUrl });
    });

    test('sms tells of a text, of a sender without a number, and of what is answered already', () => {
      for (const text of [
        TEXT,
        {
          ...TEXT,
          from: null,
          sender: 'PARCELS',
          pictures: ['https://api.twilio.com/Media/ME1', 'https://api.twilio.com/Media/ME2'],
        },
        { ...TEXT, body: 'STOP', keyword: scene().wire.tells.keywords ? ('stop' as const) : null },
      ])
        expect(read('sms', text)).toEqual(text);
    });

    test.each(['sent', 'delivered', 'undelivered', 'failed'] as const)(
      'text-status tells of a text that it is %s',
      (state) => {
        const told = { sid: 'text-1', token: 'a-token', state, code: state === 'failed' ? 30_008 : null };
        const body = scene().wire.post('text-status', told);
        expect(scene().carrier.read('text-status', body, told.token)).toEqual(told);
      },
    );

    test.each(['ringing', 'answered', 'over', 'no-answer', 'busy', 'failed', 'cancelled'] as const)(
      'leg-status tells of a phone that it is %s',
      (state) => {
        const told = { sid: 'leg-1', token: 'a-token', sequence: 3, state };
        const body = scene().wire.post('leg-status', told);
        expect(scene().carrier.read('leg-status', body, told.token)).toEqual(told);
      },
    );

    test('leg-key tells which key was pressed', () => {
      const told = { sid: 'leg-1', token: 'a-token', digit: '1' };
      const body = scene().wire.post('leg-key', told);
      expect(scene().carrier.read('leg-key', body, told.token)).toEqual(told);
    });

    test('conference tells who has come in, and that it is over', () => {
      const told = { room: 'a-room', conference: 'CF1', at: new Date('2026-11-30T09:00:00Z') };
      for (const news of [{ type: 'joined', sid: 'call-1' } as const, { type: 'ended' } as const])
        expect(read('conference', { ...told, news })).toEqual({ ...told, news });
    });

    test('after-transfer tells whether the two have talked, and nothing of a conference', () => {
      for (const dial of [
        { taken: true, why: 'over', seconds: 95 } as const,
        ...(scene().wire.tells.bridging ? [{ taken: false, why: 'over', seconds: 0 } as const] : []),
        { taken: false, why: 'busy', seconds: 0 } as const,
      ])
        expect(read('after-transfer', { ...plain(), ...dial })).toEqual({ ...plain(), ...dial });
      const unknown = { ...plain(), taken: null, why: 'failed', seconds: 0 } as const;
      expect(read('after-transfer', unknown)).toEqual(unknown);
    });

    test.each(['', 'nonsense', '{"a":1}', '%', 'a=1&a=2'])('%j can be read as nothing', (body) => {
      for (const kind of [
        'voice',
        'status',
        'after-dial',
        'after-recording',
        'sms',
        'text-status',
        'leg-status',
        'leg-key',
        'conference',
        'after-transfer',
        'ring-answered',
        'ring-key',
        'after-ring',
        'instruction',
      ] as const)
        expect(scene().carrier.read(kind, body)).toBeNull();
    });
  });
}
