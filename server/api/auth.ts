/** Sign-in, by better-auth: sessions in Postgres, a cookie in the browser. */
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { createAuthMiddleware } from 'better-auth/api';
import { fromNodeHeaders } from 'better-auth/node';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { twoFactor as twoFactorPlugin } from 'better-auth/plugins/two-factor';
import type { IncomingHttpHeaders } from 'node:http';
import type { Database } from '../../db/client.ts';
import type { UserId } from '../../db/ids.ts';
import { confirmationLetter, newPasswordLetter, signUpTriedLetter } from '../accounts/letters.ts';
import type { SignUpMode } from '../accounts/modes.ts';
import { confirmAddress, endAccountInvitation } from '../accounts/sign-up.ts';
import { findSession, findUser } from '../business/sessions.ts';
import { CLIENT_ADDRESS_HEADER } from '../limits/addresses.ts';
import type { Logger } from '../log/log.ts';
import { type OutgoingMail, queueMail } from '../mail/outbox.ts';
import { account, session, twoFactor, user, verification } from '../../db/schema.ts';
import { addressOf, withAddresses } from './account-addresses.ts';
import { checkAccountBody, holdAnswer, noteArrival, refuseDemoElsewhere } from './auth-requests.ts';
import { type GoogleSettings, googleProvider } from './google.ts';
import { newAddress } from './new-address.ts';
import { ownOrigins } from './own-origins.ts';
import { passwordsInTurn } from './passwords.ts';
import { admitByGoogle, admitByPassword, checkApplication, confirmBySignIn } from './sign-up-rules.ts';

export interface SignedInUser {
  readonly id: UserId;
  readonly email: string;
}

export type Auth = ReturnType<typeof createAuth>;

export interface AuthOptions {
  readonly secret: string;
  readonly publicUrl: string;
  readonly log: Logger;
  /** Who may have an account. */
  readonly signUp: SignUpMode;
  /** Null: nobody signs in by Google. */
  readonly google: GoogleSettings | null;
  /** The demo's owner, whose password everybody knows: signs in by this machine's own name only. */
  readonly demoEmail: string;
}

const MIN_PASSWORD_LENGTH = 9;
const RESET_MINUTES = 60;
const CONFIRM_HOURS = 24;

