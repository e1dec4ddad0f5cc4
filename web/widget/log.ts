/** The words of a conversation, on the page as they come. */
import type { WidgetUpdate } from '../../server/protocol/widget.ts';
import { dom } from './dom.ts';
import type { Words } from './words.ts';

type Said = Extract<WidgetUpdate, { type: 'words' }>;

export function openTranscript({ you, receptionist, transcript }: Words) {
  const names = { caller: you, receptionist };
  const element = dom('div', {
    class: 'log',
    role: 'log',
    tabindex: '0',
    'aria-label': transcript,
  });
  /** The line of each speaker whose words may still change. */
  const open = new Map<Said['speaker'], { readonly line: HTMLElement; readonly said: Text }>();

  const lineOf = (speaker: Said['speaker']) => {
    const known = open.get(speaker);
    if (known !== undefined) return known;
    const said = document.createTextNode('');
    const line = dom('p', { 'data-speaker': speaker }, [
      dom('span', { class: 'who' }, [`${names[speaker]}: `]),
      said,
    ]);
    element.append(line);
    return { line, said };
  };
  return {
    element,
    isEmpty: () => element.childElementCount === 0,
    clear() {
      open.clear();
      element.replaceChildren();
    },
    /** Words take the place of the same speaker's last words that were not final. */
    show({ speaker, text: words, final }: Said): void {
      if (words === '') {
        open.get(speaker)?.line.remove();
        open.delete(speaker);
        return;
      }
      const { line, said } = lineOf(speaker);
      said.data = words;
      // Read out once it changes no more.
      line.setAttribute('aria-busy', String(!final));
      if (final) open.delete(speaker);
      else open.set(speaker, { line, said });
      element.scrollTop = element.scrollHeight;
    },
  };
}
