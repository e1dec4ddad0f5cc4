/** The phone's loudspeaker and its microphone. */
import microphoneUrl from './microphone.worklet.ts?worker&url';
import { decodeSample } from './mu-law.ts';
import type { FromPlayback, ToPlayback } from './playback-messages.ts';
import playbackUrl from './playback.worklet.ts?worker&url';

export interface Sound {
  play(audio: ArrayBuffer): void;
  /** The mark comes back to `onMark` once everything given to `play` before it was heard or cleared. */
  mark(name: string): void;
  clear(): void;
  /** Asks for the microphone. Rejects when the user or the machine refuses. */
  openMicrophone(onChunk: (muLaw: ArrayBuffer) => void): Promise<void>;
  closeMicrophone(): void;
  /** How loud it is at the microphone now, from 0 to 1; 0 while it is closed. */
  level(): number;
  close(): void;
}

/** Call it within a click or a key press: browsers play no sound on a page before the first. */
export async function openSound(onMark: (name: string) => void): Promise<Sound> {
  const context = new AudioContext({ latencyHint: 'interactive' });
  try {
    await Promise.all([context.resume(), context.audioWorklet.addModule(playbackUrl)]);
  } catch (error) {
    await context.close();
    throw error;
  }
  const playback = new AudioWorkletNode(context, 'ahoy-playback', { numberOfInputs: 0 });
  playback.port.onmessage = (message: MessageEvent<FromPlayback>) => onMark(message.data.name);
  playback.connect(context.destination);
  const tell = (message: ToPlayback, transfer: Transferable[] = []) =>
    playback.port.postMessage(message, transfer);
  let stopMicrophone: (() => void) | null = null;
  let closed = false;
  let level = 0;
  const closeMicrophone = () => {
    stopMicrophone?.();
    stopMicrophone = null;
    level = 0;
  };

  return {
    play: (audio) => tell({ type: 'audio', audio }, [audio]),
    mark: (name) => tell({ type: 'mark', name }),
    clear: () => tell({ type: 'clear' }),
    async openMicrophone(onChunk) {
      await context.audioWorklet.addModule(microphoneUrl);
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
      });
      if (closed) {
        stopTracks(stream);
        return;
      }
      const source = context.createMediaStreamSource(stream);
      const node = new AudioWorkletNode(context, 'ahoy-microphone', { numberOfOutputs: 0 });
      node.port.onmessage = (message: MessageEvent<ArrayBuffer>) => {
        level = loudness(new Uint8Array(message.data));
        onChunk(message.data);
      };
      source.connect(node);
      stopMicrophone = () => {
        node.port.onmessage = null;
        source.disconnect();
        stopTracks(stream);
      };
    },
    closeMicrophone,
    level: () => level,
    close() {
      if (closed) return;
      closed = true;
      playback.port.onmessage = null;
      closeMicrophone();
      void context.close();
    },
  };
}

/** Speech near a microphone has a mean of about a tenth of the largest sample. */
const LOUD = 0.1;

function loudness(muLaw: Uint8Array): number {
  let sum = 0;
  for (const byte of muLaw) sum += Math.abs(decodeSample(byte));
  return Math.min(1, sum / muLaw.length / LOUD);
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
