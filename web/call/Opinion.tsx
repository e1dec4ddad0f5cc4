/** The owner's opinion of a call: good or bad, and a note. */
import { Button, Group, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import classes from './Opinion.module.css';
import { text } from '../languages/text.ts';
import { typedIn } from '../ui/form.tsx';
import { ThumbIcon } from '../ui/icons.tsx';
import { Dimmed, Section } from '../ui/page.tsx';

type Call = RouterOutputs['calls']['get']['call'];
type Opinion = Partial<Pick<Call, 'flag' | 'note'>>;

export function Opinion({ call }: { readonly call: Call }) {
  const { role } = useBusiness();
  const { save, state, again } = useOpinion(call.id);
  const mayWrite = role !== 'staff';
  const [note, setNote] = useState(call.note);
  const saveNote = () => {
    if (note !== call.note) save({ note });
  };
  return (
    <Section title={text.calls.opinion}>
      <Group gap="xs" role="group" aria-label={text.calls.flagCall}>
        {(['good', 'bad'] as const).map((flag) => (
          <Button
            key={flag}
            size="sm"
            variant={call.flag === flag ? 'filled' : 'default'}
            color={flag === 'good' ? 'kelp' : 'buoy'}
            aria-pressed={call.flag === flag}
            disabled={!mayWrite}
            leftSection={
              <span className={classes['thumb']} data-flag={flag}>
                <ThumbIcon size={16} />
              </span>
            }
            onClick={() => save({ flag: call.flag === flag ? null : flag })}
          >
            {text.calls.flags[flag]}
          </Button>
        ))}
      </Group>
      <Textarea
        mt="sm"
        label={text.common.note}
        placeholder={mayWrite ? text.common.forTeam : ''}
        autosize
        minRows={2}
        maxLength={2000}
        readOnly={!mayWrite}
        {...typedIn(note, setNote)}
        onBlur={saveNote}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) saveNote();
        }}
      />
      <div className={classes['state']} role="status">
        {state === 'failed' ? (
          <>
            <Text size="sm" span className={classes['trouble'] ?? ''}>
              {text.common.unsaved}
            </Text>
            <Button size="compact-xs" variant="subtle" onClick={again}>
              {text.common.tryAgain}
            </Button>
          </>
        ) : (
          <Dimmed span>
            {note !== call.note ? text.calls.savedOnLeaving : state === 'saved' ? text.common.saved : ''}
          </Dimmed>
        )}
      </div>
    </Section>
  );
}

/** Shows the opinion at once, and takes it back when it could not be saved. */
function useOpinion(callId: Call['id']) {
  const { trpc, id: businessId } = useBusiness();
  const queryClient = useQueryClient();
  const { queryKey } = trpc.calls.get.queryOptions({ businessId, callId });
  const show = (opinion: Opinion) =>
    queryClient.setQueryData(queryKey, (found) =>
      found === undefined ? found : { ...found, call: { ...found.call, ...opinion } },
    );
  const annotate = useMutation(
    trpc.calls.annotate.mutationOptions({
      onMutate: async ({ opinion }) => {
        await queryClient.cancelQueries({ queryKey });
        const before = queryClient.getQueryData(queryKey)?.call;
        show(opinion.note === undefined ? { flag: opinion.flag ?? null } : { note: opinion.note });
        return { before };
      },
      onError: (_error, _opinion, kept) => {
        if (kept?.before !== undefined) show({ flag: kept.before.flag, note: kept.before.note });
      },
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.calls.list.pathKey() }),
    }),
  );
  return {
    save: (opinion: Opinion) => annotate.mutate({ businessId, callId, opinion }),
    again: () => {
      if (annotate.variables !== undefined) annotate.mutate(annotate.variables);
    },
    state: annotate.isError
      ? ('failed' as const)
      : annotate.isSuccess
        ? ('saved' as const)
        : ('idle' as const),
  };
}
