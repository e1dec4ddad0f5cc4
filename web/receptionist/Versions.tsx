/** The published versions: when and by whom, what changed, and a button to go back. */
import { Badge, Button, Card, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type RouterOutputs, useReload, useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { momentOf } from '../ui/format.ts';
import { failed } from '../ui/notify.tsx';
import { Section } from '../ui/Section.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { Differences } from './Differences.tsx';
import classes from './receptionist.module.css';

type Version = RouterOutputs['receptionist']['versions'][number];

export function Versions({ current }: { readonly current: number }) {
  const trpc = useTRPC();
  const { id: businessId } = useBusiness();
  const versions = useQuery(trpc.receptionist.versions.queryOptions({ businessId }));
  const [compared, compare] = useState<{ readonly before: number; readonly after: number } | null>(null);
  if (versions.isPending) return <Loading />;
  if (versions.isError) return <Failed error={versions.error} again={() => void versions.refetch()} />;
  if (versions.data.length === 0) {
    return (
      <Card>
        <Empty title={text.receptionist.asSetUp}>{text.receptionist.noVersions}</Empty>
      </Card>
    );
  }
  const [latest] = versions.data;
  return (
    <Section
      title={text.receptionist.tabs.versions}
      beside={
        versions.data.length > 1 &&
        latest !== undefined && (
          <Button variant="default" onClick={() => compare({ before: 0, after: latest.version })}>
            {text.receptionist.compareAny}
          </Button>
        )
      }
    >
      <ol className={classes['list']} reversed>
        {versions.data.map((version) => (
          <Row
            key={version.version}
            version={version}
            current={current}
            onCompare={() => compare({ before: version.version, after: current })}
          />
        ))}
      </ol>
      {compared !== null && (
        <Dialog onClose={() => compare(null)} title={text.receptionist.compareTitle} size="lg">
          <Compare {...compared} versions={versions.data} onChange={compare} />
        </Dialog>
      )}
    </Section>
  );
}

interface RowProps {
  readonly version: Version;
  readonly current: number;
  readonly onCompare: () => void;
}

function Row({ version: { version, note, publishedAt, publishedBy }, current, onCompare }: RowProps) {
  const { zone } = useBusiness();
  const back = useGoBack();
  return (
    <li className={classes['row']}>
      <div>
        <Group gap="xs">
          <Text fw={600}>{text.receptionist.version(version)}</Text>
          {version === current && <Badge color="kelp.7">{text.receptionist.answersCalls}</Badge>}
        </Group>
        {note !== '' && version !== 0 && <Text>{note}</Text>}
        <Text size="sm" c="dimmed">
          {version === 0
            ? text.receptionist.untilFirst
            : `${momentOf(publishedAt, zone, new Date())}${publishedBy === null ? '' : `, ${publishedBy}`}`}
        </Text>
      </div>
      {version !== current && (
        <Group gap="xs">
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={text.receptionist.compareOf(version)}
            onClick={onCompare}
          >
            {text.receptionist.compare}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            loading={back.isPending}
            aria-label={text.receptionist.goBackOf(version)}
            onClick={() => back.goBack(version)}
          >
            {text.receptionist.goBack}
          </Button>
        </Group>
      )}
    </li>
  );
}

/** Going back publishes the old version again as a new one, so this can be undone the same way. */
function useGoBack() {
  const trpc = useTRPC();
  const reload = useReload();
  const { id: businessId } = useBusiness();
  const again = useMutation(
    trpc.receptionist.publishAgain.mutationOptions({
      onError: (error) => failed(text.receptionist.nothingChanged, error),
      onSuccess: () => reload(trpc.receptionist.pathKey()),
    }),
  );
  return {
    isPending: again.isPending,
    goBack: (version: number) =>
      again.mutate({
        businessId,
        version,
        note: text.receptionist.backTo(version),
      }),
  };
}

interface CompareProps {
  readonly before: number;
  readonly after: number;
  readonly versions: readonly Version[];
  readonly onChange: (compared: { readonly before: number; readonly after: number }) => void;
}

function Compare({ before, after, versions, onChange }: CompareProps) {
  const trpc = useTRPC();
  const { id: businessId } = useBusiness();
  const [was, is] = useQueries({
    queries: [before, after].map((version) =>
      // A published version never changes.
      trpc.receptionist.version.queryOptions({ businessId, version }, { staleTime: Infinity }),
    ),
  });
  const choices = versions.map(({ version, note }) => ({
    value: String(version),
    label: text.receptionist.version(version) + (note === '' || version === 0 ? '' : `: ${note}`),
  }));
  return (
    <Stack>
      <Group grow>
        <NativeSelect
          label={text.common.from}
          data={choices}
          value={String(before)}
          onChange={({ currentTarget }) => onChange({ before: Number(currentTarget.value), after })}
        />
        <NativeSelect
          label={text.common.to}
          data={choices}
          value={String(after)}
          onChange={({ currentTarget }) => onChange({ before, after: Number(currentTarget.value) })}
        />
      </Group>
      {was?.data !== undefined && is?.data !== undefined ? (
        <Differences before={was.data} after={is.data} />
      ) : was?.isError === true || is?.isError === true ? (
        <Failed
          error={was?.error ?? is?.error}
          again={() => void Promise.all([was?.refetch(), is?.refetch()])}
        />
      ) : (
        <Loading />
      )}
    </Stack>
  );
}
