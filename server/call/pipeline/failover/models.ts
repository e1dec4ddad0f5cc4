/** Several models behind one port: when one fails, the next takes over within the same reply. */
import { languageOf } from '../../../languages/languages.ts';
import {
  VendorError,
  type LanguageModel,
  type ModelEvent,
  type ModelMessage,
  type ModelRequest,
} from '../../ports.ts';
import { available, CircuitBreaker, type FailoverOptions } from './circuit-breaker.ts';

/**
 * What a model may take to its first event. A caller bears about three seconds of silence, and the next model and the
 * voice need the rest; a good model needs 0.4 to 1 s.
 */
export const FIRST_EVENT_MS = 1_800;
/** What each of the next may, of which the last has all the time it wants: the caller has waited already. */
export const NEXT_EVENT_MS = 1_000;

/**
 * The first model that can reply does; `models` are in order of preference, and the last has no one behind it.
 *
 * When a model fails after it said something, the next is told what was said and goes on: after whole sentences at once,
 * after a part of one behind a short apology. Nothing goes on when the reply had asked the caller something, or had
 * asked for a tool: the reply is then over, as it stands.
 */
export function withModelFailover(
  models: readonly LanguageModel[],
  { onFailure, onSuccess }: FailoverOptions,
): LanguageModel {
  const breakers = models.map((model) => new CircuitBreaker(model));

  async function* reply(request: ModelRequest, signal: AbortSignal): AsyncGenerator<ModelEvent> {
    const sofar = new ReplySoFar();
    const queue = available(breakers);
    for (const [index, breaker] of queue.entries()) {
      const isLast = index === queue.length - 1;
      try {
        const limitMs = isLast ? null : index === 0 ? FIRST_EVENT_MS : NEXT_EVENT_MS;
        for await (const event of firstInTime(breaker.vendor, sofar.goOn(request), signal, limitMs)) {
          if (event.type === 'done') {
            breaker.succeeded();
            onSuccess?.(breaker.vendor.name);
          }
          yield sofar.take(event);
          if (event.type === 'done') return;
        }
        throw new VendorError(breaker.vendor.name, 'transient', 'ended without an end');
      } catch (thrown) {
        signal.throwIfAborted();
        const error = breaker.errorOf(thrown);
        breaker.failed();
        onFailure(error);
        if (sofar.isWhole) {
          yield { type: 'done' };
          return;
        }
        if (isLast) throw error;
      }
    }
  }

  return { name: models.map(({ name }) => name).join(', else '), reply };
}

/** What the caller has been told in this reply, whoever said it. */
class ReplySoFar {
  #said = '';
  #calledTool = false;
  #bridge = '';

  /** @returns the event as it is passed on. */
  take(event: ModelEvent): ModelEvent {
    if (event.type === 'tool-call') this.#calledTool = true;
    if (event.type !== 'text' || event.delta === '') return event;
    const delta = this.#bridge + event.delta;
    this.#bridge = '';
    this.#said += delta;
    return { type: 'text', delta };
  }

  /** The request for a model that takes over, and for the first. */
  goOn(request: ModelRequest): ModelRequest {
    if (this.#said.trim() === '') return request;
    const { bridge, cutOff } = languageOf(request.language).notes;
    this.#bridge = /[.!?…]["')\]”’]*\s*$/u.test(this.#said) ? ' ' : bridge;
    const said: readonly ModelMessage[] = [
      { role: 'assistant', content: this.#said.trim() },
      { role: 'system', content: cutOff },
    ];
    return { ...request, messages: [...request.messages, ...said] };
  }

  get isWhole(): boolean {
    return this.#calledTool || /\?["')\]”’]*\s*$/u.test(this.#said);
  }
}

/** A model's reply that fails when it does not begin in time. @param limitMs null: it has all the time it wants. */
async function* firstInTime(
  model: LanguageModel,
  request: ModelRequest,
  signal: AbortSignal,
  limitMs: number | null,
): AsyncGenerator<ModelEvent> {
  signal.throwIfAborted();
  const attempt = new AbortController();
  const stop = (): void => attempt.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  const tooLate = (): void =>
    attempt.abort(new VendorError(model.name, 'transient', `did not begin within ${limitMs} ms`));
  const deadline = limitMs === null ? undefined : setTimeout(tooLate, limitMs);
  try {
    for await (const event of model.reply(request, attempt.signal)) {
      clearTimeout(deadline);
      yield event;
    }
  } finally {
    clearTimeout(deadline);
    signal.removeEventListener('abort', stop);
  }
}
