/** The text frames of `/widget`, a visitor's conversation from a website: a `hello`, then as of `/phone`. */
import type { VisitorRefusal } from '../billing/website-visitors.ts';
import type { CallBegun, LineUpdate, PhoneRequest } from './phone.ts';

/** The first frame. What the page hands over of its visitor proves nothing. */
export interface WidgetHello {
  readonly type: 'hello';
  /** `call`: audio both ways, and typing beside it. `type`: text only. */
  readonly mode: 'call' | 'type';
  /** What an earlier `ready` gave, kept by the browser. */
  readonly visitor?: string | undefined;
  readonly name?: string | undefined;
  /** E.164. */
  readonly phone?: string | undefined;
  /** What they look at. */
  readonly about?: string | undefined;
}

export type WidgetRequest = WidgetHello | PhoneRequest;

/** `browser-session`: no conversation may last longer. `requests`: too many from this address. */
export type WidgetLimit = VisitorRefusal | 'browser-session' | 'requests';

export type WidgetUpdate =
  ({ readonly type: 'ready'; readonly visitor: string } & CallBegun) | LineUpdate<WidgetLimit>;
