/** The meaning of a refusal or an error chunk: whether it may pass. Vendors' own messages may echo the prompt, so only codes are kept. */
import { z } from 'zod';
import { VendorError } from '../../call/ports.ts';

const errorBody = z.object({
  error: z.object({
    code: z.union([z.string(), z.number()]).nullish().catch(null),
    type: z.string().nullish().catch(null),
  }),
});

/** Sent with statuses that would else be tried again, or within a stream. */
const REFUSALS = new Set([
  'insufficient_quota',
  'credit_balance_exhausted',
  'invalid_api_key',
  'model_not_found',
  'context_length_exceeded',
]);
const PASSING_STATUSES = new Set([408, 409, 425, 429]);

/** @param body the answer of an error status, parsed. */
export function refusedWith(status: number, body: unknown, vendor = 'openai'): VendorError {
  const code = codeOf(body);
  const refused = REFUSALS.has(code) || (status < 500 && !PASSING_STATUSES.has(status));
  return new VendorError(vendor, refused ? 'refused' : 'transient', `answered ${status} ${code}`.trimEnd());
}

/** @param chunk one that has an `error`. */
export function failedWithin(chunk: unknown): VendorError {
  const code = codeOf(chunk);
  const message = `failed in the middle of a reply ${code}`.trimEnd();
  return new VendorError('openai', REFUSALS.has(code) ? 'refused' : 'transient', message);
}

function codeOf(body: unknown): string {
  const { data } = errorBody.safeParse(body);
  return String(data?.error.code ?? data?.error.type ?? '').slice(0, 60);
}
