/** An account at a company whose REST API has the form of Twilio's, and the requests to it. */
import { z } from 'zod';
import type { CallInstruction } from '../call-flow.ts';

export interface Account {
  /** The company, as errors name it. */
  readonly company: string;
  /** Origin of the REST API. */
  readonly apiUrl: string;
  /** Of the account's resources there, without a slash at its end. */
  readonly path: string;
  /** What follows the name of a resource: `.json`, or nothing. */
  readonly ending: string;
  readonly user: string;
  readonly password: string;
  /** The meaning of the numbers with which it refuses. */
  readonly codes: RefusalCodes;
  /** The fields of a request that tell it what to do with a call. */
  tell(instruction: CallInstruction): Readonly<Record<string, string>>;
}

interface RefusalCodes {
  /** It does not ring or text this number: none, a landline, one that wants no texts, a country switched off. */
  readonly aboutTheNumber: readonly number[];
  /** The call is not in a state to be changed: it has ended, or was never there. */
  readonly over: readonly number[];
  /**
   * Of a text, what an own retry cannot change: the number, what is said, or the permission to say it. Each with its
   * number in the port, which is Twilio's.
   */
  readonly final: ReadonlyMap<number, number>;
}

/** Somebody waits at the page. */
const TIMEOUT_MS = 10_000;

const code = z.coerce.number().int();
/** One refusal, or a list of them, whose codes are words of digits at SignalWire. */
const refusal = z.union([
  z.object({ code }).transform((one) => one.code),
  z.object({ errors: z.array(z.object({ code })).min(1) }).transform(({ errors }) => errors[0]?.code),
]);

/** What the company answered; the code is that of a refusal. */
interface Answered {
  readonly ok: boolean;
  readonly status: number;
  readonly code: number | undefined;
  readonly body: unknown;
}

/** What proves at the REST API that we are the account. */
export const authorizationOf = ({ user, password }: Pick<Account, 'user' | 'password'>): string =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

/** Posts a form to a resource of the account. @throws what fetch throws */
export function post(account: Account, resource: string, fields: URLSearchParams): Promise<Answered> {
  return ask(account, resource, { method: 'POST', body: fields });
}

/** @throws what fetch throws */
export function get(account: Account, resource: string, query: URLSearchParams): Promise<Answered> {
  return ask(account, resource, { method: 'GET', query });
}

async function ask(
  account: Account,
  resource: string,
  {
    query,
    ...request
  }: { readonly method: string; readonly body?: URLSearchParams; readonly query?: URLSearchParams },
): Promise<Answered> {
  const url = new URL(`${account.path}/${resource}${account.ending}`, account.apiUrl);
  if (query !== undefined) url.search = query.toString();
  const answer = await fetch(url, {
    ...request,
    headers: { Authorization: authorizationOf(account) },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const body: unknown = await answer.json().catch(() => null); // What is no JSON says nothing more than its status.
  const refused = answer.ok ? undefined : refusal.safeParse(body).data;
  return { ok: answer.ok, status: answer.status, code: refused, body };
}

/** The words of an error about an answer that nobody asked for. */
export const unexpected = (
  { company }: Pick<Account, 'company'>,
  { status, code: refused }: Answered,
  to: string,
): string => `${company} answered ${status}, code ${refused ?? 'none'}, to ${to}`;
