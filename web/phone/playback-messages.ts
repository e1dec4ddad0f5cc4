/** The messages between the page and its audio thread. */
export type ToPlayback =
  | { readonly type: 'audio'; readonly audio: ArrayBuffer }
  | { readonly type: 'mark'; readonly name: string }
  | { readonly type: 'clear' };

export interface FromPlayback {
  readonly type: 'mark';
  readonly name: string;
}
