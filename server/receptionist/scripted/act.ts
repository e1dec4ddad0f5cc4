/** What can be chosen, and what is done with it. */

/** An offer or a booking, by its id and in words. */
export interface Choice {
  readonly id: string;
  readonly say: string;
  /** Of an offer: those for the others who come along. */
  readonly then?: readonly Choice[];
}

/** What a question proposes to do, and only a clear yes to it does. */
export type Act =
  | { readonly type: 'book'; readonly offer: Choice }
  | { readonly type: 'move'; readonly booking: Choice; readonly offer: Choice }
  | { readonly type: 'cancel'; readonly booking: Choice };
