/**
 * The pass that tells one instance of the service that another has admitted a user to a call: short-lived, under the
 * secret that all of them share. The network between them is trusted with nothing.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { BusinessId, CallId, UserId } from '../../db/ids.ts';

const pass = z.object({
  businessId: z.string().transform((id) => id as BusinessId),
  callId: z.string().transform((id) => id as CallId),
  userId: z.string().transform((id) => id as UserId),
  name: z.string(),
  /** The instance that it is for. */
  to: z.string(),
  /** Epoch milliseconds. */
  until: z.number(),
});
export type SupervisorPass = z.infer<typeof pass>;

/** The header of the handshake that carries it. */
export const PASS_HEADER = 'x-ahoy-visit';

const sign = (secret: string, body: string) => createHmac('sha256', `visit ${secret}`).update(body).digest();

/** Writes a pass as a header's value. */
export function mintPass(secret: string, given: SupervisorPass): string {
  const body = Buffer.from(JSON.stringify(given)).toString('base64url');
  return `${body}.${sign(secret, body).toString('base64url')}`;
}

/** Reads a pass that is meant for this instance; null when it is forged, stale or meant for another. */
export function readPass(
  secret: string,
  header: string,
  { self, now }: { readonly self: string; readonly now: number },
): SupervisorPass | null {
  const [body = '', signature = ''] = header.split('.');
  const given = Buffer.from(signature, 'base64url');
  const right = sign(secret, body);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const read = pass.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
  return read.to === self && read.until > now ? read : null;
}
