/**
 * The limits in front of everything about accounts: by the address that asks, and by the account that it asks about. What
 * a request is about is read from its body, whatever its path looks like: a path that is written in another way is
 * counted all the same, and as what is limited most. And what was read is what is handed on: a body that is read in one way
 * here and in another by the route would be counted for the wrong account.
 */
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { parseEmailAddress } from '../../email-address.ts';
import { type Limits, tooMany } from '../../limits/limits.ts';
import { type LimitName, LIMITS } from '../../limits/table.ts';
import { refuse, type Refusal } from './refusal.ts';

/** What a guard counts with. */
export interface CountingParts {
  readonly limits: Limits;
  /** The address, or the network, that a request is counted by. */
  readonly groupOf: (request: Request) => string;
  readonly onError: (error: unknown) => void;
}

const fields = z.object({
  email: z.string().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
});
type Fields = z.infer<typeof fields>;

/** Longer than any address: what is beyond makes no other account. */
const LONGEST_EMAIL = 320;

/**
 * The account that is meant, by the one form in which its address is kept: a domain alone can be written in any number of
 * ways (`pi<U+00AD>er.test` with a soft hyphen, `%70ier.test`). What is no address is nobody's, and is counted as it is.
 */
const accountOf = (typed: string): string => parseEmailAddress(typed) ?? typed.slice(0, LONGEST_EMAIL);

/** Answers that say that what was tried is wrong. */
const WRONG = new Set([400, 401, 403, 404, 422]);

export function accountGuard({ limits, groupOf, onError }: CountingParts): RequestHandler {
  /** Counts for each, and answers where one of them was too often. */
  async function admits(response: Response, taken: readonly (readonly [LimitName, string])[]) {
    for (const [name, subject] of taken) {
      const standing = await limits.take(name, subject);
      if (!standing.reached) continue;
      tell(response, LIMITS[name].what, standing.seconds);
      return false;
    }
    return true;
  }

  /** Whether one of these is known to be refused; it is answered then. */
  function isRefused(response: Response, known: readonly (readonly [LimitName, string])[]): boolean {
    for (const [name, subject] of known) {
      const wait = limits.waitOf(name, subject);
      if (wait === 0) continue;
      tell(response, LIMITS[name].what, wait);
      return true;
    }
    return false;
  }

  return async (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      next();
      return;
    }
    const group = groupOf(request);
    const body = readBody(request);
    if (body.type === 'refused') {
      refuse(request, response, body);
      return;
    }
    if (body.type === 'read') request.body = JSON.stringify(body.value);
    const asked: Fields = body.type === 'read' ? (fields.safeParse(body.value).data ?? {}) : {};
    const email = asked.email === undefined ? undefined : accountOf(asked.email);
    const purpose = purposeOf(request.path, asked);
    const pending = asked.code === undefined ? [] : pendingSignIns(request.headers.cookie);
    if (pending.length > MOST_PENDING) {
      const message =
        'Several sign-ins wait for their codes here. Please clear the cookies and sign in again.';
      refuse(request, response, { status: 400, message });
      return;
    }
    if (isRefused(response, [['address:wrong-logins', group]])) return;
    if (email !== undefined && isRefused(response, [['account:second-factors', email]])) return;
    const admitted = await admits(response, [
      ['address:account-requests', group],
      ...(purpose === 'sign-up' ? [['address:sign-ups', group] as const] : []),
      ...(purpose === 'mail' ? [['address:mails', group] as const] : []),
      ...(purpose === 'mail' && email !== undefined ? [['account:mails', email] as const] : []),
      ...pending.map((each) => ['sign-in:codes', each] as const),
    ]);
    if (!admitted) return;
    response.once('finish', () => {
      if (WRONG.has(response.statusCode)) limits.take('address:wrong-logins', group).catch(onError);
    });
    if (purpose === 'sign-in' && email !== undefined) {
      const attempt = await limits.signIn(email, group);
      if (attempt.type === 'wait') {
        tell(response, 'wrong tries for this account', attempt.seconds);
        return;
      }
      response.once('finish', () => {
        settle(response, attempt, () => limits.take('account:second-factors', email)).catch(onError);
      });
    }
    next();
  };
}

function tell(response: Response, what: string, seconds: number): void {
  refuse(response.req, response, { status: 429, message: tooMany(what, seconds), retryAfter: seconds });
}

/** Counts how a sign-in ended. One whose answer never left stays a wrong one. */
async function settle(
  response: Response,
  attempt: Extract<Awaited<ReturnType<Limits['signIn']>>, { type: 'allowed' }>,
  needsCode: () => Promise<unknown>,
): Promise<void> {
  if (response.statusCode === 401) return;
  if (setsCookie(response, 'two_factor')) {
    // Right, but whoever it is has only half of what it takes.
    await Promise.all([attempt.unheard(), needsCode()]);
  } else if (setsCookie(response, 'session_token')) {
    await attempt.right();
  } else {
    await attempt.unheard();
  }
}

/** Whether an answer gives a cookie of this name something to hold. */
function setsCookie(response: Response, name: string): boolean {
  const cookies = [response.getHeader('set-cookie') ?? []].flat().map(String);
  return cookies.some((cookie) => {
    const [pair = ''] = cookie.split(';', 1);
    const [key = '', value = ''] = pair.split('=', 2);
    return key.endsWith(`.${name}`) && value !== '';
  });
}

/** A browser has one; of two by the same name, only the route knows which counts. */
const MOST_PENDING = 2;

/** The sign-ins that wait for their codes, as their cookies name them: the same one in whatever way it is written. */
function pendingSignIns(cookies: string | undefined): readonly string[] {
  const found = new Set<string>();
  for (const cookie of (cookies ?? '').split(';')) {
    const [key = '', value = ''] = cookie.trim().split('=', 2);
    if (key.trim().endsWith('.two_factor') && value !== '') found.add(plainCookie(value.trim()));
  }
  return [...found];
}

function plainCookie(value: string): string {
  const bare = value.startsWith('"') ? value.slice(1, -1) : value;
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare; // No cookie of ours.
  }
}

type Purpose = 'sign-in' | 'sign-up' | 'mail' | 'other';

function purposeOf(path: string, { email }: Fields): Purpose {
  const plain = plainPath(path);
  if (plain.includes('sign-up')) return 'sign-up';
  if (plain.includes('sign-in')) return 'sign-in';
  return email === undefined ? 'other' : 'mail';
}

/** A path as better-auth reads it, without dots and percent signs that would hide what it is. */
function plainPath(path: string): string {
  const { pathname } = URL.parse(path, 'http://localhost') ?? { pathname: path };
  try {
    return decodeURIComponent(pathname).toLowerCase();
  } catch {
    return pathname.toLowerCase(); // Nothing that is found.
  }
}

type Body =
  | { readonly type: 'none' }
  | { readonly type: 'read'; readonly value: unknown }
  | ({ readonly type: 'refused' } & Refusal);

/** What is asked, in the one form that our pages send it in. */
function readBody({ body, headers }: Request<object, unknown, unknown>): Body {
  if (typeof body !== 'string' || body === '') return { type: 'none' };
  const [form = ''] = (headers['content-type'] ?? '').split(';', 1);
  if (form.trim().toLowerCase() !== 'application/json')
    return { type: 'refused', status: 415, message: 'Please send the body as application/json.' };
  try {
    return { type: 'read', value: JSON.parse(body) };
  } catch {
    return { type: 'refused', status: 400, message: 'The body is no JSON.' };
  }
}
