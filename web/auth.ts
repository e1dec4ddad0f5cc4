/** The signed-in user, by the service's session cookie, and everything that one does with an account. */
import { queryOptions } from '@tanstack/react-query';
import { genericOAuthClient, inferAdditionalFields, twoFactorClient } from 'better-auth/client/plugins';
import { createAuthClient } from 'better-auth/react';
import { type PageLanguage, text, textFor } from './languages/text.ts';
import { tellOtherTabs } from './other-tabs.ts';
import { secondsOf, tooManyTries } from './ui/wait.ts';

const client = createAuthClient({
  basePath: '/api/auth',
  fetchOptions: { customFetchImpl: fetchWithWait },
  plugins: [
    twoFactorClient(),
    genericOAuthClient(),
    inferAdditionalFields({ user: { language: { type: 'string', required: false } } }),
  ],
});

/** Copies the waiting time from its header into the body: the client hides headers from its callers. */
async function fetchWithWait(...asked: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(...asked);
  if (response.status !== 429) return response;
  const retryAfter = secondsOf(response.headers.get('Retry-After'));
  return Response.json({ code: 'TOO_MANY_REQUESTS', retryAfter }, { status: 429 });
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => {
    const { data, error } = await client.getSession();
    if (error !== null) throw new Error(error.message ?? text.signIn.noAnswer);
    return data;
  },
  staleTime: Infinity,
});

/** As long as the service wants it. */
export const MIN_PASSWORD_LENGTH = 9;

/** Why something was not done. */
export interface Failure {
  readonly done: false;
  /** A sentence. */
  readonly why: string;
  /** The service's code for it; null: it has none. */
  readonly code: string | null;
  /** When it may be tried again, where it was tried too often; in milliseconds. */
  readonly retryAt: number | null;
}

/** What was asked for, or why there is none. */
export type Outcome<T> = { readonly done: true; readonly data: T } | Failure;

/** A failure without a code. */
export const failure = (why: string): Failure => ({ done: false, why, code: null, retryAt: null });

interface Answer<T> {
  readonly data: T;
  readonly error: {
    readonly status: number;
    readonly code?: string | undefined;
    readonly message?: string | undefined;
    readonly retryAfter?: number | undefined;
  } | null;
}

async function ask<T>(asked: Promise<Answer<T>>): Promise<Outcome<NonNullable<T>>> {
  try {
    const { data, error } = await asked;
    if (error === null && data !== null && data !== undefined) return { done: true, data };
    return failureOf(error);
  } catch {
    return failure(text.signIn.noAnswer); // The browser tells a page nothing more of a request that got no answer.
  }
}

function failureOf(error: Answer<unknown>['error']): Failure {
  const { code = null, message = text.signIn.noAnswer, retryAfter } = error ?? {};
  if (retryAfter === undefined)
    return { done: false, why: textFor(text.signIn.refusals, code ?? '') ?? message, code, retryAt: null };
  return { done: false, why: tooManyTries(retryAfter), code, retryAt: Date.now() + retryAfter * 1000 };
}

/** Signed in, or asked for the second factor first. With the token of a link in a mail it confirms the address. */
export async function signIn(
  email: string,
  password: string,
  more: { readonly confirm?: string; readonly next?: string } = {},
): Promise<Outcome<{ readonly secondFactor: boolean }>> {
  const { confirm, next } = more;
  const body = { email, password, confirm, callbackURL: next };
  const outcome = await ask(client.$fetch<object>('/sign-in/email', { method: 'POST', body }));
  if (!outcome.done) return outcome;
  return { done: true, data: { secondFactor: 'twoFactorRedirect' in outcome.data } };
}

/** Opens Google's sign-in, which leads back here. */
export const signInByGoogle = (next: string) =>
  ask(
    client.signIn.oauth2({
      providerId: 'google',
      callbackURL: next,
      errorCallbackURL: `/sign-in?${new URLSearchParams({ next }).toString()}`,
    }),
  );

