/** Several voices behind one port: when one fails, the next speaks what was not spoken yet. */
import {
  VendorError,
  type TextToSpeech,
  type Utterance,
  type Voice,
  type VoiceChoice,
  type VoiceEvent,
} from '../../ports.ts';
import { countLetters } from '../../turn-taking/playback.ts';
import { available, CircuitBreaker, type FailoverOptions } from './circuit-breaker.ts';

/** What the first voice may take from the first words to the first audio; a good one needs 0.1 to 0.4 s. */
export const FIRST_AUDIO_MS = 1_200;
/** What each of the others may: the caller has waited already. */
export const NEXT_AUDIO_MS = 800;

/**
 * The first voice that can speak does; `voices` are in order of preference, behind the vendor of the voice that was chosen.
 * The last one stands in for the others: where there are others, it has no voices to choose. A voice that fails in the middle is followed
 * by the next, which begins again with the clause that was cut, since half a clause in another voice is not understood.
 * The audio that repeats has no text, so the texts still give back what was added.
 */
export function withVoiceFailover(
  voices: readonly TextToSpeech[],
  { onFailure, onSuccess }: FailoverOptions,
): TextToSpeech {
  const breakers = voices.map((voice) => new CircuitBreaker(voice));
  const choosable = voices.length > 1 ? voices.slice(0, -1) : voices;
  const inOrderFor = (voiceId: string | null) => {
    const chosen = breakers.find(
      ({ vendor }) => voiceId !== null && choosable.includes(vendor) && vendor.isVoice(voiceId),
    );
    return chosen === undefined ? breakers : [chosen, ...breakers.filter((breaker) => breaker !== chosen)];
  };
  return {
    name: voices.map(({ name }) => name).join(', else '),
    voices: (signal) => listAll(choosable, signal),
    isVoice: (id) => choosable.some((voice) => voice.isVoice(id)),
    open: (options, callSignal) => {
      const queue = inOrderFor(options.voiceId);
      const opened = new Map<TextToSpeech, Voice>();
      const voiceOf = ({ vendor }: CircuitBreaker<TextToSpeech>): Voice => {
        const voice = opened.get(vendor) ?? vendor.open(options, callSignal);
        opened.set(vendor, voice);
        return voice;
      };
      // The best is warm when it is needed; the others are opened when they are.
      for (const breaker of available(queue).slice(0, 1)) {
        try {
          voiceOf(breaker);
        } catch (cause) {
          breaker.failed();
          onFailure(breaker.errorOf(cause));
        }
      }
      return {
        speak: (listener, signal) =>
          new SharedUtterance({
            queue: [...available(queue)],
            voiceOf,
            listener,
            onFailure,
            onSuccess,
            signal: AbortSignal.any([callSignal, signal]),
          }),
      };
    },
  };
}

/** Of vendors that do not tell theirs now, none. @throws VendorError of the first, where no vendor tells any. */
async function listAll(voices: readonly TextToSpeech[], signal: AbortSignal): Promise<VoiceChoice[]> {
  const told = await Promise.allSettled(voices.map((voice) => voice.voices(signal)));
  const failed = told.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected' && told.every(({ status }) => status === 'rejected')) throw failed.reason;
  return told.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
}

interface Parts {
  readonly queue: CircuitBreaker<TextToSpeech>[];
  readonly voiceOf: (breaker: CircuitBreaker<TextToSpeech>) => Voice;
  readonly listener: (event: VoiceEvent) => void;
  readonly onFailure: (error: VendorError) => void;
  readonly onSuccess: ((vendor: string) => void) | undefined;
  /** The end of the utterance or of the call. */
  readonly signal: AbortSignal;
}

/** One voice's turn at the utterance. */
interface Attempt {
  readonly breaker: CircuitBreaker<TextToSpeech>;
  readonly abort: AbortController;
  readonly utterance: Utterance;
}

