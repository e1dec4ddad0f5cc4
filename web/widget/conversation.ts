/** One conversation of a visitor: the socket to the service on one side, loudspeaker and microphone on the other. */
import type { CallBegun } from '../../server/protocol/phone.ts';
import type { WidgetHello, WidgetLimit, WidgetRequest, WidgetUpdate } from '../../server/protocol/widget.ts';
import { hearInBrowser, openSpeakingTime } from '../phone/hearing.ts';
import { openSound, type Sound } from '../phone/sound.ts';
import type { Visitor } from './api.ts';
import { keptVisitor, keepVisitor } from './kept-visitor.ts';

export type Ending = 'far' | 'near' | 'lost' | 'no-answer' | 'refused' | 'no-sound' | WidgetLimit;

const ENDINGS = { hangup: 'far', trouble: 'lost', refused: 'refused', limit: 'far' } as const;
const TYPING_MS = 2_000;
/** The service takes no longer line. */
export const LONGEST_LINE = 1_000;

export interface ConversationParts {
  readonly mode: WidgetHello['mode'];
  readonly business: string;
  /** The origin of the service. */
  readonly service: string;
  readonly visitor: Visitor;
  /** What the service tells, while it goes on. */
  readonly told: (update: WidgetUpdate) => void;
  /** `refused`: there is none. `not-understood`: nothing here turns speech into text. */
  readonly microphone: (state: 'on' | 'refused' | 'not-understood') => void;
  readonly over: (ending: Ending) => void;
}

export interface Conversation {
  type(): void;
  say(text: string): void;
  hangUp(): void;
  /** How loud it is at the microphone, from 0 to 1. */
  level(): number;
}

/** Begins it. Call it within a click: browsers play no sound before the first. */
export function converse(parts: ConversationParts): Conversation {
  const { mode, business, service, told } = parts;
  let socket: WebSocket | null = null;
  let sound: Sound | null = null;
  let over = false;
  let opened = false;
  let typedAt = -Infinity;
  let hearing: { stop(): void } | null = null;
  const speaking = openSpeakingTime();

  const send = (request: WidgetRequest | ArrayBuffer) => {
    if (socket?.readyState !== WebSocket.OPEN) return;
    socket.send(request instanceof ArrayBuffer ? request : JSON.stringify(request));
  };
  const end = (ending: Ending) => {
    if (over) return;
    over = true;
    hearing?.stop();
    sound?.close();
    socket?.close();
    parts.over(ending);
  };
  const type = () => {
    const now = performance.now();
    if (now - typedAt < TYPING_MS) return;
    typedAt = now;
    send({ type: 'typing' });
  };
  const hear = (sound: Sound, language: string) => {
    const gone = () => {
      sound.closeMicrophone();
      if (!over) parts.microphone('not-understood');
    };
    hearing = hearInBrowser({
      language,
      isSpeaking: speaking.isSpeaking,
      onWords(text, final) {
        if (final) send({ type: 'typed', text: text.slice(0, LONGEST_LINE) });
        else {
          type();
          told({ type: 'words', speaker: 'caller', text, final });
        }
      },
      onGone: gone,
    });
    if (hearing === null) gone();
    else parts.microphone('on');
  };
  /** Where the service does not hear, the browser may. */
  const useMicrophone = (sound: Sound, { canHear, language }: CallBegun) => {
    sound
      .openMicrophone((chunk) => {
        if (canHear) send(chunk);
      })
      .then(
        () => {
          if (over) return;
          if (canHear) parts.microphone('on');
          else hear(sound, language);
        },
        () => {
          if (!over) parts.microphone('refused');
        },
      );
  };
  const take = (update: WidgetUpdate) => {
    if (over) return;
    switch (update.type) {
      case 'ready':
        opened = true;
        keepVisitor(update.visitor);
        told(update);
        if (sound !== null) useMicrophone(sound, update);
        break;
      case 'mark':
        sound?.mark(update.name);
        break;
      case 'clear':
        sound?.clear();
        speaking.cleared();
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
      else if (sound !== null) {
        speaking.played(data.byteLength);
        sound.play(data);
      }
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
    type,
    say: (text) => send({ type: 'typed', text }),
    level: () => sound?.level() ?? 0,
    hangUp() {
      send({ type: 'hangup' });
      end('near');
    },
  };
}
