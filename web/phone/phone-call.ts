/** One call from the browser: the socket to the service on one side, loudspeaker and microphone on the other. */
import type { Limit } from './limits.tsx';
import type { Ending, Microphone, PhoneEvent } from './phone-state.ts';
import { openSound, type Sound } from './sound.ts';

/** The ending of a call, by the reason that the service gives. */
const ENDINGS = {
  hangup: 'far',
  trouble: 'lost',
  refused: 'refused',
  limit: 'far',
} as const satisfies Record<string, Ending>;

export interface PhoneCall {
  say(text: string): void;
  press(digit: string): void;
  useMicrophone(): void;
  hangUp(): void;
}

/** What the service sends as text. */
type FromService =
  | { readonly type: 'ready'; readonly callId: string; readonly canHear: boolean }
  | { readonly type: 'mark'; readonly name: string }
  | { readonly type: 'clear' }
  | {
      readonly type: 'words';
      readonly speaker: 'caller' | 'receptionist';
      readonly text: string;
      readonly final: boolean;
    }
  | { readonly type: 'too_fast'; readonly text: string }
  | { readonly type: 'usage_update'; readonly leftSeconds: number }
  | { readonly type: 'limit_exceeded'; readonly why: Limit }
  | { readonly type: 'ended'; readonly reason: keyof typeof ENDINGS };

type ToService =
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'key'; readonly digit: string }
  | { readonly type: 'mark'; readonly name: string }
  | { readonly type: 'hangup' };

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
  let socket: WebSocket | null = null;
  let sound: Sound | null = null;
  let over = false;

  const send = (message: ToService) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };
  const end = (ending: Ending) => {
    if (over) return;
    over = true;
    sound?.close();
    socket?.close();
    tell({ type: 'over', ending, now: performance.now() });
  };
  const take = (message: FromService, sound: Sound) => {
    switch (message.type) {
      case 'ready':
        tell({ ...message, now: performance.now() });
        if (message.canHear) useMicrophone();
        break;
      case 'mark':
        sound.mark(message.name);
        break;
      case 'clear':
        sound.clear();
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
  const useMicrophone = () => {
    tell({ type: 'microphone', microphone: 'asking' });
    const become = (microphone: Microphone) => {
      if (!over) tell({ type: 'microphone', microphone });
    };
    const hear = (chunk: ArrayBuffer) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(chunk);
    };
    sound?.openMicrophone(hear).then(
      () => become('on'),
      () => become('refused'),
    );
  };
  const connect = (sound: Sound) => {
    const address = new URL('/phone', location.href);
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    address.searchParams.set('businessId', businessId);
    if (from !== null) address.searchParams.set('from', from);
    if (vouched) address.searchParams.set('vouched', '1');
    if (draft) address.searchParams.set('draft', '1');
    const opened = new WebSocket(address);
    opened.binaryType = 'arraybuffer';
    let reached = false;
    opened.onopen = () => (reached = true);
    opened.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (over) return;
      if (typeof data === 'string') take(JSON.parse(data) as FromService, sound);
      else sound.play(data);
    };
    opened.onclose = () => end(reached ? 'lost' : 'no-answer');
    return opened;
  };

  openSound((name) => send({ type: 'mark', name })).then(
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
    say: (text) => send({ type: 'typed', text }),
    press: (digit) => send({ type: 'key', digit }),
    useMicrophone,
    hangUp() {
      send({ type: 'hangup' });
      end('near');
    },
  };
}
