/** The tools that run during a call. Each runs to its end, also when the reply that asked for it is aborted. */
import type { CallRecord } from '../calls/call-record.ts';
import type { ToolCall, ToolSpec } from './ports.ts';
import type { Receptionist } from '../receptionist/receptionist.ts';

export interface ToolAnswer {
  /** The result as the model reads it. */
  readonly content: string;
  /** The tool asked to end the call after this reply. */
  readonly endsCall: boolean;
}

export class ToolRuns {
  readonly specs: readonly ToolSpec[];
  readonly #receptionist: Receptionist;
  readonly #record: Pick<CallRecord, 'addTool'>;
  readonly #running = new Set<Promise<ToolAnswer>>();

  constructor(receptionist: Receptionist, record: Pick<CallRecord, 'addTool'>) {
    this.specs = receptionist.tools;
    this.#receptionist = receptionist;
    this.#record = record;
  }

  /** Whether a tool changes something, so that it may not run for a reply that might be taken back. */
  writes(name: string): boolean {
    return this.#receptionist.toolWrites(name);
  }

  /** Runs a tool to its end; never throws: what went wrong is part of the result. */
  async run(call: ToolCall): Promise<ToolAnswer> {
    const run = this.#runAndRecord(call);
    this.#running.add(run);
    try {
      return await run;
    } finally {
      this.#running.delete(run);
    }
  }

  /** Settles when every tool that runs now has come to its end. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#running);
  }

  async #runAndRecord(call: ToolCall): Promise<ToolAnswer> {
    const began = Date.now();
    const { key, result, content, endsCall, fresh } = await this.#receptionist.runTool(call);
    if (fresh) {
      this.#record.addTool({
        key,
        name: call.name,
        arguments: call.arguments,
        result,
        say: result.say,
        status: result.status,
        durationMs: Date.now() - began,
        at: new Date(began),
      });
    }
    return { content, endsCall };
  }
}
