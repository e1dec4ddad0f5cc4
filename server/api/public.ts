/** The public procedures, and the HTTP route of each: read from their meta, once. */
import { z } from 'zod';
import { appRouter } from './router.ts';
import { scopeOf } from './scopes.ts';

export interface PublicProcedure {
  /** Where it stands in the router: `bookings.list`. */
  readonly path: string;
  readonly type: 'query' | 'mutation';
  readonly verb: 'get' | 'post' | 'patch' | 'put' | 'delete';
  /** As Express writes it: `/bookings/:bookingId`. */
  readonly route: string;
  readonly scope: string;
  /** What it is asked with, by name. */
  readonly fields: Readonly<Record<string, z.core.$ZodType>>;
}

/** As much of a procedure's definition as is read here; subscriptions are not public. */
const definition = z.object({
  type: z.enum(['query', 'mutation']),
  meta: z.object({
    openapi: z.object({ method: z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']), path: z.string() }),
  }),
  inputs: z.array(z.instanceof(z.ZodObject)),
});
const VERBS = { GET: 'get', POST: 'post', PATCH: 'patch', PUT: 'put', DELETE: 'delete' } as const;

// By their whole paths at run time, whatever the compiler believes.
const procedures = new Map<string, unknown>(Object.entries(appRouter._def.procedures));

export const publicProcedures: readonly PublicProcedure[] = [...procedures].flatMap(([path, procedure]) => {
  const { success, data } = definition.safeParse(definitionOf(procedure));
  if (!success) return [];
  const { method, path: address } = data.meta.openapi;
  return [
    {
      path,
      type: data.type,
      verb: VERBS[method],
      route: address.replaceAll(/\{(\w+)\}/g, ':$1'),
      scope: scopeOf(path, data.type),
      fields: Object.assign({}, ...data.inputs.map(({ shape }) => shape)) as PublicProcedure['fields'],
    },
  ];
});

function definitionOf(procedure: unknown): unknown {
  return typeof procedure === 'function' && '_def' in procedure ? procedure._def : null;
}
