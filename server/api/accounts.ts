/** Questions about accounts by somebody without one; changes to accounts are better-auth's. */
import { z } from 'zod';
import { isInvited } from '../accounts/sign-up.ts';
import { parseEmailAddress } from '../email-address.ts';
import { openProcedure, router } from './trpc.ts';

export const accounts = router({
  /** Whether an invitation is still open, for who holds its link; one that was cut or mistyped is not. */
  invitation: openProcedure
    .input(z.object({ email: z.string().max(320), token: z.string().max(200) }))
    .output(z.object({ open: z.boolean() }))
    .query(async ({ ctx, input }) => {
      const email = parseEmailAddress(input.email);
      return { open: email !== null && (await isInvited(ctx.db, email, input.token)) };
    }),
});
