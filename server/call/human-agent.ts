/** A human agent who has taken a call over: their voice goes to the caller, their words to the record. */
import { withoutCardNumbers } from '../languages/card-numbers.ts';
import { languageOf } from '../languages/languages.ts';
import { Recognition } from './recognition.ts';
import { BYTES_PER_MS, type MuLaw, type SpeechToText } from './ports.ts';
import type { SessionParts } from './session.ts';

/** What a network held back and gives all at once would be heard late ever after: beyond this it is dropped. */
const LATEST_MS = 300;

interface HumanAgentParts extends Pick<SessionParts, 'line' | 'receptionist' | 'publisher' | 'onError'> {
  /** Null: what they say is heard, but not understood. */
  readonly speechToText: SpeechToText | null;
  /** They have said something, as far as it was understood. */
  readonly onSaid: (text: string) => void;
}

export type HumanAgent = ReturnType<typeof openHumanAgent>;

/** Opens the way from a human agent's microphone to the caller. */
export function openHumanAgent(parts: HumanAgentParts) {
  const { line, receptionist, publisher, speechToText, onSaid, onError } = parts;
  const gone = new AbortController();
  const language = languageOf(receptionist.language);
  let unfinished = '';
  const hear = (words: string, final: boolean) => {
    // They may repeat what the caller told them.
    const { text } = withoutCardNumbers(words, language);
    unfinished = final ? '' : text;
    if (text.trim() === '') return;
    publisher.humanAgentWords(text, final);
    if (final) onSaid(text);
  };
  const recognition =
    speechToText === null
      ? null
      : new Recognition(
          speechToText,
          receptionist,
          (event) => {
            if (event.type === 'failed') onError(event.error);
            else if ('text' in event) hear(event.text, event.type === 'end-of-turn');
          },
          gone.signal,
        );
  /** When all that was sent will have been heard, on the monotonic clock. */
  let heardAt = 0;
  return {
    /** Lets the caller hear them. */
    speak(audio: MuLaw): void {
      const now = performance.now();
      recognition?.send(audio);
      if (heardAt - now > LATEST_MS) return;
      heardAt = Math.max(heardAt, now) + audio.length / BYTES_PER_MS;
      line.send(audio);
    },
    /** Nothing is heard of them any more. */
    leave(): void {
      gone.abort();
      if (unfinished !== '') hear(unfinished, true);
    },
  };
}
