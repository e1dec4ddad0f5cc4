/** The contract of every carrier: one suite, run on each. */
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type CarrierCall,
  type CarrierEvents,
  CarrierFailed,
  mediaUrl,
  type WebhookKind,
  webhookUrl,
} from './carrier.ts';
import { describeRender } from './contract-carrier-render.ts';
import { describeStream } from './contract-carrier-stream.ts';
import { type CarrierScene, MARKUP, NUMBERS, PUBLIC_URL } from './contract-carrier-wire.ts';

const CALL: CarrierCall = {
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

export function describeCarrier(name: string, open: () => Promise<CarrierScene>): void {
  describe(name, () => {
    let scene: CarrierScene;
    beforeAll(async () => {
      scene = await open();
    });
    afterAll(() => scene.close());

    test('its name is one lower-case word, which its addresses have', () => {
      const { name: own, addresses } = scene.carrier;
      expect(own).toMatch(/^[a-z]{1,30}$/);
      for (const kind of ['voice', 'fallback', 'status', 'sms'] as const)
        expect(addresses[kind].split('#')[0]).toBe(webhookUrl(PUBLIC_URL, own, kind));
    });

    describe('verify', () => {
      const url = `${PUBLIC_URL}/webhooks/x/voice`;
      const signed = () => {
        const body = scene.wire.post('voice', CALL);
        return { url, body, headers: scene.wire.sign(url, body) };
      };

      test('what the company signed is let in', () => {
        expect(scene.carrier.verify(signed())).toBe(true);
      });

      test.each<[string, Partial<ReturnType<typeof signed>>]>([
        ['another address', { url: `${PUBLIC_URL}/webhooks/x/status` }],
        ['another body', { body: 'CallSid=forged' }],
        ['no body', { body: '' }],
        ['no signature', { headers: {} }],
      ])('with %s it is refused', (_, change) => {
        expect(scene.carrier.verify({ ...signed(), ...change })).toBe(false);
      });

      test('what somebody else signed is refused', () => {
        expect(scene.stranger.verify(signed())).toBe(false);
      });

      test('the request that opens a stream is let in, and its headers open nothing else', () => {
        const answer = scene.carrier.render({ type: 'stream', token: 'a-token', words: null });
        const headers = scene.wire.opens(answer);
        const opening = { url: mediaUrl(PUBLIC_URL), body: '', headers };
        expect(scene.carrier.verify(opening)).toBe(true);
        expect(scene.stranger.verify(opening)).toBe(false);
        expect(scene.carrier.verify({ ...opening, url: `${mediaUrl(PUBLIC_URL)}/x` })).toBe(false);
        expect(scene.carrier.verify({ ...signed(), headers })).toBe(false);
      });
    });

    describe('read', () => {
      const read = <Kind extends WebhookKind>(kind: Kind, event: CarrierEvents[Kind]) =>
        scene.carrier.read(kind, scene.wire.post(kind, event));
      /** A call, as far as the company tells of its number. */
      const calls = () =>
        scene.wire.tells.attestation
          ? [CALL, { ...CALL, from: null, vouched: false }, { ...CALL, vouched: false, forged: true }]
          : [UNSIGNED, { ...UNSIGNED, from: null }];
      const plain = () => (scene.wire.tells.attestation ? CALL : UNSIGNED);

      test.each(['voice', 'after-stream', 'fallback', 'status'] as const)('%s tells of a call', (kind) => {
        for (const call of calls()) expect(read(kind, call)).toEqual(call);
        const { sid, end } = scene.carrier.read(kind, scene.wire.post(kind, CALL)) ?? {};
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
        for (const recordingUrl of [scene.wire.record(Buffer.from('RIFF')), null])
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
          { ...TEXT, body: 'STOP', keyword: scene.wire.tells.keywords ? ('stop' as const) : null },
        ])
          expect(read('sms', text)).toEqual(text);
      });

      test.each(['sent', 'delivered', 'undelivered', 'failed'] as const)(
        'text-status tells of a text that it is %s',
        (state) => {
          const told = { sid: 'text-1', token: 'a-token', state, code: state === 'failed' ? 30_008 : null };
          const body = scene.wire.post('text-status', told);
          expect(scene.carrier.read('text-status', body, told.token)).toEqual(told);
        },
      );

      test.each(['ringing', 'answered', 'over', 'no-answer', 'busy', 'failed', 'cancelled'] as const)(
        'leg-status tells of a phone that it is %s',
        (state) => {
          const told = { sid: 'leg-1', token: 'a-token', sequence: 3, state };
          const body = scene.wire.post('leg-status', told);
          expect(scene.carrier.read('leg-status', body, told.token)).toEqual(told);
        },
      );

      test('leg-key tells which key was pressed', () => {
        const told = { sid: 'leg-1', token: 'a-token', digit: '1' };
        const body = scene.wire.post('leg-key', told);
        expect(scene.carrier.read('leg-key', body, told.token)).toEqual(told);
      });

      test('conference tells who has come in, and that it is over', () => {
        const told = { room: 'a-room', conference: 'CF1', at: new Date('2026-11-30T09:00:00Z') };
        for (const news of [{ type: 'joined', sid: 'call-1' } as const, { type: 'ended' } as const])
          expect(read('conference', { ...told, news })).toEqual({ ...told, news });
      });

      test('after-transfer tells whether the two have talked, and nothing of a conference', () => {
        for (const dial of [
          { taken: true, why: 'over', seconds: 95 } as const,
          ...(scene.wire.tells.bridging ? [{ taken: false, why: 'over', seconds: 0 } as const] : []),
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
          expect(scene.carrier.read(kind, body)).toBeNull();
      });
    });

    describeRender(() => scene);
    describeStream(() => scene);

    describe('recordings', () => {
      test('what was recorded is heard, and once it is removed there is none', async () => {
        const { recordings } = scene.carrier;
        const url = scene.wire.record(Buffer.from('RIFF and so on'));
        expect(recordings.owns(url)).toBe(true);
        const sound = await recordings.open(url);
        expect(sound === null ? null : (await buffer(sound)).toString()).toBe('RIFF and so on');
        await recordings.remove(url);
        await recordings.remove(url);
        expect(await recordings.open(url)).toBeNull();
      });

      test('an address of somebody else is not its own', () => {
        expect(scene.carrier.recordings.owns('https://elsewhere.example/recordings/1')).toBe(false);
      });

      test('a wrong key is told of, and is not "no such recording"', async () => {
        const url = scene.wire.record(Buffer.from('RIFF'));
        await expect(scene.stranger.recordings.open(url)).rejects.toThrow(CarrierFailed);
      });
    });

    describe('texts of businesses', () => {
      const text = {
        from: NUMBERS.own,
        to: NUMBERS.mobile,
        body: 'See you at four – Harbour Street',
        token: 'a.b',
      };

      test('one that is taken can be found again by its numbers', async () => {
        const { texts } = scene.carrier;
        const taken = await texts.sendText(text);
        expect(taken).toMatchObject({ type: 'taken' });
        const sid = taken.type === 'taken' ? taken.sid : '';
        expect(await texts.findTexts(text.from, text.to)).toContainEqual({ sid, body: text.body });
        expect(await texts.findTexts(text.to, text.from)).toEqual([]);
      });

      test('one that can never leave is refused with the code, and a wrong key is not its fault', async () => {
        const { texts } = scene.carrier;
        expect(await texts.sendText({ ...text, to: NUMBERS.none })).toEqual({
          type: 'refused',
          code: scene.wire.unreachable,
        });
        expect(await texts.sendText({ ...text, from: NUMBERS.mobile })).toEqual({
          type: 'refused',
          code: 21_606,
        });
        await expect(scene.stranger.texts.sendText(text)).rejects.toThrow(CarrierFailed);
      });
    });

    describe('calls that are placed and moved', () => {
      const instruction = { type: 'screen', words: MARKUP, tells: 'leg-key', token: 'a-token' } as const;
      const call = { from: NUMBERS.own, ringSeconds: 20, longestSeconds: 600, instruction, token: 'a-token' };

      test('a number is rung, and its call moved and ended; what is over cannot be moved', async () => {
        const { calls } = scene.carrier;
        const sid = await calls.placeCall({ ...call, to: NUMBERS.mobile });
        expect(scene.wire.told(sid ?? '')).toEqual(scene.wire.obey(scene.carrier.render(instruction)));
        expect(await calls.redirectCall(sid ?? '', { type: 'hang-up', words: MARKUP })).toBe(true);
        expect(scene.wire.told(sid ?? '')).toEqual([{ says: MARKUP }, { hangsUp: true }]);
        await calls.endCall(sid ?? '');
        await calls.endCall(sid ?? '');
        expect(await calls.redirectCall(sid ?? '', { type: 'hang-up', words: null })).toBe(false);
      });

      test('a number that cannot be rung is none, and a wrong key or a sender of others is not its fault', async () => {
        const { calls } = scene.carrier;
        expect(await calls.placeCall({ ...call, to: NUMBERS.none })).toBeNull();
        await expect(calls.placeCall({ ...call, to: NUMBERS.mobile, from: NUMBERS.none })).rejects.toThrow(
          CarrierFailed,
        );
        await expect(scene.stranger.calls.placeCall({ ...call, to: NUMBERS.mobile })).rejects.toThrow(
          CarrierFailed,
        );
      });
    });

    describe('calls and texts of ours', () => {
      test('say what they are to say', async () => {
        const { outgoing } = scene.carrier;
        expect(outgoing?.from).toBe(NUMBERS.own);
        expect(await outgoing?.say(NUMBERS.mobile, ['One.', { pauseSeconds: 2 }, 'Two.'])).toBe('sent');
        expect(await outgoing?.text(NUMBERS.mobile, MARKUP)).toBe('sent');
        const [call, text] = scene.wire.sent.slice(-2);
        expect(call).toMatchObject({ to: NUMBERS.mobile, from: NUMBERS.own });
        expect(call?.words.split('One.')[1]).toContain('Two.');
        expect(text).toMatchObject({ to: NUMBERS.mobile, from: NUMBERS.own, words: MARKUP });
      });

      test('a number that cannot be reached is refused, and a wrong key is not its fault', async () => {
        expect(await scene.carrier.outgoing?.text(NUMBERS.none, 'Hello')).toBe('refused');
        expect(await scene.carrier.outgoing?.say(NUMBERS.none, ['Hello'])).toBe('refused');
        await expect(scene.stranger.outgoing?.text(NUMBERS.mobile, 'Hello')).rejects.toThrow(CarrierFailed);
      });
    });
  });
}
