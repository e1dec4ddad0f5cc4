/** What a page can do with the widget, and what it is told: `window.ahoy`, once `ahoy:ready` was dispatched on the window. */
import type { WidgetLimit } from '../../server/protocol/widget.ts';

export interface WidgetEvents {
  /** What the visitor said or wrote; `final`: it changes no more. */
  readonly user_transcript: { readonly text: string; readonly final: boolean };
  readonly assistant_message: { readonly text: string; readonly final: boolean };
  /** The seconds of the visitor's allowance. */
  readonly usage_update: { readonly usedSeconds: number; readonly leftSeconds: number };
  readonly limit_exceeded: { readonly why: WidgetLimit };
}

/** What the page knows of its visitor. It is told to the receptionist, and proves nothing. */
export interface Visitor {
  readonly name?: string | undefined;
  /** E.164. */
  readonly phone?: string | undefined;
  /** What they look at. */
  readonly about?: string | undefined;
}

export interface WidgetApi {
  open(): void;
  close(): void;
  /** Hands over what is known, for the conversations that begin after it. */
  set(visitor: Visitor): void;
  /** @returns what ends it. */
  on<Name extends keyof WidgetEvents>(name: Name, told: (event: WidgetEvents[Name]) => void): () => void;
}

export type Tell = <Name extends keyof WidgetEvents>(name: Name, event: WidgetEvents[Name]) => void;

/** Those who listen. One that throws is the page's own trouble, and keeps nobody else from being told. */
export function openEvents(): { readonly on: WidgetApi['on']; readonly tell: Tell } {
  const events = new EventTarget();
  return {
    on(name, told) {
      const listener = (event: Event) => told((event as CustomEvent<never>).detail);
      events.addEventListener(name, listener);
      return () => events.removeEventListener(name, listener);
    },
    tell: (name, detail) => void events.dispatchEvent(new CustomEvent(name, { detail })),
  };
}
