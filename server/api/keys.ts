/** Keys to the public API, made and revoked by who runs the business. */
import { z } from 'zod';
import type { ApiKeyId } from '../../db/ids.ts';
import { listApiKeys, makeApiKey, revokeApiKey } from '../business/api-keys.ts';
import { idOf } from '../fields.ts';
import { SCOPES } from './scopes.ts';
import { done, managerProcedure, notFound, ok, router, told } from './trpc.ts';

const scopes = z.array(z.enum(SCOPES)).min(1, 'must allow something').max(SCOPES.length);

export const keys = router({
  list: managerProcedure
    .output(
      z.array(
        z.object({
          id: idOf<ApiKeyId>(),
          name: z.string(),
          prefix: z.string(),
          scopes: z.array(z.string()),
          madeBy: z.string().nullable(),
          createdAt: told,
          lastUsedAt: told.nullable(),
        }),
      ),
    )
    .query(async ({ ctx, input }) =>
      (await listApiKeys(ctx.db, input.businessId)).map((key) => ({ ...key, scopes: [...key.scopes] })),
    ),

  /** The token is told this once. */
  make: managerProcedure
    .input(z.object({ name: z.string().trim().min(1).max(100), scopes }))
    .output(z.object({ id: idOf<ApiKeyId>(), token: z.string() }))
    .mutation(({ ctx, input }) => {
      const { businessId, name } = input;
      const allowed = [...new Set(input.scopes)];
      return makeApiKey(ctx.db, businessId, { name, scopes: allowed, createdBy: ctx.user.id });
    }),

  revoke: managerProcedure
    .input(z.object({ keyId: idOf<ApiKeyId>() }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      if (!(await revokeApiKey(ctx.db, input.businessId, input.keyId))) throw notFound('key');
      return ok;
    }),
});
