/** Server-sent events as chat completions use them: one `data:` line an event, anything else is a comment. */

import { VendorError } from '../../call/ports.ts';

/** An event of ours is under 1 KB, of a server that sends a whole reply at once some 20 KB. */
const LONGEST_LINE = 262_144;

/** Cuts text, however it was cut on the way, into the data of its events. */
export class EventSplitter {
  #rest = '';

  /** @throws VendorError when a line has no end. */
  push(text: string): string[] {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    if (this.#rest.length > LONGEST_LINE)
      throw new VendorError('openai', 'transient', 'sent an endless line');
    return lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trim());
  }
}
