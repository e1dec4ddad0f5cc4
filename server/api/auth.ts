/** Sign-in, by better-auth: sessions in Postgres, a cookie in the browser. */
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { fromNodeHeaders } from 'better-auth/node';
import { twoFactor as twoFactorPlugin } from 'better-auth/plugins/two-factor';
import type { IncomingHttpHeaders } from 'node:http';
import type { Database } from '../../db/client.ts';
import type { UserId } from '../../db/ids.ts';
import type { Logger } from '../log.ts';
import { queueMail } from '../mail/outbox.ts';
import { account, session, twoFactor, user, verification } from '../../db/schema.ts';

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
    // Spares most requests what costs a millisecond; that the session still is, we ask for ourselves.
    session: { cookieCache: { enabled: true, maxAge: 60 } },
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
  headers: IncomingHttpHeaders,
): Promise<SignedInUser | null> {
  if (headers.cookie === undefined) return null;
  const found = await auth.api.getSession({ headers: fromNodeHeaders(headers) });
  if (found === null || !(await isOpen(db, found.session.token))) return null;
  return { id: found.user.id as UserId, email: found.user.email };
}

async function isOpen(db: Database, token: string): Promise<boolean> {
  const row = await db.system.query.session.findFirst({
    columns: { id: true },
    where: (row, { eq }) => eq(row.token, token),
  });
  return row !== undefined;
}

/** The user with this e-mail, made when there is none. */
export async function ensureUser(
  auth: Auth,
  db: Database,
  login: { name: string; email: string; password: string },
): Promise<UserId> {
  const existing = await db.system.query.user.findFirst({
    where: (row, { eq }) => eq(row.email, login.email),
  });
  if (existing !== undefined) return existing.id as UserId;
  const made = await auth.api.signUpEmail({ body: login });
  return made.user.id as UserId;
}
