/** The webhooks of transfers: the phones that ring, the keys that are pressed there, and the callers who come back. */
import type { CarrierEvents } from '../carriers/carrier.ts';
import type { Answers } from './carrier-answers.ts';

export type TransferWebhook = 'leg-status' | 'leg-key' | 'conference' | 'after-transfer';

type TransferAnswers = { readonly [Kind in TransferWebhook]: Answers<CarrierEvents[Kind]> };

export function transferAnswers(): TransferAnswers {
  const nothing = { answer: () => Promise.resolve(null), whileAway: () => Promise.resolve(null) };
  return { 'leg-status': nothing, 'leg-key': nothing, conference: nothing, 'after-transfer': nothing };
}
