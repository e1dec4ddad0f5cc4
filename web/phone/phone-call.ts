/** One call from the browser: the socket to the service on one side, loudspeaker and microphone on the other. */
import type { CallBegun, PhoneRequest, PhoneUpdate } from '../../server/protocol/phone.ts';
import { openSocket, type ServiceSocket } from '../socket.ts';
import { hearInBrowser, openSpeakingTime } from './hearing.ts';
import type { Ending, Microphone, PhoneEvent } from './phone-state.ts';
import { openSound, type Sound } from './sound.ts';

/** The ending of a call, by the reason that the service gives. */
const ENDINGS = {
  hangup: 'far',
  trouble: 'lost',
  refused: 'refused',
  limit: 'far',
} as const satisfies Record<string, Ending>;

/** How often the service is told that the caller types. */
const TYPING_MS = 2_000;
/** The service takes no longer line. */
const LONGEST_LINE = 1_000;

export interface PhoneCall {
  /** The caller is typing what they will say. */
  type(): void;
  say(text: string): void;
  press(digit: string): void;
  useMicrophone(): void;
  /** How loud it is at the microphone, from 0 to 1. */
  level(): number;
  hangUp(): void;
}

export interface Dialled {
  readonly businessId: string;
  /** The number that the call shows, E.164; null withholds it. */
  readonly from: string | null;
  /** Whether the call counts as one whose number the phone company confirmed. */
  readonly vouched: boolean;
  /** Whether the draft answers, and not the published receptionist. */
  readonly draft: boolean;
}

/** Dials. Call it within a click or a key press, or the browser may refuse to play sound. */
export function dial(
  { businessId, from, vouched, draft }: Dialled,
  tell: (event: PhoneEvent) => void,
): PhoneCall {
  let socket: ServiceSocket<PhoneRequest> | null = null;
  let sound: Sound | null = null;
  let over = false;
  let typedAt = -Infinity;
  let begun: Pick<CallBegun, 'canHear' | 'language'> = { canHear: false, language: '' };
  let hearing: { stop(): void } | null = null;
  const speaking = openSpeakingTime();

  const type = () => {
    const now = performance.now();
    if (now - typedAt < TYPING_MS) return;
    typedAt = now;
    socket?.send({ type: 'typing' });
  };
  const end = (ending: Ending) => {
    if (over) return;
    over = true;
    hearing?.stop();
    sound?.close();
    socket?.close();
    tell({ type: 'over', ending, now: performance.now() });
  };
  const take = (message: PhoneUpdate, sound: Sound) => {
    switch (message.type) {
      case 'ready':
        begun = message;
        tell({ ...message, now: performance.now() });
        if (message.canHear) useMicrophone();
        break;
      case 'mark':
        sound.mark(message.name);
        break;
      case 'clear':
        sound.clear();
        speaking.cleared();
        break;
      case 'words':
      case 'too_fast':
        tell(message);
        break;
      case 'usage_update':
        tell({ ...message, now: performance.now() });
        break;
      case 'limit_exceeded':
        end(message.why);
        break;
      case 'ended':
        end(ENDINGS[message.reason]);
        break;
    }
  };
  const hear = (become: (microphone: Microphone) => void) => {
    if (over) return;
    const gone = () => {
      sound?.closeMicrophone();
      become('not-understood');
    };
    hearing?.stop();
    hearing = hearInBrowser({
      language: begun.language,
      isSpeaking: speaking.isSpeaking,
      onWords(words, final) {
        if (final) socket?.send({ type: 'typed', text: words.slice(0, LONGEST_LINE) });
        else {
          type();
          tell({ type: 'words', speaker: 'caller', text: words, final });
        }
      },
      onGone: gone,
    });
    if (hearing === null) gone();
  };
  const useMicrophone = () => {
    tell({ type: 'microphone', microphone: 'asking' });
    const become = (microphone: Microphone) => {
      if (!over) tell({ type: 'microphone', microphone });
    };
    sound
      ?.openMicrophone((chunk) => {
        if (begun.canHear) socket?.send(chunk);
      })
      .then(
        () => {
          become('on');
          if (!begun.canHear) hear(become);
        },
        () => become('refused'),
      );
  };
  const connect = (sound: Sound) =>
    openSocket(
      '/phone',
      {
        businessId,
        ...(from !== null && { from }),
        ...(vouched && { vouched: '1' }),
        ...(draft && { draft: '1' }),
      },
      {
        update: (update) => take(update, sound),
        audio(audio) {
          speaking.played(audio.byteLength);
          sound.play(audio);
        },
        closed: (opened) => end(opened ? 'lost' : 'no-answer'),
      },
    );

  openSound((name) => socket?.send({ type: 'mark', name })).then(
    (opened) => {
      if (over) {
        opened.close();
        return;
      }
      sound = opened;
      socket = connect(opened);
    },
    () => end('no-sound'),
  );

  return {
    type,
    say: (text) => socket?.send({ type: 'typed', text }),
    press: (digit) => socket?.send({ type: 'key', digit }),
    useMicrophone,
    level: () => sound?.level() ?? 0,
    hangUp() {
      socket?.send({ type: 'hangup' });
      end('near');
    },
  };
}
