/** The browser's own speech recognition, where it has one: without a recogniser of ours it hears the caller. */

/** As much of https://webaudio.github.io/web-speech-api/ as this needs; browsers have it under two names, or not at all. */
export interface Recogniser {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally?: boolean;
  onresult: ((event: RecogniserResults) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  abort(): void;
}

interface RecogniserResults {
  readonly resultIndex: number;
  readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }> & { readonly isFinal: boolean }>;
}

export interface RecogniserClass {
  new (): Recogniser;
  /** Newer browsers only. */
  available?(options: {
    readonly langs: readonly string[];
    readonly processLocally: boolean;
  }): Promise<string>;
}

/** Null: this browser recognises no speech. */
export function recogniserClass(): RecogniserClass | null {
  const { SpeechRecognition, webkitSpeechRecognition } = globalThis as {
    SpeechRecognition?: RecogniserClass;
    webkitSpeechRecognition?: RecogniserClass;
  };
  return SpeechRecognition ?? webkitSpeechRecognition ?? null;
}

/** Trying again cannot help: the microphone or the service is refused, or the language is not known. */
const LASTING = new Set(['not-allowed', 'service-not-allowed', 'audio-capture', 'language-not-supported']);
/** Nobody spoke for a while, or it was stopped: nothing is wrong. */
const HARMLESS = new Set(['no-speech', 'aborted']);
/** Browsers end it after a silence or a minute; one that fails, or ends at once, is started again ever later, and given up in the end. */
const SOON_MS = 1_000;
const FIRST_PAUSE_MS = 250;
const MOST_FAILURES = 4;

export interface ListenParts {
  readonly recogniser: RecogniserClass;
  /** BCP 47. */
  readonly language: string;
  /** Whether what is heard now may be the loudspeaker: an utterance that begins meanwhile is left out. */
  readonly isDeaf: () => boolean;
  /** The whole utterance so far; `final`: it changes no more. */
  readonly onWords: (text: string, final: boolean) => void;
  /** It hears nothing any more. */
  readonly onGone: () => void;
}

/** Listens until stopped. Speech stays on the device where the browser can do that. */
export function listenInBrowser(parts: ListenParts): { stop(): void } {
  const { recogniser, language } = parts;
  let current: Recogniser | null = null;
  let stopped = false;
  let failures = 0;
  let next: ReturnType<typeof setTimeout> | undefined;

  const giveUp = () => {
    if (stopped) return;
    stopped = true;
    parts.onGone();
  };
  const begin = (processLocally: boolean) => {
    const leftOut = new Set<number>();
    const begun = performance.now();
    let failed = false;
    const made = new recogniser();
    current = made;
    made.lang = language;
    made.continuous = true;
    made.interimResults = true;
    if (processLocally) made.processLocally = true;
    made.onresult = ({ resultIndex, results }) => {
      if (stopped) return;
      failures = 0;
      for (let at = resultIndex; at < results.length; at += 1) {
        const result = results[at];
        if (result === undefined) continue;
        if (parts.isDeaf()) leftOut.add(at);
        const text = result[0]?.transcript.trim() ?? '';
        if (!leftOut.has(at) && text !== '') parts.onWords(text, result.isFinal);
      }
    };
    made.onerror = ({ error }) => {
      failed = !HARMLESS.has(error);
      if (LASTING.has(error)) giveUp();
    };
    made.onend = () => {
      if (stopped) return;
      failures = failed || performance.now() - begun < SOON_MS ? failures + 1 : 0;
      if (failures >= MOST_FAILURES) giveUp();
      else next = setTimeout(() => begin(processLocally), FIRST_PAUSE_MS * 2 ** failures);
    };
    made.start();
  };
  void onDevice(recogniser, language).then((processLocally) => {
    if (!stopped) begin(processLocally);
  });
  return {
    stop() {
      stopped = true;
      clearTimeout(next);
      current?.abort();
    },
  };
}

async function onDevice(recogniser: RecogniserClass, language: string): Promise<boolean> {
  try {
    const asked = await recogniser.available?.({ langs: [language], processLocally: true });
    return asked === 'available';
  } catch {
    return false; // It does not know the question.
  }
}
