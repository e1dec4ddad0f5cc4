/** The contract of every carrier: one suite, run on each. */
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CarrierFailed, mediaUrl, webhookUrl } from './carrier.ts';
import { CALL, describeRead } from './contract-carrier-read.ts';
import { describeRender } from './contract-carrier-render.ts';
import { describeStream } from './contract-carrier-stream.ts';
import { type CarrierScene, MARKUP, NUMBERS, PUBLIC_URL } from './contract-carrier-wire.ts';

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

    describeRead(() => scene);
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
