/** Sign-in with Google, by OpenID Connect: where its pages are is read from its discovery document. */
import type { GenericOAuthConfig } from 'better-auth/plugins/generic-oauth';
import { APIError } from 'better-auth/api';
import { z } from 'zod';
import { parseEmailAddress } from '../email-address.ts';

export interface GoogleSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The origin of Google's accounts, or of what stands in for it. */
  readonly url: string;
}

/** As the dashboard asks for it. */
export const GOOGLE = 'google';

const profileOf = z.object({
  sub: z.string().min(1).max(255),
  email: z.string(),
  email_verified: z.union([z.boolean(), z.enum(['true', 'false']).transform((value) => value === 'true')]),
  name: z.string().default(''),
});

/** Whoever Google does not know by a confirmed address is nobody here. */
function userOf(profile: Record<string, unknown>) {
  const { data } = profileOf.safeParse(profile);
  const email = data === undefined ? null : parseEmailAddress(data.email);
  if (data === undefined || email === null || !data.email_verified)
    throw new APIError('FORBIDDEN', {
      code: 'GOOGLE_ADDRESS_NOT_CONFIRMED',
      message: 'Google has not confirmed the address of this account.',
    });
  const name = data.name.trim().slice(0, 100);
  return { id: data.sub, email, emailVerified: true, name: name === '' ? email : name };
}

export const googleProvider = ({ clientId, clientSecret, url }: GoogleSettings): GenericOAuthConfig => ({
  providerId: GOOGLE,
  clientId,
  clientSecret,
  discoveryUrl: `${url}/.well-known/openid-configuration`,
  scopes: ['openid', 'email', 'profile'],
  // Somebody with several accounts says which.
  prompt: 'select_account',
  pkce: true,
  mapProfileToUser: (profile) => userOf(profile),
});
