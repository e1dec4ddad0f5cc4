/** The text frames of `/phone`, a call from the browser; its binary frames are 8 kHz mu-law audio both ways. */
import type { BrowserRefusal } from '../billing/browser-entitlement.ts';
import type { ShownWords } from '../call/ports.ts';

/** What the browser sends. It answers each `mark` when playback reaches it, and after a `clear` at once. */
export type PhoneRequest =
  /** The caller is writing what they will send: whoever types is not silent. */
  | { readonly type: 'typing' }
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'key'; readonly digit: string }
  | { readonly type: 'mark'; readonly name: string }
  | { readonly type: 'hangup' };

/**
 * The limit that ends a call, or keeps it from beginning. `browser-session`: no call may last longer. `browser-requests`:
 * this person rings, or has the model asked, too often.
 */
export type PhoneLimit = BrowserRefusal | 'browser-session' | 'browser-requests';

/** What the service sends. */
export type PhoneUpdate = ({ readonly type: 'ready' } & CallBegun) | LineUpdate<PhoneLimit>;

/** What is told when a call is answered. */
export interface CallBegun {
  readonly callId: string;
  /** Whether the receptionist hears speech; if not, the browser may turn it into text. */
  readonly canHear: boolean;
  readonly business: string;
  /** BCP 47, of the receptionist. */
  readonly language: string;
}

/** What the service sends of any call from a browser once it is answered. */
export type LineUpdate<Limit extends string> =
  | { readonly type: 'mark'; readonly name: string }
  | { readonly type: 'clear' }
  | ({ readonly type: 'words' } & ShownWords)
  /** Lines come faster than they are answered: this one, or the keys before this `#`, did not count. */
  | { readonly type: 'too_fast'; readonly text: string }
  /** The seconds of the allowance that are used and left: at the beginning, and again and again. */
  | { readonly type: 'usage_update'; readonly usedSeconds: number; readonly leftSeconds: number }
  | { readonly type: 'limit_exceeded'; readonly why: Limit }
  /** `refused`: this business takes no calls from that number. `limit`: `limit_exceeded` has said which. */
  | { readonly type: 'ended'; readonly reason: 'hangup' | 'trouble' | 'refused' | 'limit' };
