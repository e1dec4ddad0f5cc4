/** The tools of one reply, run one after the other between what it says. */
import type { ToolCall } from '../ports.ts';
import type { Round } from './reply-text.ts';
import type { ReplyParts } from './speech.ts';

export class ReplyTools {
  readonly #parts: Pick<ReplyParts, 'receptionist' | 'runTool' | 'tell'>;
  readonly #signal: AbortSignal;
  readonly #released = Promise.withResolvers<undefined>();
  /** One of them ended the call. */
  endRequested = false;

  /** @param signal the reply's own: a tool that has begun finishes, and no other begins. */
  constructor(parts: Pick<ReplyParts, 'receptionist' | 'runTool' | 'tell' | 'held'>, signal: AbortSignal) {
    this.#parts = parts;
    this.#signal = signal;
    if (!parts.held) this.release();
  }

  /** Lets writes be done. */
  release(): void {
    this.#released.resolve(undefined);
  }

  /** Runs the calls of a round and notes their results in it. @returns whether one of them ends the call. */
  async run(calls: readonly ToolCall[], round: Round): Promise<boolean> {
    const { receptionist, runTool, tell } = this.#parts;
    let ending = false;
    for (const call of calls) {
      // What changes something may not be done for a reply that might be taken back.
      if (receptionist.toolWrites(call.name)) await this.#untilReleased();
      this.#signal.throwIfAborted();
      tell('tool-started');
      const result = await runTool(call);
      round.calls.push({ call, content: result.content });
      // Told only now: whoever waits for the tool reads its result in this reply's history.
      tell('tool-finished');
      if (!result.endsCall) continue;
      ending = true;
      this.endRequested = true;
      if (!this.#signal.aborted) tell('end-requested');
    }
    this.#signal.throwIfAborted();
    return ending;
  }

  async #untilReleased(): Promise<void> {
    const aborted = Promise.withResolvers<undefined>();
    this.#signal.addEventListener('abort', () => aborted.resolve(undefined), { once: true });
    await Promise.race([this.#released.promise, aborted.promise]);
  }
}
