/** A person of the business who has taken a call over: their voice goes to the caller, their words to the record. */
import { openRecognition } from './recognition.ts';
import { BYTES_PER_MS, type CallLine, type ListenOptions, type MuLaw, type SpeechToText } from './ports.ts';

/** What a network held back and gives all at once would be heard late ever after: beyond this it is dropped. */
const LATEST_MS = 300;

export interface HumanAgentParts {
  readonly line: CallLine;
  /** Null: what they say is heard, but not understood. */
  readonly speechToText: SpeechToText | null;
  readonly listening: ListenOptions;
  /** What they say, as far as it is understood. */
  readonly onWords: (text: string, final: boolean) => void;
  readonly onError: (error: unknown) => void;
}

export interface HumanAgent {
  /** Lets the caller hear them. */
  speak(audio: MuLaw): void;
  /** Nothing is heard of them any more. */
  leave(): void;
}

/** Opens the way from a person's microphone to the caller. */
export function openHumanAgent(parts: HumanAgentParts): HumanAgent {
  const gone = new AbortController();
  let unfinished = '';
  const hear = (text: string, final: boolean) => {
    unfinished = final ? '' : text;
    parts.onWords(text, final);
  };
  const hearing =
    parts.speechToText === null
      ? null
      : openRecognition(
          parts.speechToText,
          parts.listening,
          (event) => {
            switch (event.type) {
              case 'words':
              case 'eager-end-of-turn':
                hear(event.text, false);
                break;
              case 'end-of-turn':
                hear(event.text, true);
                break;
              case 'failed':
                parts.onError(event.error);
                break;
              case 'open':
              case 'speech-started':
              case 'turn-resumed':
                break;
            }
          },
          gone.signal,
        );
  /** When all that was sent will have been heard, on the monotonic clock. */
  let heardAt = 0;
  return {
    speak(audio) {
      const now = performance.now();
      hearing?.send(audio);
      if (heardAt - now > LATEST_MS) return;
      heardAt = Math.max(heardAt, now) + audio.length / BYTES_PER_MS;
      parts.line.send(audio);
    },
    leave() {
      gone.abort();
      if (unfinished !== '') hear(unfinished, true);
    },
  };
}
