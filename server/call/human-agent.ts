/** A human agent who has taken a call over: their voice goes to the caller, their words to the record. */
import { Recognition } from './recognition.ts';
import { BYTES_PER_MS, type MuLaw, type SpeechToText } from './ports.ts';
import type { SessionParts } from './session.ts';

/** What a network held back and gives all at once would be heard late ever after: beyond this it is dropped. */
const LATEST_MS = 300;

export interface HumanAgentParts extends Pick<
  SessionParts,
  'line' | 'receptionist' | 'publisher' | 'onError'
> {
  /** Null: what they say is heard, but not understood. */
  readonly speechToText: SpeechToText | null;
  /** They have said something, as far as it was understood. */
  readonly onSaid: (text: string) => void;
}

export interface HumanAgent {
  /** Lets the caller hear them. */
  speak(audio: MuLaw): void;
  /** Nothing is heard of them any more. */
  leave(): void;
}

/** Opens the way from a human agent's microphone to the caller. */
export function openHumanAgent(parts: HumanAgentParts): HumanAgent {
  const { line, receptionist, publisher, speechToText, onSaid, onError } = parts;
  const gone = new AbortController();
  let unfinished = '';
  const hear = (text: string, final: boolean) => {
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
    speak(audio) {
      const now = performance.now();
      recognition?.send(audio);
      if (heardAt - now > LATEST_MS) return;
      heardAt = Math.max(heardAt, now) + audio.length / BYTES_PER_MS;
      line.send(audio);
    },
    leave() {
      gone.abort();
      if (unfinished !== '') hear(unfinished, true);
    },
  };
}
