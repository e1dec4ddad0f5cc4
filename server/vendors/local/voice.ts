/** The voice of a house without a key: flite, behind the same port as the vendors' voices. */
import {
  BYTES_PER_MS,
  VendorError,
  type MuLaw,
  type TextToSpeech,
  type Utterance,
  type VoiceEvent,
} from '../../call/ports.ts';
import { createFlite, type Flite } from '../../voice/flite.ts';

/** How finely it is known which words were heard when a caller interrupts. */
const PIECE_BYTES = 200 * BYTES_PER_MS;

export interface LocalVoice extends TextToSpeech {
  /** Ends the thread that speaks; live utterances fail. */
  close(): Promise<void>;
}

/** Makes the local voice; all its calls share one thread. */
export function createLocalVoice(): LocalVoice {
  const flite = createFlite();
  return {
    name: 'local',
    open: (callSignal) => ({
      speak: (listener, signal) => speak(flite, listener, AbortSignal.any([callSignal, signal])),
    }),
    close: () => flite.close(),
  };
}

function speak(flite: Flite, listener: (event: VoiceEvent) => void, signal: AbortSignal): Utterance {
  let failed = false;
  const tell = (event: VoiceEvent): void => {
    if (signal.aborted || failed) return;
    failed = event.type === 'failed';
    listener(event);
  };

  async function say(text: string): Promise<void> {
    if (signal.aborted || failed) return;
    const audio = await flite.synthesise(text, 'slt', signal).catch((cause: unknown) => {
      tell({
        type: 'failed',
        error: new VendorError('local', 'transient', 'the voice failed', { cause }),
      });
      return new Uint8Array();
    });
    for (const piece of pieces(audio, text)) tell({ type: 'audio', ...piece });
  }

  /** One sentence after the other; each is spoken long before the one in front of it was heard. */
  let said = Promise.resolve();
  return {
    add: (text) => void (said = said.then(() => say(text))),
    end: () => void (said = said.then(() => tell({ type: 'done' }))),
  };
}

/** The audio in pieces, each with its share of the text: flite does not tell where its words lie. */
function* pieces(audio: MuLaw, text: string): Generator<{ audio: MuLaw; text: string }> {
  const share = (bytes: number): number =>
    Math.round((Math.min(bytes, audio.length) / audio.length) * text.length);
  for (let start = 0; start < audio.length; start += PIECE_BYTES) {
    const end = start + PIECE_BYTES;
    yield { audio: audio.subarray(start, end), text: text.slice(share(start), share(end)) };
  }
}
