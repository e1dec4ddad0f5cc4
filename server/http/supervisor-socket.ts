/** A supervisor session at a call, by the frames that `protocol/supervision.ts` describes. */
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { allowance } from '../allowance.ts';
import type { SupervisorSession } from '../call/supervisor.ts';
import type { HeardAudio } from '../call/tap.ts';
import type { SupervisionKind } from '../events/events.ts';
import type { SupervisionEnd, SupervisorRequest, SupervisorUpdate } from '../protocol/supervision.ts';
import { AUDIO_ALLOWANCE, readText } from './socket.ts';

const supervisorRequest: z.ZodType<SupervisorRequest> = z.discriminatedUnion('type', [
  z.object({ type: z.literal('listen') }),
  z.object({ type: z.literal('whisper'), text: z.string().trim().min(1).max(500) }),
  z.object({ type: z.literal('take-over') }),
  z.object({ type: z.literal('hand-back') }),
  z.object({ type: z.literal('hang-up') }),
]);

/** Half a second of both sides: who reads more slowly hears the present, not the past. */
const LATE_BYTES = 8_000;
/** A microphone that is open gives a piece every 20 ms, silence too. */
const MICROPHONE_LOST_MS = 4_000;
const MESSAGES = { perSecond: 5, burst: 20 };

function tell(socket: WebSocket, update: SupervisorUpdate): void {
  if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(update));
}

/** Says why it is over, and closes. */
export function endSupervision(socket: WebSocket, why: SupervisionEnd): void {
  tell(socket, { type: 'over', why });
  socket.close(1000);
}

/** Sends sound, unless so much waits already that it would be heard late. */
export function sendAudio(socket: WebSocket, audio: Uint8Array): void {
  if (socket.readyState === socket.OPEN && socket.bufferedAmount < LATE_BYTES) socket.send(audio);
}

/** Lets a visitor do, by a socket, what a visit allows; each deed is recorded, in its order. */
export function superviseBySocket(
  socket: WebSocket,
  visit: SupervisorSession,
  record: (done: { readonly what: SupervisionKind; readonly note?: string }) => Promise<void>,
  onError: (error: unknown) => void,
): void {
  const mayAsk = allowance(MESSAGES);
  const mayBeHeard = allowance(AUDIO_ALLOWANCE);
  let recorded = Promise.resolve();
  let stopListening: (() => void) | null = null;
  let lastHeard = 0;
  let watch: NodeJS.Timeout | undefined;
  let came = false;
  let over = false;

  const note = (what: SupervisionKind, text = '') => {
    came = true;
    recorded = recorded.then(() => record({ what, note: text })).catch(onError);
  };
  const handBack = (why: 'asked' | 'lost') => {
    clearInterval(watch);
    if (over || !visit.talking) return;
    visit.handBack({ left: why === 'lost' });
    note('hand-back');
    tell(socket, { type: 'handed-back', why });
  };
  const takeOver = () => {
    if (visit.talking) return;
    if (!visit.takeOver()) {
      tell(socket, { type: 'refused' });
      return;
    }
    note('take-over');
    lastHeard = performance.now();
    watch = setInterval(() => {
      if (performance.now() - lastHeard > MICROPHONE_LOST_MS) handBack('lost');
    }, 1_000);
    tell(socket, { type: 'taken-over' });
  };
  const take = (message: SupervisorRequest) => {
    switch (message.type) {
      case 'listen':
        if (stopListening !== null) break;
        stopListening = visit.listen((heard) => sendAudio(socket, bothSides(heard)));
        note('listen');
        break;
      case 'whisper':
        visit.whisper(message.text);
        note('whisper', message.text);
        tell(socket, { type: 'whispered' });
        break;
      case 'take-over':
        takeOver();
        break;
      case 'hand-back':
        handBack('asked');
        break;
      case 'hang-up':
        note('hang-up');
        visit.hangUp();
        break;
    }
  };

  socket.on('message', (data, isBinary) => {
    if (!Buffer.isBuffer(data)) return;
    if (isBinary) {
      lastHeard = performance.now();
      if (data.length > 0 && mayBeHeard(data.length)) visit.speak(data);
      return;
    }
    const message = readText(supervisorRequest, data);
    if (message !== null && mayAsk(1)) take(message);
    else socket.close(1008);
  });
  socket.on('close', () => {
    stopListening?.();
    handBack('lost');
    if (came) note('leave');
  });
  void visit.over.then((why) => {
    over = true;
    clearInterval(watch);
    endSupervision(socket, why);
  });
  tell(socket, { type: 'ready' });
}

function bothSides({ caller, receptionist }: HeardAudio): Uint8Array {
  const both = new Uint8Array(caller.length + receptionist.length);
  both.set(caller);
  both.set(receptionist, caller.length);
  return both;
}
