/** The tools that run during a call. Each runs to its end, also when the reply that asked for it is aborted. */
import type { CallRecord } from '../calls/call-record.ts';
import type { ToolCall } from './ports.ts';
import type { Receptionist } from '../receptionist/receptionist.ts';
import type { ToolRun } from '../receptionist/tools/tool.ts';

export class ToolRuns {
  readonly #receptionist: Receptionist;
  readonly #record: Pick<CallRecord, 'addTool'>;
  readonly #running = new Set<Promise<ToolRun>>();

  constructor(receptionist: Receptionist, record: Pick<CallRecord, 'addTool'>) {
    this.#receptionist = receptionist;
    this.#record = record;
  }

  /** Runs a tool to its end and records it; never throws: what went wrong is part of the result. */
  async run(call: ToolCall): Promise<ToolRun> {
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

  async #runAndRecord(call: ToolCall): Promise<ToolRun> {
    const began = Date.now();
    const run = await this.#receptionist.runTool(call);
    const { key, result, fresh } = run;
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
    return run;
  }
}
