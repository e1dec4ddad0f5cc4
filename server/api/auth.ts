/** Sign-in, by better-auth: sessions in Postgres, a cookie in the browser. */
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { fromNodeHeaders } from 'better-auth/node';
import { twoFactor as twoFactorPlugin } from 'better-auth/plugins/two-factor';
import type { IncomingHttpHeaders } from 'node:http';
import type { Database } from '../../db/client.ts';
import type { UserId } from '../../db/ids.ts';
import { findSession, findUser } from '../business/sessions.ts';
import { CLIENT_ADDRESS_HEADER } from '../limits/addresses.ts';
import type { Logger } from '../log.ts';
import { queueMail } from '../mail/outbox.ts';
import { account, session, twoFactor, user, verification } from '../../db/schema.ts';
import { findNotStorable, NOT_STORABLE } from './storable-text.ts';

export interface SignedInUser {
  readonly id: UserId;
  readonly email: string;
}

export type Auth = ReturnType<typeof createAuth>;

export interface AuthOptions {
  readonly secret: string;
  readonly publicUrl: string;
  readonly log: Logger;
}

const MIN_PASSWORD_LENGTH = 9;
const RESET_MINUTES = 60;

const resetMail = (name: string, link: string) => `Hello ${name},

somebody, probably you, asked for a new password for your account. Choose it here within ${RESET_MINUTES} minutes:

${link}

If it was not you, there is nothing to do: your password stays as it is.`;

export function createAuth(db: Database, options: AuthOptions) {
  return betterAuth({
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    secret: options.secret,
    appName: 'Ahoy',
    database: drizzleAdapter(db.system, {
      provider: 'pg',
      schema: { user, session, account, verification, twoFactor },
    }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      resetPasswordTokenExpiresIn: RESET_MINUTES * 60,
      // Whoever knew the old password is out.
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user: { name, email }, token }) => {
        const body = resetMail(name, `${options.publicUrl}/reset-password/${token}`);
        const outgoing = { businessId: null, recipient: email, subject: 'Your new password for Ahoy', body };
        await db.system.transaction((tx) => queueMail(tx, outgoing));
      },
    },
    plugins: [twoFactorPlugin()],
    hooks: {
      before: createAuthMiddleware(({ body }) => {
        const path = findNotStorable(body);
        if (path === null) return Promise.resolve();
        throw new APIError('BAD_REQUEST', { message: `The ${path.join(' ')} ${NOT_STORABLE}.` });
      }),
    },
    // Counted before it comes here, over all instances.
    rateLimit: { enabled: false },
    advanced: { ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] } },
    telemetry: { enabled: false },
    logger: {
      // Only the sentence: what comes with it may hold a query's parameters, an e-mail address among them.
      log: (level, message) => options.log[level === 'error' ? 'error' : 'debug'](message),
    },
  });
}

/** Who sends this request, or null for nobody: a session that was ended elsewhere is over with the next request. */
export async function signedInUser(
  auth: Auth,
  db: Database,
  { cookie }: IncomingHttpHeaders,
): Promise<SignedInUser | null> {
  if (cookie === undefined) return null;
  const token = await tokenOf(auth, cookie);
  return token === null ? null : userOfSession(db, token);
}

/** The cookies whose signature was checked, with the session that they name: the oldest is forgotten first. */
const checkedCookies = new WeakMap<Auth, Map<string, string>>();
const MOST_CHECKED = 1_000;

/** Checking a cookie costs a millisecond, which calls in progress would wait for with every request of the dashboard. */
async function tokenOf(auth: Auth, cookie: string): Promise<string | null> {
  const checked = checkedCookies.get(auth) ?? new Map<string, string>();
  checkedCookies.set(auth, checked);
  const known = checked.get(cookie);
  if (known !== undefined) return known;
  const found = await auth.api.getSession({ headers: fromNodeHeaders({ cookie }) });
  if (found === null) return null;
  const [oldest] = checked.keys();
  if (checked.size >= MOST_CHECKED && oldest !== undefined) checked.delete(oldest);
  checked.set(cookie, found.session.token);
  return found.session.token;
}

async function userOfSession(db: Database, token: string): Promise<SignedInUser | null> {
  const found = await findSession(db, token);
  return found === null || found.expiresAt < new Date() ? null : { id: found.userId, email: found.email };
}

/** The user with this e-mail, made when there is none. */
export async function ensureUser(
  auth: Auth,
  db: Database,
  login: { name: string; email: string; password: string },
): Promise<UserId> {
  const existing = await findUser(db, login.email);
  if (existing !== null) return existing;
  const made = await auth.api.signUpEmail({ body: login });
  return made.user.id as UserId;
}
