/** What transfers are made of, and one step of them. */
import type { Database } from '../../db/client.ts';
import type { TransferLegId } from '../../db/ids.ts';
import type { Carrier } from '../carriers/carrier.ts';
import type { Transfer, TransferEffect } from './states.ts';
import type { Stored } from './store.ts';

export interface TransferParts {
  readonly db: Database;
  readonly carriers: readonly Carrier[];
  readonly onError: (error: unknown) => void;
}

/** What one event has changed of a transfer, and what is to be done for it. */
export interface Happened {
  readonly stored: Stored;
  readonly after: Transfer;
  readonly effects: readonly TransferEffect[];
  /** The tokens of the phones that are rung now. */
  readonly tokens: ReadonlyMap<TransferLegId, string>;
}
