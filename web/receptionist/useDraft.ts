import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, codeOf, type RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import type { Settings, SettingsInput } from './settings.ts';

type Receptionist = RouterOutputs['receptionist']['get'];

/** The settings that are not saved yet, and the time of the draft that they change. */
interface Edit {
  readonly settings: Settings;
  readonly seen: string | null;
}

export type Saving =
  | { readonly type: 'saved' }
  | { readonly type: 'saving' }
  | { readonly type: 'failed'; readonly why: string }
  /** Somebody else has saved meanwhile: nothing more is saved until the draft is loaded again. */
  | { readonly type: 'conflict'; readonly why: string };

/** Longer than the pause between two words, short enough that nobody has left the page yet. */
const PAUSE_MS = 700;

/** The draft, saved by itself while it is being written. `known` is the last answer of the service. */
export function useDraft(known: Receptionist) {
  const { trpc, id: businessId } = useBusiness();
  const queryClient = useQueryClient();
  const [edit, setEdit] = useState<Edit | null>(null);
  const query = trpc.receptionist.get.queryKey({ businessId });
  const settings = edit?.settings ?? known.draft?.settings ?? known.published.settings;

  const save = useMutation(
    trpc.receptionist.saveDraft.mutationOptions({
      // The answer to an earlier request would bring the old draft back.
      onMutate: () => queryClient.cancelQueries({ queryKey: query }),
    }),
  );
  const keep = (sent: Edit) =>
    save.mutate(
      { businessId, settings: toInput(sent.settings), seen: sent.seen },
      {
        onSuccess({ updatedAt }) {
          queryClient.setQueryData<Receptionist>(query, (old) => {
            if (old === undefined) return old;
            const basedOn = old.draft?.basedOn ?? old.published.version;
            return { ...old, draft: { settings: sent.settings, basedOn, updatedAt, updatedBy: null } };
          });
          setEdit((now) => (now === sent || now === null ? null : { ...now, seen: updatedAt }));
        },
      },
    );

  const { isPending, isError, error } = save;
  const conflict = isError && codeOf(error) === 'CONFLICT';
  const latest = useRef({ edit, keep });
  useEffect(() => {
    latest.current = { edit, keep };
  });
  useEffect(() => {
    if (edit === null || isPending || conflict) return undefined;
    const pause = setTimeout(() => latest.current.keep(edit), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [edit, isPending, conflict]);
  useKeptOnLeaving(businessId, edit, conflict || isPending);

  const alter = (part: (settings: Settings) => Partial<Settings>) =>
    setEdit((now) => {
      const before = now?.settings ?? settings;
      return {
        settings: { ...before, ...part(before) },
        seen: now === null ? (known.draft?.updatedAt ?? null) : now.seen,
      };
    });
  return {
    settings,
    saving: savingOf(edit, save),
    change: (part: Partial<Settings>) => alter(() => part),
    changeKnowledge: (change: (facts: Settings['knowledge']) => Settings['knowledge']) =>
      alter(({ knowledge }) => ({ knowledge: change(knowledge) })),
    /** Tries once more to save. */
    saveAgain: () => edit !== null && keep(edit),
    /** Replaces what was typed by what the service has. */
    async reload() {
      setEdit(null);
      save.reset();
      await queryClient.invalidateQueries({ queryKey: trpc.receptionist.pathKey() });
    },
  };
}

export type DraftHandle = ReturnType<typeof useDraft>;

function savingOf(
  edit: Edit | null,
  { isError, error }: { readonly isError: boolean; readonly error: { readonly message: string } | null },
): Saving {
  if (edit === null) return { type: 'saved' };
  if (!isError || error === null) return { type: 'saving' };
  switch (codeOf(error)) {
    case 'CONFLICT':
      return { type: 'conflict', why: error.message };
    case null:
      return { type: 'failed', why: text.receptionist.draftUnreachable };
    default:
      return { type: 'failed', why: error.message };
  }
}

/** Saves the last words of somebody who leaves the page before the pause is over. */
function useKeptOnLeaving(businessId: string, edit: Edit | null, settled: boolean): void {
  const unsaved = useRef<Edit | null>(null);
  useEffect(() => {
    unsaved.current = settled ? null : edit;
  });
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (unsaved.current !== null) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      const left = unsaved.current;
      if (left === null) return;
      const { settings, seen } = left;
      // The page is gone: only the log can say that it failed.
      api.receptionist.saveDraft
        .mutate({ businessId, settings: toInput(settings), seen })
        .catch((error: unknown) => console.warn('the draft was not kept', error));
    };
  }, [businessId]);
}

const toInput = (settings: Settings): SettingsInput => ({
  ...settings,
  language: settings.language as SettingsInput['language'],
});
