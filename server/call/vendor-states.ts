/** Which vendors fail now, for the operator: told once for each change, counted for each failure. */
import type { SpeechEvent, SpeechToSpeech, SpeechToText, TalkEvent, VendorError } from './ports.ts';

/** One failure may be chance; a refused key or an empty account is not. */
const FAILURES = 2;

export type FailureReason = 'refused' | 'slow' | 'silent' | 'broken';

export interface VendorChange {
  readonly vendor: string;
  /** `open`: it fails, and others serve in its place. `closed`: it is well again. */
  readonly state: 'open' | 'closed';
  /** Why it failed last, without anything that a caller said; empty: it failed before this process began, if ever. */
  readonly why: string;
}

export interface VendorStatesParts {
  readonly onChange: (change: VendorChange) => void;
  readonly onFailure: (vendor: string, reason: FailureReason) => void;
}

interface Recent {
  failures: number;
  /** `unknown`: it was not asked since the start, and may have failed before. */
  state: 'unknown' | 'open' | 'closed';
  why: string;
}

export class VendorStates {
  readonly #parts: VendorStatesParts;
  readonly #known = new Map<string, Recent>();

  constructor(vendors: readonly string[], parts: VendorStatesParts) {
    this.#parts = parts;
    for (const vendor of vendors) this.#known.set(vendor, { failures: 0, state: 'unknown', why: '' });
  }

  failed(error: VendorError): void {
    const recent = this.#known.get(error.vendor);
    // The local stand-ins are no vendors.
    if (recent === undefined) return;
    this.#parts.onFailure(error.vendor, reasonOf(error));
    recent.failures += 1;
    recent.why = error.message;
    if (recent.state === 'open' || (error.kind === 'transient' && recent.failures < FAILURES)) return;
    recent.state = 'open';
    this.#parts.onChange({ vendor: error.vendor, state: 'open', why: error.message });
  }

  worked(vendor: string): void {
    const recent = this.#known.get(vendor);
    if (recent === undefined) return;
    recent.failures = 0;
    if (recent.state === 'closed') return;
    recent.state = 'closed';
    this.#parts.onChange({ vendor, state: 'closed', why: recent.why });
  }

  /** Those that fail now, by name. */
  failing(): readonly string[] {
    return [...this.#known].flatMap(([vendor, { state }]) => (state === 'open' ? [vendor] : []));
  }

  names(): readonly string[] {
    return [...this.#known.keys()];
  }
}

/** The vendors' parts say how they failed in words of ours, and `ws` that a handshake has timed out. */
export function reasonOf({ kind, message }: VendorError): FailureReason {
  if (kind === 'refused') return 'refused';
  if (message.includes('did not begin')) return 'slow';
  return /silent|stalled|timed out/.test(message) ? 'silent' : 'broken';
}

/** A recogniser whose failures and successes are noted: it works when it hears, not when its socket opens. */
export function watchedRecogniser(it: SpeechToText, states: VendorStates): SpeechToText {
  const note = (event: SpeechEvent) => {
    if (event.type === 'failed') states.failed(event.error);
    else if (event.type !== 'open') states.worked(it.name);
  };
  return {
    name: it.name,
    open: (options, listener, signal) =>
      it.open(
        options,
        (event) => {
          note(event);
          listener(event);
        },
        signal,
      ),
  };
}

/** A model that hears and speaks, watched alike: it works when it has answered. */
export function watchedSpeech(it: SpeechToSpeech, states: VendorStates): SpeechToSpeech {
  const note = (event: TalkEvent) => {
    if (event.type === 'failed') states.failed(event.error);
    else if (event.type === 'answered' && event.how === 'completed') states.worked(it.name);
  };
  return {
    name: it.name,
    open: (options, listener, signal) =>
      it.open(
        options,
        (event) => {
          note(event);
          listener(event);
        },
        signal,
      ),
  };
}
