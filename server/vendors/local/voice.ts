/** The local voice, for an installation without a key: flite, behind the same port as the vendors' voices. */
import {
  BYTES_PER_MS,
  VendorError,
  type MuLaw,
  type SpeakOptions,
  type TextToSpeech,
  type Utterance,
  type VoiceChoice,
  type VoiceEvent,
} from '../../call/ports.ts';
import { createFlite, type Flite, type FliteVoice } from '../../voice/flite.ts';

/** The precision with which the words heard before an interruption are known. */
const PIECE_BYTES = 200 * BYTES_PER_MS;

const VOICES = [
  { id: 'slt', name: 'Stella', about: 'A woman, American', vendor: 'local' },
  { id: 'rms', name: 'Robert', about: 'A man, American', vendor: 'local' },
  { id: 'awb', name: 'Alan', about: 'A man, Scottish', vendor: 'local' },
  { id: 'kal16', name: 'Karl', about: 'A man, American, plain', vendor: 'local' },
] as const satisfies readonly (VoiceChoice & { readonly id: FliteVoice })[];

const voiceOf = ({ voiceId }: SpeakOptions): FliteVoice =>
  VOICES.find(({ id }) => id === voiceId)?.id ?? 'slt';

export interface LocalVoice extends TextToSpeech {
  /** Ends the thread that speaks; live utterances fail. */
  close(): Promise<void>;
}

/** Makes the local voice; all its calls share one thread. */
export function createLocalVoice(): LocalVoice {
  const flite = createFlite();
  return {
    name: 'local',
    voices: () => Promise.resolve(VOICES),
    isVoice: (id) => VOICES.some((voice) => voice.id === id),
    open: (options, callSignal) => {
      const voice = voiceOf(options);
      return {
        speak: (listener, signal) => speak(flite, voice, listener, AbortSignal.any([callSignal, signal])),
      };
    },
    close: () => flite.close(),
  };
}

function speak(
  flite: Flite,
  voice: FliteVoice,
  listener: (event: VoiceEvent) => void,
  signal: AbortSignal,
): Utterance {
  let failed = false;
  const tell = (event: VoiceEvent): void => {
    if (signal.aborted || failed) return;
    failed = event.type === 'failed';
    listener(event);
  };

  async function say(text: string): Promise<void> {
    if (signal.aborted || failed) return;
    const audio = await flite.synthesise(text, voice, signal).catch((cause: unknown) => {
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
