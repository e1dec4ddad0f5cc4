/** Procedures for the receptionist's settings: draft, try, publish, and go back. */
import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { receptionistDraft } from '../business/receptionist-settings.ts';
import {
  type Changed,
  discardDraft,
  type Draft,
  listVersions,
  loadReceptionist,
  loadVersion,
  publishAgain,
  publishDraft,
  saveDraft,
} from '../business/receptionist-versions.ts';
import type { ReceptionistSettings } from '../../db/schema.ts';
import { moment } from '../fields.ts';
import { done, managerProcedure, notFound, ok, refusal, router, told } from './trpc.ts';

const version = z.int32().min(0);
const note = z.string().trim().max(200, 'must be 200 characters at most').default('');

/** Stored settings keep the rules of their time, so that a later rule does not make them unreadable. */
const settings = z.object({
  ...receptionistDraft.shape,
  language: z.string(),
  knowledge: z.array(z.object({ id: z.string(), question: z.string(), answer: z.string() })),
});

const draftShape = z.object({
  settings,
  basedOn: version,
  updatedAt: told,
  updatedBy: z.string().nullable(),
});

const shapeSettings = (stored: ReceptionistSettings) => ({ ...stored, knowledge: [...stored.knowledge] });
const shapeDraft = (draft: Draft) => ({ ...draft, settings: shapeSettings(draft.settings) });

/** @throws TRPCError where somebody else changed the draft in the meantime. */
function unchanged<Done extends { readonly status: string }>(change: Done | Changed): Done {
  if (!isChanged(change)) return change;
  const { draft } = change;
  const who = draft?.updatedBy ?? 'Somebody else';
  throw refusal(
    'CONFLICT',
    draft === null
      ? 'Somebody else has published or discarded this draft. Load it again before you go on.'
      : `${who} has changed this draft in the meantime. Load it again before you go on.`,
  );
}

const isChanged = (change: { readonly status: string }): change is Changed => change.status === 'changed';

export const receptionist = router({
  get: managerProcedure
    .output(z.object({ published: z.object({ version, settings }), draft: draftShape.nullable() }))
    .query(async ({ ctx, input }) => {
      const { published, draft } = await loadReceptionist(ctx.db, input.businessId);
      return {
        published: { ...published, settings: shapeSettings(published.settings) },
        draft: draft === null ? null : shapeDraft(draft),
      };
    }),

  /** The voices that it can speak in; null stands for the installation's own. */
  voices: managerProcedure
    .output(z.array(z.object({ id: z.string(), name: z.string(), about: z.string(), vendor: z.string() })))
    .query(async ({ ctx }) => [...(await ctx.voices())]),

  saveDraft: managerProcedure
    .input(
      z.object({
        settings: receptionistDraft,
        /** `updatedAt` of the draft that was changed; null: there was none. */
        seen: moment.nullable(),
      }),
    )
    .output(z.object({ updatedAt: told }))
    .mutation(async ({ ctx, input }) => {
      const seen = input.seen === null ? null : new Date(input.seen);
      const { settings } = input;
      const change = await saveDraft(ctx.db, input.businessId, ctx.user.id, { settings, seen });
      return { updatedAt: unchanged(change).updatedAt };
    }),

  discardDraft: managerProcedure
    .input(z.object({ seen: moment }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      unchanged(await discardDraft(ctx.db, input.businessId, new Date(input.seen)));
      return ok;
    }),

  publish: managerProcedure
    .input(z.object({ seen: moment, note }))
    .output(z.object({ version }))
    .mutation(async ({ ctx, input }) => {
      const wanted = { seen: new Date(input.seen), note: input.note };
      return { version: await publishing(publishDraft(ctx.db, input.businessId, ctx.user.id, wanted)) };
    }),

  versions: managerProcedure
    .output(
      z.array(
        z.object({
          version,
          note: z.string(),
          publishedBy: z.string().nullable(),
          publishedAt: told,
        }),
      ),
    )
    .query(({ ctx, input }) => listVersions(ctx.db, input.businessId)),

  version: managerProcedure
    .input(z.object({ version }))
    .output(settings)
    .query(async ({ ctx, input }) => {
      const found = await loadVersion(ctx.db, input.businessId, input.version);
      if (found === null) throw notFound('version');
      return shapeSettings(found);
    }),

  /** Makes an earlier version answer calls again, as a new one; a draft stays. */
  publishAgain: managerProcedure
    .input(z.object({ version, note }))
    .output(z.object({ version }))
    .mutation(async ({ ctx, input }) => {
      const made = await publishAgain(ctx.db, input.businessId, ctx.user.id, input);
      if (made === null) throw notFound('version');
      return { version: made };
    }),
});

/** A draft that is not whole yet is its writer's to mend, not ours. */
async function publishing(publish: ReturnType<typeof publishDraft>): Promise<number> {
  try {
    return unchanged(await publish).version;
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new TRPCError({ code: 'BAD_REQUEST', message: z.prettifyError(error), cause: error });
  }
}
