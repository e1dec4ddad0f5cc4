/** A voice that needs no vendor: flite on one worker thread for the whole process, since it blocks its thread. */
import { Worker } from 'node:worker_threads';
// A type alone: importing the module itself would load the synthesiser into this thread.
import type { SpeechJob } from './flite-worker.ts';

/** The voices in the package that speak at 16 kHz: `slt` a woman, `rms`, `awb` (Scottish) and `kal16` men. */
export type FliteVoice = 'slt' | 'rms' | 'awb' | 'kal16';

export interface Flite {
  /**
   * Speaks one sentence, already in speakable form: 8 kHz mu-law without a header, trimmed to its speech, equally
   * loud, with a short pause at the end. Rejects with the signal's reason when aborted, and with an Error when the
   * thread dies or stalls over this sentence (a fresh thread takes the next one).
   */
  synthesise(text: string, voice?: FliteVoice, signal?: AbortSignal): Promise<Uint8Array>;
  /** Ends the thread; whatever was not spoken yet is rejected. */
  close(): Promise<void>;
}

interface Pending extends SpeechJob {
  readonly signal: AbortSignal | undefined;
  readonly resolve: (audio: Uint8Array) => void;
  readonly reject: (reason: unknown) => void;
}

/** Sentences kept, greeting and fillers among them: 4 MB are eight minutes of speech. */
const CACHE_BYTES = 4 * 1024 * 1024;
/** Long over the slowest sentence (0.2 s), even on a busy machine; a thread that stalls silences all calls till then. */
const STALL_MS = 5000;
/** A thread without work is let go: it holds up to 100 MB, and starting one anew takes a tenth of a second. */
const IDLE_MS = 60_000;

/** Makes the voice; its thread starts with the first sentence. */
export function createFlite(): Flite {
  const cache = new Map<string, Uint8Array>();
  let cachedBytes = 0;
  const waiting: Pending[] = [];
  let current: Pending | undefined;
  let worker: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  function keep(key: string, audio: Uint8Array): void {
    cachedBytes += audio.length - (cache.get(key)?.length ?? 0);
    cache.delete(key);
    cache.set(key, audio);
    for (const [oldest, dropped] of cache) {
      if (cachedBytes <= CACHE_BYTES) break;
      cache.delete(oldest);
      cachedBytes -= dropped.length;
    }
  }

  function start(): Worker {
    const fresh = new Worker(new URL('./flite-worker.ts', import.meta.url));
    let cause: unknown = new Error('the thread of flite ended');
    fresh.on('message', (audio: Uint8Array) => finish((job) => job.resolve(audio)));
    fresh.on('error', (error: unknown) => (cause = error));
    fresh.on('exit', () => {
      if (worker !== fresh) return;
      worker = undefined;
      finish((job) => job.reject(cause));
    });
    return fresh;
  }

  function finish(settle: (job: Pending) => void): void {
    const job = current;
    current = undefined;
    if (job !== undefined) settle(job);
    next();
  }

  /** The thread keeps the process alive only while it speaks. */
  function next(): void {
    clearTimeout(timer);
    if (current !== undefined) return;
    let job = waiting.shift();
    while (job?.signal?.aborted === true) job = waiting.shift();
    const thread = job === undefined ? worker : (worker ??= start());
    if (job === undefined) {
      thread?.unref();
      timer = setTimeout(() => void thread?.terminate(), IDLE_MS).unref();
      return;
    }
    current = job;
    thread?.ref();
    thread?.postMessage({ text: job.text, voice: job.voice } satisfies SpeechJob);
    timer = setTimeout(() => void thread?.terminate(), STALL_MS);
  }

  return {
    async synthesise(text, voice = 'slt', signal) {
      signal?.throwIfAborted();
      if (closed) throw new Error('flite is closed');
      const key = `${voice}:${text}`;
      const known = cache.get(key);
      if (known !== undefined) {
        keep(key, known);
        return known;
      }
      const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
      const abort = () => reject(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      waiting.push({ text: spellable(text), voice, signal, resolve, reject });
      next();
      try {
        const audio = await promise;
        keep(key, audio);
        return audio;
      } finally {
        signal?.removeEventListener('abort', abort);
      }
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      const reason = new Error('flite is closed');
      for (const job of waiting.splice(0)) job.reject(reason);
      current?.reject(reason);
      await worker?.terminate();
    },
  };
}

/** flite reads ASCII only: accents are dropped, typographic signs become plain ones. */
function spellable(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\u2018\u2019]/gu, "'")
    .replaceAll(/[\u2013\u2014]/gu, ', ')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]+/gu, ' ');
}
