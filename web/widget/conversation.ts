/** One conversation of a visitor: the socket to the service on one side, loudspeaker and microphone on the other. */
import type { WidgetHello, WidgetLimit, WidgetRequest, WidgetUpdate } from '../../server/protocol/widget.ts';
import { openSound, type Sound } from '../phone/sound.ts';
import type { Visitor } from './api.ts';
import { keptVisitor, keepVisitor } from './kept-visitor.ts';

export type Ending = 'far' | 'near' | 'lost' | 'no-answer' | 'refused' | 'no-sound' | WidgetLimit;

const ENDINGS = { hangup: 'far', trouble: 'lost', refused: 'refused', limit: 'far' } as const;
const TYPING_MS = 2_000;

export interface ConversationParts {
  readonly mode: WidgetHello['mode'];
  readonly business: string;
  /** The origin of the service. */
  readonly service: string;
  readonly visitor: Visitor;
  /** What the service tells, while it goes on. */
  readonly told: (update: WidgetUpdate) => void;
  /** The microphone is on, or was refused. */
  readonly microphone: (isOn: boolean) => void;
  readonly over: (ending: Ending) => void;
}

export interface Conversation {
  type(): void;
  say(text: string): void;
  hangUp(): void;
}

/** Begins it. Call it within a click: browsers play no sound before the first. */
export function converse(parts: ConversationParts): Conversation {
  const { mode, business, service, told } = parts;
  let socket: WebSocket | null = null;
  let sound: Sound | null = null;
  let over = false;
  let opened = false;
  let typedAt = -Infinity;

  const send = (request: WidgetRequest | ArrayBuffer) => {
    if (socket?.readyState !== WebSocket.OPEN) return;
    socket.send(request instanceof ArrayBuffer ? request : JSON.stringify(request));
  };
  const end = (ending: Ending) => {
    if (over) return;
    over = true;
    sound?.close();
    socket?.close();
    parts.over(ending);
  };
  const take = (update: WidgetUpdate) => {
    if (over) return;
    switch (update.type) {
      case 'ready':
        opened = true;
        keepVisitor(update.visitor);
        if (update.canHear && sound !== null)
          sound.openMicrophone(send).then(
            () => parts.microphone(true),
            () => parts.microphone(false),
          );
        told(update);
        break;
      case 'mark':
        sound?.mark(update.name);
        break;
      case 'clear':
        sound?.clear();
        break;
      case 'words':
      case 'too_fast':
      case 'usage_update':
        told(update);
        break;
      case 'limit_exceeded':
        told(update);
        end(update.why);
        break;
      case 'ended':
        end(ENDINGS[update.reason]);
        break;
    }
  };
  const connect = () => {
    const address = new URL('/widget', service.replace(/^http/, 'ws'));
    address.searchParams.set('business', business);
    socket = new WebSocket(address);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => send({ type: 'hello', mode, visitor: keptVisitor(), ...parts.visitor });
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      // The widget and the service are of one build, and both are compiled against these types.
      if (typeof data === 'string') take(JSON.parse(data) as WidgetUpdate);
      else sound?.play(data);
    };
    socket.onclose = () => end(opened ? 'lost' : 'no-answer');
  };

  if (mode === 'type') connect();
  else
    openSound((name) => send({ type: 'mark', name })).then(
      (made) => {
        if (over) {
          made.close();
          return;
        }
        sound = made;
        connect();
      },
      () => end('no-sound'),
    );

  return {
    type() {
      const now = performance.now();
      if (now - typedAt < TYPING_MS) return;
      typedAt = now;
      send({ type: 'typing' });
    },
    say: (text) => send({ type: 'typed', text }),
    hangUp() {
      send({ type: 'hangup' });
      end('near');
    },
  };
}
