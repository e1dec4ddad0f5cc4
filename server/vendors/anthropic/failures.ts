/** The meaning of a refusal or an error event: whether it may pass. Messages may echo the prompt, so only types are kept. */
import { z } from 'zod';
import { VendorError } from '../../call/ports.ts';

const errorBody = z.object({ error: z.object({ type: z.string() }) });

const REFUSALS = new Set([
  'invalid_request_error',
  'authentication_error',
  'billing_error',
  'permission_error',
  'not_found_error',
  'request_too_large',
]);
const PASSING_STATUSES = new Set([408, 409, 425, 429]);

/** @param body the answer of an error status, parsed. */
export function refusedWith(status: number, body: unknown): VendorError {
  const type = typeOf(body);
  const refused = REFUSALS.has(type) || (status < 500 && !PASSING_STATUSES.has(status));
  const kind = refused ? 'refused' : 'transient';
  return new VendorError('anthropic', kind, `answered ${status} ${type}`.trimEnd());
}

/** @param event of the type `error`, as it comes after the answer has begun. */
export function failedWithin(event: unknown): VendorError {
  const type = typeOf(event);
  const kind = REFUSALS.has(type) ? 'refused' : 'transient';
  return new VendorError('anthropic', kind, `failed in the middle of a reply ${type}`.trimEnd());
}

const typeOf = (body: unknown): string => (errorBody.safeParse(body).data?.error.type ?? '').slice(0, 60);
