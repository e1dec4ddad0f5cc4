/** The rules of all requests about accounts: what they may hold, and how long they take. */
import { APIError } from 'better-auth/api';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { areOwnNames } from '../loopback.ts';
import { aliasOf } from './account-addresses.ts';
import { findNotStorable, NOT_STORABLE } from './storable-text.ts';

/** As long as a name may be. */
const MAX_NAME = 100;

/** Which there are texts in is the pages' own matter: they show another one in that of the browser. */
const LANGUAGE_TAG = /^[a-z]{2,3}$/;

const named = z.object({ name: z.string() });
const inLanguage = z.object({ language: z.string() });
const addressed = z.object({ email: z.string() });

/**
 * The request body, with its address in the form that better-auth accepts. A sign-in with what is no address is told
 * nothing but that it and the password do not belong together.
 * @throws APIError in words.
 */
export function checkAccountBody(path: string, body: unknown): unknown {
  const place = findNotStorable(body);
  if (place !== null) throw badRequest(`The ${place.join(' ')} ${NOT_STORABLE}.`);
  const name = named.safeParse(body).data?.name;
  if (name !== undefined && (name.trim() === '' || name.length > MAX_NAME))
    throw badRequest(`A name has at least one letter and at most ${MAX_NAME}.`);
  const language = inLanguage.safeParse(body).data?.language;
  if (language !== undefined && !LANGUAGE_TAG.test(language))
    throw badRequest('A language is two or three letters, such as “de”.');
  const { data } = addressed.safeParse(body);
  if (data === undefined) return body;
  const email = aliasOf(data.email);
  if (email !== null) return { ...(body as object), email };
  throw path === '/sign-in/email'
    ? wrongLogin()
    : badRequest('This is not an e-mail address.', 'INVALID_EMAIL');
}

const badRequest = (message: string, code = 'VALIDATION_ERROR') =>
  new APIError('BAD_REQUEST', { code, message });

const wrongLogin = () =>
  new APIError('UNAUTHORIZED', {
    code: 'INVALID_EMAIL_OR_PASSWORD',
    message: 'Invalid email or password',
  });

/** Through a tunnel, or from another machine, the demo's password opens nothing: it stands in the README. */
export function refuseDemoElsewhere(demoEmail: string, body: unknown, request: Request | undefined): void {
  if (addressed.safeParse(body).data?.email !== demoEmail || request === undefined) return;
  const names = ['host', 'x-forwarded-host'].map((name) => request.headers.get(name));
  if (!areOwnNames(names)) throw wrongLogin();
}

/**
 * An answer that must not tell whether an address has an account comes no sooner than this after the question. A new
 * account took 90 ms on a calm machine, a known address 80: the rest is for a busy one.
 */
const SOONEST_MS = 500;
const ALIKE = new Set([
  '/sign-up/email',
  '/request-password-reset',
  '/send-verification-email',
  '/new-address',
]);

const arrivals = new WeakMap<Request, number>();

export function noteArrival(request: Request | undefined): void {
  if (request !== undefined) arrivals.set(request, performance.now());
}

/** Waits until the answer to this request may leave. */
export async function holdAnswer(path: string, request: Request | undefined): Promise<void> {
  if (request === undefined || !ALIKE.has(path)) return;
  const since = performance.now() - (arrivals.get(request) ?? performance.now());
  await sleep(Math.max(0, SOONEST_MS - since));
}
