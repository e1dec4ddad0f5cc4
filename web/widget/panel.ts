/** The part of the widget that is loaded on the first click: the dialog in which visitors call or write. */
import type { WidgetUpdate } from '../../server/protocol/widget.ts';
import type { Tell, Visitor } from './api.ts';
import { converse, type Conversation, type Ending, LONGEST_LINE } from './conversation.ts';
import { dom, sheet } from './dom.ts';
import { openTranscript } from './log.ts';
import style from './panel.css?inline';
import { type Words, wordsFor } from './words.ts';

/** How often the level of the microphone is drawn. */
const DRAWN_MS = 100;

export interface PanelParts {
  readonly root: ShadowRoot;
  /** The button that opens it. */
  readonly button: HTMLButtonElement;
  readonly business: string;
  readonly service: string;
  readonly words: Words;
  readonly visitor: () => Visitor;
  readonly tell: Tell;
}

/** Makes the dialog, hidden. */
export function openPanel(parts: PanelParts): { show(): void; hide(): void } {
  const { root, button, words, tell } = parts;
  root.adoptedStyleSheets.push(sheet(style));
  const close = dom('button', { type: 'button', class: 'plain' }, [words.close]);
  const call = dom('button', { type: 'button', class: 'main' }, [words.call]);
  const write = dom('button', { type: 'button', class: 'plain' }, [words.type]);
  const start = dom('div', {}, [
    dom('p', {}, [words.begin]),
    dom('p', { class: 'dim', id: 'microphone' }, [words.microphone]),
    dom('div', { class: 'row' }, [call, write]),
  ]);
  call.setAttribute('aria-describedby', 'microphone');
  const transcript = openTranscript(words);
  const status = dom('p', { class: 'dim', role: 'status' });
  const meter = dom('meter', { min: '0', max: '1', 'aria-hidden': 'true', hidden: '' });
  const input = dom('input', {
    type: 'text',
    'aria-label': words.placeholder,
    placeholder: words.placeholder,
    autocomplete: 'off',
    maxlength: String(LONGEST_LINE),
  });
  const form = dom('form', { class: 'row' }, [input, dom('button', { class: 'main send' }, [words.send])]);
  const end = dom('button', { type: 'button', class: 'plain' });
  const panel = dom('section', { class: 'panel', role: 'dialog', 'aria-label': words.dialog }, [
    dom('header', {}, [dom('h2', {}, [words.dialog]), close]),
    start,
    transcript.element,
    status,
    meter,
    form,
    end,
  ]);
  let conversation: Conversation | null = null;
  setInterval(() => {
    if (!meter.hidden) meter.value = conversation?.level() ?? 0;
  }, DRAWN_MS);

  const arrange = () => {
    const talks = conversation !== null;
    start.hidden = talks;
    form.hidden = !talks;
    end.hidden = !talks;
    transcript.element.hidden = !talks && transcript.isEmpty();
  };
  const told = (update: WidgetUpdate, mode: 'call' | 'type') => {
    switch (update.type) {
      case 'ready':
        status.textContent = mode === 'call' ? words.microphoneAsked : '';
        break;
      case 'words': {
        const { speaker, text: said, final } = update;
        transcript.show(update);
        if (said !== '')
          tell(speaker === 'caller' ? 'user_transcript' : 'assistant_message', { text: said, final });
        break;
      }
      case 'too_fast':
        status.textContent = words.tooFast;
        break;
      case 'usage_update':
        tell('usage_update', { usedSeconds: update.usedSeconds, leftSeconds: update.leftSeconds });
        break;
      case 'limit_exceeded':
        tell('limit_exceeded', { why: update.why });
        break;
      case 'mark':
      case 'clear':
      case 'ended':
        break;
    }
  };
  const over = (ending: Ending) => {
    conversation = null;
    meter.hidden = true;
    status.textContent = wordsFor(words.limits, ending) ?? wordsFor(words.endings, ending) ?? '';
    arrange();
    if (!panel.hidden) call.focus();
  };
  const begin = (mode: 'call' | 'type') => {
    transcript.clear();
    status.textContent = words.connecting;
    end.textContent = mode === 'call' ? words.hangUp : words.end;
    conversation = converse({
      mode,
      business: parts.business,
      service: parts.service,
      visitor: parts.visitor(),
      told: (update) => told(update, mode),
      microphone(state) {
        status.textContent = words.microphones[state];
        meter.hidden = state !== 'on';
      },
      over,
    });
    arrange();
    input.focus();
  };
  const hide = () => {
    panel.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    button.focus();
  };

  call.addEventListener('click', () => begin('call'));
  write.addEventListener('click', () => begin('type'));
  close.addEventListener('click', hide);
  end.addEventListener('click', () => conversation?.hangUp());
  input.addEventListener('input', () => conversation?.type());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const line = input.value.trim();
    if (line === '') return;
    conversation?.say(line);
    input.value = '';
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
    // The site's own shortcuts are not for what is typed here.
    event.stopPropagation();
  });
  window.addEventListener('pagehide', () => conversation?.hangUp());
  panel.hidden = true;
  arrange();
  root.append(panel);

  return {
    show() {
      panel.hidden = false;
      button.setAttribute('aria-expanded', 'true');
      (conversation === null ? call : input).focus();
    },
    hide,
  };
}
