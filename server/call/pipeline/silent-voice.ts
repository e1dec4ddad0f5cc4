/** A voice for callers who read: it speaks to nobody, and its words count as heard at once. */
import { BYTES_PER_MS, SILENCE, type TextToSpeech } from '../ports.ts';

/** Every piece has some audio, as of any voice: marks stand behind audio. */
const NOTHING = new Uint8Array(20 * BYTES_PER_MS).fill(SILENCE);

export const silentVoice: TextToSpeech = {
  name: 'silent',
  voices: () => Promise.resolve([]),
  isVoice: () => false,
  open: () => ({
    speak(listener, signal) {
      // Told after the call that adds it has returned, as by a vendor.
      const tell: typeof listener = (event) =>
        queueMicrotask(() => {
          if (!signal.aborted) listener(event);
        });
      return {
        add: (text) => tell({ type: 'audio', audio: NOTHING, text }),
        end: () => tell({ type: 'done' }),
      };
    },
  }),
};
