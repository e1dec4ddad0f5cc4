/**
 * The script that a site loads: a button in a shadow root, and nothing else until it is clicked. Styles are constructed, and
 * no style attribute is set, so that it works under a strict Content-Security-Policy.
 */
import { openEvents, type Visitor, type WidgetApi } from './api.ts';
import buttonStyle from './button.css?inline';
import { dom, sheet } from './dom.ts';
import type { openPanel } from './panel.ts';
import { themeOf } from './theme.ts';
import { wordsIn } from './words.ts';

/** Set by the build: the address of the part that is loaded on the first click. */
declare const PANEL: string;

declare global {
  interface Window {
    ahoy?: WidgetApi;
  }
}

/** A chat bubble. */
const ICON = 'M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H9l-5 4v-4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z';

function start(script: HTMLScriptElement): void {
  const { business, color, side, language, name, phone, about, target } = script.dataset;
  if (business === undefined || window.ahoy !== undefined) return;
  const words = wordsIn(language ?? document.documentElement.lang);
  const { label = words.open } = script.dataset;
  const theme = themeOf(color);
  const host = document.createElement('ahoy-widget');
  const root = host.attachShadow({ mode: 'open' });
  const vars = `:host{--accent:${theme.color};--on-accent:${theme.onColor}}`;
  root.adoptedStyleSheets = [sheet(vars + buttonStyle)];
  const button = dom('button', { type: 'button', class: 'open', 'aria-expanded': 'false' }, [
    icon(ICON),
    dom('span', {}, [label]),
  ]);
  if (side === 'left') host.setAttribute('data-side', 'left');
  if (target === 'inline') host.setAttribute('data-inline', '');
  root.append(button);
  let visitor: Visitor = { name, phone, about };
  const { on, tell } = openEvents();
  let panel: Promise<ReturnType<typeof openPanel>> | null = null;
  const load = () => {
    panel ??= import(/* @vite-ignore */ new URL(PANEL, script.src).href).then((loaded: Panel) =>
      loaded.openPanel({
        root,
        button,
        business,
        service: new URL(script.src).origin,
        words,
        visitor: () => visitor,
        tell,
      }),
    );
    // Off line for a moment: the next click tries again.
    panel.catch(() => (panel = null));
    return panel;
  };
  const open = () =>
    void load().then(
      (each) => each.show(),
      () => undefined,
    );
  const close = () =>
    void panel?.then(
      (each) => each.hide(),
      () => undefined,
    );
  button.addEventListener('click', () =>
    button.getAttribute('aria-expanded') === 'true' ? close() : open(),
  );
  if (target === 'inline') script.after(host);
  else document.body.append(host);
  window.ahoy = {
    open,
    close,
    set: (known) => {
      visitor = { ...visitor, ...known };
    },
    on,
  };
  window.dispatchEvent(new CustomEvent('ahoy:ready'));
}

interface Panel {
  readonly openPanel: typeof openPanel;
}

function icon(path: string): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const shape = document.createElementNS(space, 'path');
  for (const [key, value] of [
    ['viewBox', '0 0 24 24'],
    ['width', '22'],
    ['height', '22'],
    ['aria-hidden', 'true'],
    ['fill', 'currentColor'],
  ] as const)
    svg.setAttribute(key, value);
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

// Read at once: it is known while the script runs, and not after.
const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  if (document.readyState === 'loading')
    document.addEventListener('DOMContentLoaded', () => start(script), { once: true });
  else start(script);
}
