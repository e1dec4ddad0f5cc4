/** The published versions: when and by whom, what changed, and a button to go back. */
import { Badge, Button, Card, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type RouterOutputs, useReload } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { Differences } from './Differences.tsx';
import classes from './receptionist.module.css';
import { SmallButton } from '../ui/buttons.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { typedIn } from '../ui/form.tsx';
import { momentOf } from '../ui/format.ts';
import { failed } from '../ui/notify.tsx';
import { Dimmed, Empty, Failed, Loading, Section, Waiting } from '../ui/page.tsx';

type Version = RouterOutputs['receptionist']['versions'][number];

export function Versions({ current }: { readonly current: number }) {
  const { trpc, id: businessId } = useBusiness();
  const versions = useQuery(trpc.receptionist.versions.queryOptions({ businessId }));
  const [compared, compare] = useState<{ readonly before: number; readonly after: number } | null>(null);
  if (!versions.isSuccess) return <Waiting request={versions} />;
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
      <ol reversed>
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
        <Dimmed>
          {version === 0
            ? text.receptionist.untilFirst
            : `${momentOf(publishedAt, zone, new Date())}${publishedBy === null ? '' : `, ${publishedBy}`}`}
        </Dimmed>
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
          <SmallButton
            loading={back.isPending}
            aria-label={text.receptionist.goBackOf(version)}
            onClick={() => back.goBack(version)}
          >
            {text.receptionist.goBack}
          </SmallButton>
        </Group>
      )}
    </li>
  );
}

/** Going back publishes the old version again as a new one, so this can be undone the same way. */
function useGoBack() {
  const { trpc, id: businessId } = useBusiness();
  const reload = useReload();
  const again = useMutation(
    trpc.receptionist.publishAgain.mutationOptions({
      onError: (error) => failed(text.common.unchanged, error),
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
  const { trpc, id: businessId } = useBusiness();
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
          {...typedIn(String(before), (next) => onChange({ before: Number(next), after }))}
        />
        <NativeSelect
          label={text.common.to}
          data={choices}
          {...typedIn(String(after), (next) => onChange({ before, after: Number(next) }))}
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
