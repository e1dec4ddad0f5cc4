/** The line of a call from the browser, by the frames that `protocol/phone.ts` describes. */
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { allowance } from '../allowance.ts';
import { bufferedLine, type CallerEvent } from '../call/buffered-line.ts';
import type { CallLine } from '../call/ports.ts';
import type { LineUpdate, PhoneRequest } from '../protocol/phone.ts';
import { AUDIO_ALLOWANCE, readText } from './socket.ts';

/** In characters; the page's own text box takes no more. */
const LONGEST_LINE = 1_000;

const phoneRequest: z.ZodType<PhoneRequest> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('typing') }),
  z.object({ type: z.literal('typed'), text: z.string().trim().min(1).max(LONGEST_LINE) }),
  z.object({ type: z.literal('key'), digit: z.string().regex(/^[0-9*#]$/) }),
  z.object({ type: z.literal('mark'), name: z.string().max(200) }),
  z.object({ type: z.literal('hangup') }),
]);

/** @template Limit what may end it because there has been enough. @template Ready how it begins. */
export interface BrowserLine<Limit extends string, Ready> extends CallLine {
  tell(update: Ready | LineUpdate<Limit>): void;
  /** Ends the call because of ourselves. */
  fail(): void;
  /** Does not take the call. */
  refuse(): void;
  /** Does not take the call, or ends it, because there has been enough. */
  exceed(why: Limit): void;
  /** Whether the call is over, by whoever ended it. */
  readonly closed: boolean;
}

/** Marks come five a second, and all that are pending after a clear; nobody types or presses keys faster. */
const MESSAGES = { perSecond: 30, burst: 200 };
/**
 * Turns that a caller makes by typing: twenty a minute, which nobody reaches who reads the answers. Each costs a request
 * to the model: 25 lines a second once made 49 requests a second.
 */
const TURNS = { perSecond: 1 / 3, burst: 8 };

/** News that the caller types: the page sends them every two seconds, more of them say nothing new. */
const TYPING = { perSecond: 1, burst: 3 };

/**
 * Makes the line of a browser's socket. Closing the page is hanging up: a browser's call does not outlive its socket.
 * @param reads whether its caller reads: no audio goes there, and what is sent is heard at once.
 */
export function createBrowserLine<Limit extends string, Ready extends { readonly type: 'ready' }>(
  socket: WebSocket,
  { reads = false }: { readonly reads?: boolean } = {},
): BrowserLine<Limit, Ready> {
  const mayTalk = allowance(MESSAGES);
  const mayTakeTurn = allowance(TURNS);
  const mayType = allowance(TYPING);
  const mayBeHeard = allowance(AUDIO_ALLOWANCE);
  const line = bufferedLine(socket, 'hangup');

  const tell = (update: Ready | LineUpdate<Limit>) => line.write(JSON.stringify(update));
  const finish = (reason: Extract<LineUpdate<Limit>, { type: 'ended' }>['reason']) => {
    tell({ type: 'ended', reason });
    line.close();
  };
  const takeTurn = (event: CallerEvent, text: string) => {
    if (mayTakeTurn(1)) line.tell(event);
    else tell({ type: 'too_fast', text });
  };
  const hear = (message: PhoneRequest) => {
    switch (message.type) {
      case 'typing':
        if (mayType(1)) line.tell(message);
        break;
      case 'typed':
        takeTurn(message, message.text);
        break;
      case 'key':
        // The end of what was keyed; without one a pause ends it, which takes its time.
        if (message.digit === '#') takeTurn(message, message.digit);
        else line.tell(message);
        break;
      case 'mark':
        line.tell(message);
        break;
      case 'hangup':
        finish('hangup');
        break;
    }
  };

  socket.on('message', (data, isBinary) => {
    if (line.isClosed() || !Buffer.isBuffer(data)) return;
    if (isBinary) {
      if (!reads && data.length > 0 && mayBeHeard(data.length)) line.tell({ type: 'audio', audio: data });
      return;
    }
    const message = readText(phoneRequest, data);
    if (message !== null && mayTalk(1)) hear(message);
    else socket.close(1008);
  });

  return {
    listen: line.listen,
    send(audio) {
      if (!reads) line.write(audio);
    },
    mark(name) {
      if (reads) queueMicrotask(() => line.tell({ type: 'mark', name }));
      else tell({ type: 'mark', name });
    },
    clear: () => tell({ type: 'clear' }),
    show: (words) => tell({ type: 'words', ...words }),
    close: () => finish('hangup'),
    fail: () => finish('trouble'),
    refuse: () => finish('refused'),
    exceed(why) {
      tell({ type: 'limit_exceeded', why });
      finish('limit');
    },
    get closed() {
      return line.isClosed();
    },
    tell,
  };
}
