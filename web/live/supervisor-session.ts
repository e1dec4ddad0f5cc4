/** A supervisor's session at a call: the socket to the service on one side, loudspeaker and microphone on the other. */
import { openSound, type Sound } from '../phone/sound.ts';
import { bothSides } from './both-sides.ts';
import type { Over, SupervisorEvent } from './supervisor-state.ts';

export type SupervisorRequest =
  | { readonly type: 'listen' }
  | { readonly type: 'whisper'; readonly text: string }
  | { readonly type: 'take-over' }
  | { readonly type: 'hand-back' }
  | { readonly type: 'hang-up' };

export interface SupervisorSession {
  send(request: SupervisorRequest): void;
  leave(): void;
}

/** What the service sends as text. */
type FromService =
  | { readonly type: 'ready' | 'whispered' | 'taken-over' | 'refused' }
  | { readonly type: 'handed-back'; readonly why: 'asked' | 'lost' }
  | { readonly type: 'over'; readonly why: Exclude<Over, 'lost' | 'no-sound' | 'left'> };

const BYTES_PER_MS = 8;
const SILENCE = 0xff;
/** The silence played after a gap, so that uneven frames make no further gap. */
const CUSHION = new Uint8Array(60 * BYTES_PER_MS).fill(SILENCE);
/** The most sound that may wait: a tab that was asleep goes on with the present. */
const LATEST_BYTES = 300 * BYTES_PER_MS;

/** Joins a call. Call it within a click or a key press, or the browser may refuse to play sound. */
export function openSupervisorSession(
  businessId: string,
  callId: string,
  tell: (event: SupervisorEvent) => void,
): SupervisorSession {
  let socket: WebSocket | null = null;
  let sound: Sound | null = null;
  let waiting: SupervisorRequest[] = [];
  let ready = false;
  let over = false;
  let received = 0;
  let played = 0;

  const end = (why: Over) => {
    if (over) return;
    over = true;
    sound?.close();
    socket?.close();
    tell({ type: 'over', why });
  };
  const toService = (message: string | ArrayBuffer) => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(message);
  };
  const play = (audio: Uint8Array<ArrayBuffer>) => {
    received += audio.length;
    sound?.play(audio.slice().buffer);
    sound?.mark(String(received));
  };
  const hear = (data: ArrayBuffer) => {
    if (received - played > LATEST_BYTES) sound?.clear();
    else if (received === played) play(CUSHION);
    play(bothSides(new Uint8Array(data)));
  };

  const takeOver = async () => {
    tell({ type: 'asking-to-talk' });
    try {
      await sound?.openMicrophone(toService);
    } catch {
      tell({ type: 'no-microphone' }); // Refused by the user or the machine; the browser says no more than that.
      return;
    }
    toService(JSON.stringify({ type: 'take-over' } satisfies SupervisorRequest));
  };
  const carryOut = (request: SupervisorRequest) => {
    if (request.type === 'take-over') void takeOver();
    else toService(JSON.stringify(request));
    if (request.type === 'listen') tell({ type: 'listening' });
  };
  const take = (message: FromService) => {
    switch (message.type) {
      case 'ready':
        ready = true;
        tell({ type: 'ready' });
        for (const request of waiting) carryOut(request);
        waiting = [];
        break;
      case 'over':
        end(message.why);
        break;
      case 'handed-back':
      case 'refused':
        sound?.closeMicrophone();
        tell(message.type === 'refused' ? { type: 'refused' } : message);
        break;
      case 'whispered':
      case 'taken-over':
        tell({ type: message.type });
        break;
    }
  };
  const connect = () => {
    const address = new URL('/listen', location.href);
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    address.searchParams.set('businessId', businessId);
    address.searchParams.set('callId', callId);
    const opened = new WebSocket(address);
    opened.binaryType = 'arraybuffer';
    opened.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (over) return;
      if (typeof data === 'string') take(JSON.parse(data) as FromService);
      else hear(data);
    };
    opened.onclose = () => end(ready ? 'lost' : 'unreachable');
    return opened;
  };

  tell({ type: 'joining' });
  openSound((name) => (played = Math.max(played, Number(name)))).then(
    (opened) => {
      sound = opened;
      if (over) opened.close();
      else socket = connect();
    },
    () => end('no-sound'),
  );

  return {
    send(request) {
      if (ready) carryOut(request);
      else waiting.push(request);
    },
    leave: () => end('left'),
  };
}
