/** The part of a line that is the same on every socket: it keeps what comes until somebody listens, and ends once. */
import type { LineEvent } from './ports.ts';

/** As much of a WebSocket as this needs. */
interface LineSocket {
  readonly readyState: number;
  readonly OPEN: number;
  readonly bufferedAmount: number;
  send(frame: string | Uint8Array): void;
  close(code: number): void;
  terminate(): void;
  on(event: 'close', listener: () => void): unknown;
}

/** Whatever the caller does, but for hanging up. */
export type CallerEvent = Exclude<LineEvent, { readonly type: 'closed' }>;

/** A peer that takes nothing: a minute of speech is 0.6 MB on the wire, so what waits beyond this is never heard. */
const UNSENT_LIMIT = 1_000_000;
/** Kept for a listener that is not there yet: 5 s of audio, far longer than checking a token takes. */
const KEPT_EVENTS = 250;

/** @param broken what it means when the socket breaks: `lost` where the call itself may still be there. */
export function bufferedLine(socket: LineSocket, broken: 'hangup' | 'lost') {
  let listener: ((event: LineEvent) => void) | null = null;
  let kept: LineEvent[] = [];
  let closed = false;

  const hand = (event: LineEvent) => {
    if (listener !== null) listener(event);
    else if (kept.length < KEPT_EVENTS || event.type === 'closed') kept.push(event);
  };
  /** Tells that the line is closed; the socket is left to whoever calls this. */
  const end = (reason: 'hangup' | 'lost') => {
    if (closed) return;
    closed = true;
    hand({ type: 'closed', reason });
  };
  const write = (frame: string | Uint8Array) => {
    if (closed || socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount <= UNSENT_LIMIT) {
      socket.send(frame);
      return;
    }
    socket.terminate();
    end(broken);
  };
  const listen = (heard: (event: LineEvent) => void) => {
    listener = heard;
    const earlier = kept;
    kept = [];
    for (const event of earlier) heard(event);
  };
  const close = () => {
    if (closed) return;
    socket.close(1000);
    queueMicrotask(() => end('hangup'));
  };
  socket.on('close', () => end(broken));
  const tell: (event: CallerEvent) => void = hand;
  return { listen, tell, write, close, end, isClosed: () => closed };
}
