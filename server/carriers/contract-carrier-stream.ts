/** The part of a carrier's contract that is about the stream of a call's audio. */
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import type { LineEvent } from '../call/ports.ts';
import type { Carrier } from './carrier.ts';

/** The frames of the company's end of a stream, and what it hears in one of ours. */
export interface StreamWire {
  start(sid: string, token: string): readonly string[];
  audio(audio: Uint8Array): string;
  key(digit: string): string;
  mark(name: string): string;
  stop(): string;
  hear(frame: string): StreamDeed;
}
export type StreamDeed = { readonly plays: string } | { readonly marks: string } | { readonly drops: true };

interface StreamScene {
  readonly carrier: Pick<Carrier, 'acceptStream'>;
  readonly wire: { readonly stream: StreamWire };
}

export function describeStream(scene: () => StreamScene): void {
  describe('stream', () => {
    let server: WebSocketServer;
    let theirs: WebSocket;
    let ours: WebSocket;
    beforeAll(async () => {
      server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
      await once(server, 'listening');
    });
    afterAll(() => server.close());
    beforeEach(async () => {
      const { port } = server.address() as { port: number };
      theirs = new WebSocket(`ws://127.0.0.1:${port}`);
      [[ours]] = (await Promise.all([once(server, 'connection'), once(theirs, 'open')])) as [
        [WebSocket],
        unknown,
      ];
      ours.on('error', () => undefined);
      return () => {
        theirs.terminate();
        ours.terminate();
      };
    });

    async function started() {
      for (const frame of scene().wire.stream.start('call-1', 'a-token')) theirs.send(frame);
      const stream = await scene().carrier.acceptStream(ours);
      if (stream === null) throw new Error('the stream was not accepted');
      const events: LineEvent[] = [];
      return { ...stream, events, listen: () => stream.line.listen((event) => events.push(event)) };
    }
    const until = (events: readonly LineEvent[], type: LineEvent['type']) =>
      vi.waitFor(() => expect(events.map((event) => event.type)).toContain(type));

    test('it says whose it is, and what comes before anybody listens is kept', async () => {
      const { sid, token, events, listen } = await started();
      expect({ sid, token }).toEqual({ sid: 'call-1', token: 'a-token' });
      const wire = scene().wire.stream;
      for (const frame of [wire.audio(Uint8Array.of(1, 2)), wire.key('#'), wire.mark('r1:0'), wire.stop()])
        theirs.send(frame);
      await once(theirs, 'close');
      listen();
      expect(events).toEqual([
        { type: 'audio', audio: Buffer.of(1, 2) },
        { type: 'key', digit: '#' },
        { type: 'mark', name: 'r1:0' },
        { type: 'closed', reason: 'hangup' },
      ]);
    });

    test('what we send is understood, in order', async () => {
      const { line } = await started();
      const heard: StreamDeed[] = [];
      theirs.on('message', (data: Buffer) => heard.push(scene().wire.stream.hear(data.toString())));
      line.send(Uint8Array.of(9, 8));
      line.mark('r1:"1"');
      line.clear();
      const played = Buffer.of(9, 8).toString('base64');
      await vi.waitFor(() =>
        expect(heard).toEqual([{ plays: played }, { marks: 'r1:"1"' }, { drops: true }]),
      );
    });

    test('a socket that breaks is a lost line', async () => {
      const lost = await started();
      lost.listen();
      theirs.terminate();
      await until(lost.events, 'closed');
      expect(lost.events).toEqual([{ type: 'closed', reason: 'lost' }]);
    });

    test('a line that we close is hung up, once', async () => {
      const { line, events, listen } = await started();
      listen();
      line.close();
      await Promise.all([until(events, 'closed'), once(theirs, 'close')]);
      line.close();
      expect(events).toEqual([{ type: 'closed', reason: 'hangup' }]);
    });

    test('a client that never says whose it is is disconnected', async () => {
      expect(await scene().carrier.acceptStream(ours, 50)).toBeNull();
      expect((await once(theirs, 'close'))[0]).toBe(1008);
    });
  });
}
