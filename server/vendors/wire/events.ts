/** Server-sent events as models' replies use them: one `data:` line an event, which says its type itself; anything else is a comment. */
import { VendorError } from '../../call/ports.ts';

/** An event of a vendor is under 1 KB, of a server that sends a whole reply at once some 20 KB. */
const LONGEST_LINE = 262_144;

/** Cuts text, however it was cut on the way, into the data of its events. */
export class EventSplitter {
  readonly #vendor: string;
  #rest = '';

  constructor(vendor: string) {
    this.#vendor = vendor;
  }

  /** @throws VendorError when a line has no end. */
  push(text: string): string[] {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    if (this.#rest.length > LONGEST_LINE)
      throw new VendorError(this.#vendor, 'transient', 'sent an endless line');
    return lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trim());
  }
}
