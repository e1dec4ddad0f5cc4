/** Sign-in with Google, by OpenID Connect: where its pages are is read from its discovery document. */
import type { GenericOAuthConfig } from 'better-auth/plugins/generic-oauth';
import { z } from 'zod';
import { parseEmailAddress } from '../email-address.ts';

export interface GoogleSettings {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The origin of Google's accounts, or of what stands in for it. */
  readonly url: string;
}

/** As the dashboard asks for it. */
const GOOGLE = 'google';

const profileOf = z.object({
  sub: z.string().min(1).max(255),
  email: z.string(),
  email_verified: z.boolean().catch(false),
  name: z.string().default(''),
});

/** The identity that Google confirms. An address in no form that we know counts as one that Google has not confirmed. */
function userOf(profile: Record<string, unknown>) {
  const { sub, email, email_verified: confirmed, name } = profileOf.parse(profile);
  const address = parseEmailAddress(email);
  const called = name.trim().slice(0, 100);
  return {
    id: sub,
    email: address ?? email,
    emailVerified: confirmed && address !== null,
    name: called === '' ? email.slice(0, 100) : called,
  };
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
