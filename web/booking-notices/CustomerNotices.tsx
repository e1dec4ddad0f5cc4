/** What customers hear of their appointments: what goes out, when, and in which words. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { codeOf, fieldsOf, type RouterOutputs, useReload } from '../api.ts';
import { useBusiness } from '../business.ts';
import { Kinds } from './Kinds.tsx';
import { text } from '../languages/text.ts';
import type { NoticeSettings } from './settings.ts';
import { Templates } from './Templates.tsx';
import { Timing } from './Timing.tsx';
import classes from '../receptionist/receptionist.module.css';
import { done } from '../ui/notify.tsx';
import { Waiting } from '../ui/page.tsx';
import { UnsavedChanges } from '../ui/UnsavedChanges.tsx';

export function CustomerNotices() {
  const { trpc, id: businessId } = useBusiness();
  const known = useQuery(trpc.bookingNotices.settings.queryOptions({ businessId }));
  if (!known.isSuccess) return <Waiting request={known} />;
  return <Loaded known={known.data} />;
}

function Loaded({ known }: { readonly known: RouterOutputs['bookingNotices']['settings'] }) {
  const { trpc, id: businessId } = useBusiness();
  const reload = useReload();
  const [changed, setChanged] = useState<NoticeSettings | null>(null);
  const save = useMutation(
    trpc.bookingNotices.saveSettings.mutationOptions({
      async onSuccess() {
        await reload(trpc.bookingNotices.pathKey());
        setChanged(null);
        done(text.bookingNotices.saved);
      },
    }),
  );
  const settings = changed ?? known.bookingNotices;
  const wrong = withoutBeginning(fieldsOf(save.error), 'bookingNotices.');
  const change = (part: Partial<NoticeSettings>) => {
    save.reset();
    setChanged({ ...settings, ...part });
  };
  return (
    <Stack>
      <UnsavedChanges unsaved={changed !== null} />
      <Kinds settings={settings} change={change} />
      <Timing settings={settings} change={change} wrong={wrong} />
      <Templates
        defaults={known.defaults}
        variables={known.variables}
        settings={settings}
        change={change}
        wrong={wrong}
      />
      {changed !== null && (
        <div className={classes['bar']} role="group">
          <Saving error={save.error} hasMarks={Object.keys(wrong).length > 0} />
          <Group gap="sm">
            <Button variant="default" onClick={() => setChanged(null)}>
              {text.bookingNotices.discard}
            </Button>
            <Button
              loading={save.isPending}
              onClick={() => save.mutate({ businessId, bookingNotices: changed })}
            >
              {text.bookingNotices.save}
            </Button>
          </Group>
        </div>
      )}
    </Stack>
  );
}

interface SavingProps {
  readonly error: unknown;
  /** Whether fields say what is wrong with them. */
  readonly hasMarks: boolean;
}

function Saving({ error, hasMarks }: SavingProps) {
  const words = text.bookingNotices;
  if (error === null) return <Text>{words.unsavedBar}</Text>;
  const why = codeOf(error) === null ? text.ui.unreachable : '';
  return (
    <Text c="error" role="alert">
      {hasMarks ? words.lookAgain : `${words.notSaved} ${why}`.trim()}
    </Text>
  );
}

const withoutBeginning = (
  fields: Readonly<Record<string, string>>,
  beginning: string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).map(([path, why]) => [path.replace(beginning, ''), why]));
