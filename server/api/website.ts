/** Procedures for the receptionist on the website of a business. */
import { z } from 'zod';
import { loadWebsite, saveWebsite, websiteSettings } from '../business/website.ts';
import { managerProcedure, router } from './trpc.ts';

export const website = router({
  get: managerProcedure
    .output(z.object({ settings: websiteSettings, script: z.string(), page: z.string() }))
    .query(async ({ ctx, input: { businessId } }) => ({
      settings: await loadWebsite(ctx.db, businessId),
      /** The address that a site loads it from. */
      script: `${ctx.publicUrl}/widget.js`,
      /** Our own page of the business. */
      page: `${ctx.publicUrl}/b/${businessId}`,
    })),

  save: managerProcedure
    .input(z.object({ site: websiteSettings }))
    .output(websiteSettings)
    .mutation(({ ctx, input }) => saveWebsite(ctx.db, input.businessId, input.site)),
});
