/** Server-sent events as chat completions use them: one `data:` line an event, anything else is a comment. */

/** Cuts text, however it was cut on the way, into the data of its events. */
export class EventSplitter {
  #rest = '';

  push(text: string): string[] {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    return lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trim());
  }
}