export function createAuth(db: Database, options: AuthOptions) {
  const { publicUrl, signUp, google } = options;
  /** Whether it leaves, or enough left today, is not told to who asked: they may be anybody. */
  const send = async (outgoing: Omit<OutgoingMail, 'businessId'>) => {
    const over = await db.system.transaction((tx) => queueMail(tx, { businessId: null, ...outgoing }));
    if (over !== null)
      options.log.warn({ kind: outgoing.kind, over }, 'a mail is not sent: enough left today');
  };
  return betterAuth({
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret: options.secret,
    appName: 'Ahoy',
    trustedOrigins: (request) => ownOrigins(publicUrl, request),
    database: withAddresses(
      drizzleAdapter(db.system, {
        provider: 'pg',
        schema: { user, session, account, verification, twoFactor },
      }),
    ),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      password: passwordsInTurn(),
      // A sign-up answers the same for every address, so it signs nobody in; and nothing costs money before.
      requireEmailVerification: true,
      customSyntheticUser: ({ coreFields, additionalFields, id }) => ({
        ...coreFields,
        language: null,
        ...additionalFields,
        email: addressOf(coreFields.email),
        id,
        twoFactorEnabled: false,
      }),
      onExistingUserSignUp: ({ user: { email } }) =>
        send({ kind: 'sign-up-tried', recipient: email, ...signUpTriedLetter(publicUrl) }),
      resetPasswordTokenExpiresIn: RESET_MINUTES * 60,
      // Whoever knew the old password is out.
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user: { name, email }, token }) =>
        send({
          kind: 'new-password',
          recipient: email,
          ...newPasswordLetter(name, `${publicUrl}/reset-password/${token}`, RESET_MINUTES),
          linkExpiresAt: new Date(Date.now() + RESET_MINUTES * 60_000),
        }),
      // The link was in their mailbox.
      onPasswordReset: ({ user: { id } }) => confirmAddress(db, id as UserId),
    },
    user: { additionalFields: { language: { type: 'string', required: false } } },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      expiresIn: CONFIRM_HOURS * 3_600,
      sendVerificationEmail: async ({ user: { name, email, emailVerified }, url, token }) => {
        if (emailVerified) return;
        const next = URL.parse(url)?.searchParams.get('callbackURL') ?? '/';
        const search = new URLSearchParams({ email, confirm: token, ...(next === '/' ? {} : { next }) });
        await send({
          kind: 'confirmation',
          recipient: email,
          ...confirmationLetter(name, `${publicUrl}/sign-in?${search.toString()}`, CONFIRM_HOURS),
          linkExpiresAt: new Date(Date.now() + CONFIRM_HOURS * 3_600_000),
        });
      },
    },
    // By its link alone an address would be confirmed without the password.
    disabledPaths: ['/verify-email'],
    // What a link holds is known by its hash only.
    verification: { storeIdentifier: 'hashed' },
    account: {
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true, trustedProviders: [], requireLocalEmailVerified: true },
    },
    plugins: [
      twoFactorPlugin(),
      newAddress({ publicUrl, send }),
      ...(google === null ? [] : [genericOAuth({ config: [googleProvider(google)] })]),
    ],
    databaseHooks: {
      user: {
        create: {
          before: async (made, context) => {
            const email = addressOf(made.email);
            // Without a request it is the service itself, which makes the demo's owner.
            if (context === null) return { data: { email } };
            if (context.path === '/sign-up/email')
              return { data: { email, emailVerified: await admitByPassword(db, signUp, context.body) } };
            await admitByGoogle(db, signUp, made);
            return { data: { email } };
          },
          after: ({ email }) => endAccountInvitation(db, email),
        },
      },
      account: {
        // Nobody asks Google for anything later: what would let somebody is not kept.
        create: {
          before: () => Promise.resolve({ data: { accessToken: null, refreshToken: null, idToken: null } }),
        },
      },
    },
    hooks: {
      before: createAuthMiddleware(async (context) => {
        noteArrival(context.request);
        const body = checkAccountBody(context.path, context.body);
        if (context.path === '/sign-up/email') await checkApplication(db, signUp, body);
        if (context.path === '/sign-in/email') {
          refuseDemoElsewhere(options.demoEmail, body, context.request);
          await confirmBySignIn(context.context, body);
        }
        return { context: { body } };
      }),
      after: createAuthMiddleware(({ path, request }) => holdAnswer(path, request)),
    },
    // Counted before it comes here, over all instances.
    rateLimit: { enabled: false },
    advanced: {
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      // Said, since better-auth leaves the check out by itself where NODE_ENV is "test".
      disableOriginCheck: false,
    },
    telemetry: { enabled: false },
    // Where something outside has led somebody back without what was asked for.
    onAPIError: { errorURL: `${publicUrl}/sign-in` },
    logger: {
      log: (level, message: unknown) =>
        options.log[level === 'error' ? 'error' : 'debug'](sentenceOf(message)),
    },
  });
}

/**
 * The log of better-auth, without addresses. It hands over errors too: only by their name, since what they say may hold a
 * query's parameters.
 */
function sentenceOf(message: unknown): string {
  if (typeof message === 'string')
    return message
      .split(' ')
      .map((word) => (word.includes('@') ? '(an address)' : word))
      .join(' ');
  return `an account's request failed: ${message instanceof Error ? message.name : 'no reason given'}`;
}

/** The user who sends this request, or null: a session that was ended elsewhere is over with the next request. */
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

/** The user with this e-mail, made when there is none; their address needs no confirmation. */
export async function ensureUser(
  auth: Auth,
  db: Database,
  login: { name: string; email: string; password: string },
): Promise<UserId> {
  const existing = await findUser(db, login.email);
  if (existing !== null) return existing;
  const { internalAdapter, password } = await auth.$context;
  const { name, email } = login;
  const made = await internalAdapter.createUser({ name, email, emailVerified: true });
  await internalAdapter.linkAccount({
    userId: made.id,
    providerId: 'credential',
    accountId: made.id,
    password: await password.hash(login.password),
  });
  return made.id as UserId;
}
