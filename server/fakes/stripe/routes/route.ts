/** The parts of every endpoint: the parameters that it knows, what it refuses, what it finds and lists. */
import { z } from 'zod';
import type { Account } from '../account.ts';
import type { Cycle } from '../cycle.ts';
import type { FormObject } from '../form.ts';
import { listShape } from '../shapes.ts';

/** A request that Stripe refuses, in its words. */
export class Refusal extends Error {
  readonly status: number;
  readonly type: 'invalid_request_error' | 'idempotency_error';
  readonly code: string | undefined;
  /** The parameter that it is about, as `line_items[0][price]`. */
  readonly param: string | undefined;

  constructor(
    message: string,
    about: Partial<Pick<Refusal, 'status' | 'type'>> & {
      readonly code?: string;
      readonly param?: string | undefined;
    } = {},
  ) {
    super(message);
    this.status = about.status ?? 400;
    this.type = about.type ?? 'invalid_request_error';
    this.code = about.code;
    this.param = about.param;
  }
}

export interface World {
  readonly account: Account;
  readonly cycle: Cycle;
  readonly origin: string;
}

export interface Route {
  readonly method: string;
  readonly path: RegExp;
  answer(world: World, form: FormObject, id: string): object;
}

/** A route whose parameters are those of the shape and no others: Stripe refuses what it does not know. */
export function route<T extends z.ZodRawShape>(
  method: string,
  path: RegExp,
  parameters: T,
  answer: (world: World, form: z.infer<z.ZodObject<T>>, id: string) => object,
): Route {
  const form = z.strictObject({ ...parameters, expand: z.array(z.string()).optional() });
  return {
    method,
    path,
    answer(world, given, id) {
      const parsed = form.safeParse(given);
      if (!parsed.success) throw refusalOf(parsed.error, given);
      return answer(world, parsed.data as z.infer<z.ZodObject<T>>, id);
    },
  };
}

function refusalOf({ issues: [issue] }: z.ZodError, given: FormObject): Refusal {
  if (issue === undefined) return new Refusal('Invalid request.');
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, ...issue.keys.slice(0, 1)] : issue.path;
  const param = path.map((part, at) => (at === 0 ? String(part) : `[${String(part)}]`)).join('');
  if (issue.code === 'unrecognized_keys')
    return new Refusal(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param });
  const value = path.reduce<unknown>(
    (inner, part) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, part) : undefined),
    given,
  );
  if (value === undefined)
    return new Refusal(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
  if (issue.code === 'invalid_type' && typeof value === 'string')
    return new Refusal(`Invalid integer: ${value}`, { code: 'parameter_invalid_integer', param });
  return new Refusal(`Invalid ${param}: ${issue.message}`, { param });
}

export const whole = z.coerce.number().int();
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
export const metadata = z.record(z.string(), z.string()).optional();
export const paging = { limit: whole.min(1).max(100).default(10), starting_after: z.string().optional() };

/** What an id names. @param param where the request named it; not given: in its address, which is not found then. */
export function found<T>(map: ReadonlyMap<string, T>, id: string, what: string, param?: string): T {
  const value = map.get(id);
  if (value !== undefined) return value;
  const status = param === undefined ? 404 : 400;
  throw new Refusal(`No such ${what}: '${id}'`, { status, code: 'resource_missing', param: param ?? 'id' });
}

/** A page of what was made last, newest first. */
export function page<T extends { readonly id: string }, Each extends object>(
  url: string,
  all: readonly T[],
  { limit, starting_after: after }: { readonly limit: number; readonly starting_after?: string | undefined },
  toShape: (each: T) => Each,
) {
  const newest = all.toReversed();
  const from = after === undefined ? 0 : newest.findIndex(({ id }) => id === after) + 1;
  const data = newest.slice(from, from + limit).map(toShape);
  return listShape(url, data, newest.length > from + limit);
}