/** Why Google led back without a user. */
export const googleFailure = (error: string | undefined): Failure | null =>
  error === undefined
    ? null
    : failure(textFor(text.signIn.googleRefusals, error) ?? text.signIn.googleFailed);

/** The second step of signing in: six digits of an authenticator, or else a backup code. */
export const giveCode = (code: string): Promise<Outcome<unknown>> =>
  /^\d{6}$/.test(code)
    ? ask<unknown>(client.twoFactor.verifyTotp({ code }))
    : ask<unknown>(client.twoFactor.verifyBackupCode({ code }));

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/**
 * Makes an account; the answer does not tell whether there was one with this e-mail. @returns whether it can be signed in
 * to at once, without the link in a mail.
 */
export async function signUp(
  account: NewAccount,
  more: { readonly invitation: string | undefined; readonly next: string },
): Promise<Outcome<{ readonly confirmed: boolean }>> {
  const { language } = text.common;
  const body = { ...account, language, invitation: more.invitation, callbackURL: more.next };
  const outcome = await ask(
    client.$fetch<{ user: { emailVerified: boolean } }>('/sign-up/email', { method: 'POST', body }),
  );
  return outcome.done ? { done: true, data: { confirmed: outcome.data.user.emailVerified } } : outcome;
}

/** Sends the link again by which an address is confirmed. */
export const sendConfirmation = (email: string, next: string) =>
  ask(
    client.$fetch<object>('/send-verification-email', { method: 'POST', body: { email, callbackURL: next } }),
  );

export async function signOut(): Promise<void> {
  const { error } = await client.signOut();
  if (error !== null) throw new Error(error.message ?? text.signIn.noAnswer);
  tellOtherTabs('signed-out');
}

/** Sends a link if there is such an account; the answer does not tell whether there is. */
export const askForReset = (email: string) => ask(client.requestPasswordReset({ email }));
export const resetPassword = (token: string, newPassword: string) =>
  ask(client.resetPassword({ token, newPassword }));

/** Signs out every other device, too. */
export const changePassword = (currentPassword: string, newPassword: string) =>
  ask(client.changePassword({ currentPassword, newPassword, revokeOtherSessions: true }));

export const changeName = (name: string) => ask(client.updateUser({ name }));
/** The language in which the user reads the dashboard, on every device. */
export const keepLanguage = (language: PageLanguage) => ask(client.updateUser({ language }));

/** Sends a link to another address for the account; the answer does not tell whether somebody else has it. */
export const askForNewAddress = (email: string, password: string) =>
  ask(client.$fetch<object>('/new-address', { method: 'POST', body: { email, password } }));
/** Uses the new address from now on. */
export const confirmNewAddress = (token: string) =>
  ask(client.$fetch<{ email: string }>('/new-address/confirm', { method: 'POST', body: { token } }));

export const beginSecondFactor = (password: string) => ask(client.twoFactor.enable({ password }));
export const confirmSecondFactor = (code: string) => ask(client.twoFactor.verifyTotp({ code }));
export const endSecondFactor = (password: string) => ask(client.twoFactor.disable({ password }));
export const newBackupCodes = (password: string) => ask(client.twoFactor.generateBackupCodes({ password }));

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: async () => {
    const { data, error } = await client.listSessions();
    if (error !== null) throw new Error(error.message ?? text.signIn.noAnswer);
    return data.toSorted((one, other) => Number(new Date(other.updatedAt)) - Number(new Date(one.updatedAt)));
  },
});
export const endSession = (token: string) => ask(client.revokeSession({ token }));
export const endOtherSessions = () => ask(client.revokeOtherSessions());
export async function endAllSessions(): Promise<Outcome<unknown>> {
  const outcome = await ask(client.revokeSessions());
  if (outcome.done) tellOtherTabs('signed-out');
  return outcome;
}
