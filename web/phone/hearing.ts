/** What hears the caller where the service does not: the browser's own recognition, while the receptionist is silent. */
import { listenInBrowser, recogniserClass } from './browser-recognition.ts';
import { TELEPHONE_RATE } from './mu-law.ts';

/** A room goes on sounding for a moment. */
const ECHO_MS = 300;

/** Keeps the time until which the loudspeaker has something to play. */
export function openSpeakingTime() {
  let until = 0;
  return {
    played(bytes: number): void {
      until = Math.max(until, performance.now()) + (bytes * 1_000) / TELEPHONE_RATE;
    },
    cleared(): void {
      until = performance.now();
    },
    isSpeaking: (): boolean => performance.now() < until + ECHO_MS,
  };
}

export interface HearingParts {
  readonly language: string;
  readonly isSpeaking: () => boolean;
  readonly onWords: (text: string, final: boolean) => void;
  readonly onGone: () => void;
}

/** Begins to hear; null: this browser recognises no speech. */
export function hearInBrowser({ isSpeaking, ...parts }: HearingParts): { stop(): void } | null {
  const recogniser = recogniserClass();
  return recogniser === null ? null : listenInBrowser({ ...parts, recogniser, isDeaf: isSpeaking });
}
