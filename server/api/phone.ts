/** The phone in the browser: what its caller is told before they ring. */
import { z } from 'zod';
import { readBrowserStanding } from '../billing/browser-phone.ts';
import { BROWSER_REFUSALS } from '../billing/browser-entitlement.ts';
import { businessProcedure, router } from './trpc.ts';

export const phone = router({
  /** How long may be talked now. */
  left: businessProcedure
    .output(
      z.discriminatedUnion('type', [
        z.object({ type: z.literal('open'), leftSeconds: z.number() }),
        z.object({ type: z.literal('refused'), why: z.enum(BROWSER_REFUSALS) }),
      ]),
    )
    .query(async ({ ctx, input }) => {
      const gate = { ...ctx.billing.browser, db: ctx.db };
      const standing = await readBrowserStanding(gate, {
        businessId: input.businessId,
        userId: ctx.user.id,
      });
      return standing.type === 'open' ? { type: 'open', leftSeconds: standing.left.leftSeconds } : standing;
    }),
});