class SharedUtterance implements Utterance {
  readonly #parts: Parts;
  readonly #clauses: string[] = [];
  #ended = false;
  #isFirst = true;
  /** How many letters the audio so far has spoken, and how many of the ones to come it has spoken before. */
  #spoken = 0;
  #repeated = 0;
  #attempt: Attempt | null = null;
  #deadline: NodeJS.Timeout | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.signal.addEventListener('abort', this.#stop, { once: true });
    if (!parts.signal.aborted) this.#takeTurn();
  }

  add(text: string): void {
    if (this.#attempt === null) return;
    this.#clauses.push(text);
    this.#expectAudio();
    this.#attempt.utterance.add(text);
  }

  end(): void {
    this.#ended = true;
    this.#attempt?.utterance.end();
  }

  #takeTurn(): void {
    const { queue, voiceOf } = this.#parts;
    const breaker = queue.shift();
    if (breaker === undefined) return;
    const abort = new AbortController();
    const utterance = voiceOf(breaker).speak((event) => {
      if (!abort.signal.aborted) this.#onEvent(event);
    }, abort.signal);
    this.#attempt = { breaker, abort, utterance };
    for (const clause of this.#unspoken()) {
      this.#expectAudio();
      utterance.add(clause);
    }
    if (this.#ended) utterance.end();
  }

  /** The clauses from the one that was cut. */
  #unspoken(): readonly string[] {
    let before = 0;
    const cut = this.#clauses.findIndex((clause) => {
      const isCut = before + countLetters(clause) > this.#spoken;
      if (!isCut) before += countLetters(clause);
      return isCut;
    });
    this.#repeated = this.#spoken - before;
    return cut === -1 ? [] : this.#clauses.slice(cut);
  }

  #onEvent(event: VoiceEvent): void {
    switch (event.type) {
      case 'audio':
        this.#expectNothing();
        this.#parts.listener({ ...event, text: this.#fresh(event.text) });
        break;
      case 'done':
        this.#attempt?.breaker.succeeded();
        if (this.#attempt !== null) this.#parts.onSuccess?.(this.#attempt.breaker.vendor.name);
        this.#stop();
        this.#parts.listener(event);
        break;
      case 'failed':
        this.#onFailed(event.error);
        break;
    }
  }

  /** The part of a text that no voice before has spoken. */
  #fresh(text: string): string {
    let start = 0;
    for (; this.#repeated > 0 && start < text.length; start += 1) {
      if (/\S/.test(text.charAt(start))) this.#repeated -= 1;
    }
    const fresh = this.#repeated > 0 ? '' : text.slice(start);
    this.#spoken += countLetters(fresh);
    return fresh;
  }

  #onFailed(error: VendorError): void {
    const { queue, onFailure, listener } = this.#parts;
    this.#expectNothing();
    this.#attempt?.breaker.failed();
    this.#attempt?.abort.abort();
    onFailure(error);
    this.#isFirst = false;
    if (queue.length > 0) {
      this.#takeTurn();
      return;
    }
    this.#stop();
    listener({ type: 'failed', error });
  }

  /** Words that nobody hears in time are another voice's to speak, if there is another. */
  #expectAudio(): void {
    if (this.#deadline !== undefined || this.#spoken > 0 || this.#parts.queue.length === 0) return;
    const name = this.#attempt?.breaker.vendor.name ?? 'voice';
    const limitMs = this.#isFirst ? FIRST_AUDIO_MS : NEXT_AUDIO_MS;
    this.#deadline = setTimeout(
      () => this.#onFailed(new VendorError(name, 'transient', `did not begin within ${limitMs} ms`)),
      limitMs,
    );
  }

  #expectNothing(): void {
    clearTimeout(this.#deadline);
    this.#deadline = undefined;
  }

  readonly #stop = (): void => {
    this.#expectNothing();
    this.#parts.signal.removeEventListener('abort', this.#stop);
    this.#attempt?.abort.abort();
    this.#attempt = null;
  };
}
