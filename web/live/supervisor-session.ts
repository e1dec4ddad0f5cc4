/** A supervisor's session at a call: the socket to the service on one side, loudspeaker and microphone on the other. */
import type { SupervisorRequest, SupervisorUpdate } from '../../server/protocol/supervision.ts';
import { openSound, type Sound } from '../phone/sound.ts';
import { openSocket, type ServiceSocket } from '../socket.ts';
import { bothSides } from './both-sides.ts';
import type { Over, SupervisorEvent } from './supervisor-state.ts';

export interface SupervisorSession {
  send(request: SupervisorRequest): void;
  leave(): void;
}

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
  let socket: ServiceSocket<SupervisorRequest> | null = null;
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
      await sound?.openMicrophone((chunk) => socket?.send(chunk));
    } catch {
      tell({ type: 'no-microphone' }); // Refused by the user or the machine; the browser says no more than that.
      return;
    }
    socket?.send({ type: 'take-over' });
  };
  const carryOut = (request: SupervisorRequest) => {
    if (request.type === 'take-over') void takeOver();
    else socket?.send(request);
    if (request.type === 'listen') tell({ type: 'listening' });
  };
  const take = (message: SupervisorUpdate) => {
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
  const connect = () =>
    openSocket(
      '/listen',
      { businessId, callId },
      { update: take, audio: hear, closed: () => end(ready ? 'lost' : 'unreachable') },
    );

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
