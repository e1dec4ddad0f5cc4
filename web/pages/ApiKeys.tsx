/** The business from other programs: keys, what they may do, and how they are used. */
import { Anchor, Button, Card, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { codeOf, type RouterOutputs, useTRPC } from '../api.ts';
import { Curl } from '../api-keys/Curl.tsx';
import { NewKey } from '../api-keys/NewKey.tsx';
import { inWords } from '../api-keys/scopes.ts';
import { useBusiness } from '../business.ts';
import { dateOf, momentOf } from '../ui/format.ts';
import { failed } from '../ui/notify.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';

type Key = RouterOutputs['keys']['list'][number];

export function ApiKeys() {
  const trpc = useTRPC();
  const { id: businessId } = useBusiness();
  const keys = useQuery(trpc.keys.list.queryOptions({ businessId }));
  const [making, { open, close }] = useDisclosure();
  const [revoking, setRevoking] = useState<Key | null>(null);
  if (codeOf(keys.error) === 'FORBIDDEN')
    return (
      <>
        <PageHead title="API" />
        <Empty title="Keys are made by who runs the business">Ask an owner or a manager for one.</Empty>
      </>
    );
  return (
    <>
      <PageHead title="API">
        <Button onClick={open}>New key</Button>
      </PageHead>
      <Text mb="lg" maw={640}>
        Let your till, your website or a spreadsheet read and book what you see here. Everything there is
        stands, ready to be tried, in the{' '}
        <Anchor href="/docs" underline="always">
          documentation
        </Anchor>
        .
      </Text>
      {keys.isPending ? (
        <Loading />
      ) : keys.isError ? (
        <Failed error={keys.error} again={() => void keys.refetch()} />
      ) : keys.data.length === 0 ? (
        <Empty title="No key yet" action={<Button onClick={open}>Make the first key</Button>}>
          A key lets one program in, as far as you say, until you revoke it.
        </Empty>
      ) : (
        <Stack gap="sm" component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label="Keys">
          {keys.data.map((key) => (
            <KeyCard key={key.id} apiKey={key} revoke={() => setRevoking(key)} />
          ))}
        </Stack>
      )}
      <Title order={2} mt="xl" mb="xs">
        How it is used
      </Title>
      <Text mb="sm" maw={640}>
        Send the key with each request. The appointments of the coming week, from a terminal:
      </Text>
      <Curl token="ahoy_..." />
      <NewKey key={String(making)} opened={making} close={close} />
      {revoking !== null && <Revoke apiKey={revoking} close={() => setRevoking(null)} />}
    </>
  );
}

function KeyCard({ apiKey, revoke }: { readonly apiKey: Key; readonly revoke: () => void }) {
  const { zone } = useBusiness();
  const { name, prefix, scopes, madeBy, createdAt, lastUsedAt } = apiKey;
  return (
    <Card component="li">
      <Group justify="space-between" align="flex-start" gap="sm">
        <div style={{ minWidth: 0, flex: '1 1 240px' }}>
          <Text fw={600}>{name}</Text>
          <Text size="sm">{inWords(scopes)}</Text>
          <Text size="sm" c="dimmed" className="figures">
            <code>{prefix}…</code> · made {dateOf(createdAt, zone)}
            {madeBy === null ? '' : ` by ${madeBy}`} ·{' '}
            {lastUsedAt === null ? 'never used' : `last used ${momentOf(lastUsedAt, zone, new Date())}`}
          </Text>
          {madeBy === null && (
            <Text size="sm" c="var(--ahoy-bad-text)">
              Opens nothing: who made it does not run this business any more.
            </Text>
          )}
        </div>
        <Button size="sm" variant="default" onClick={revoke} aria-label={`Revoke ${name}`}>
          Revoke
        </Button>
      </Group>
    </Card>
  );
}

function Revoke({ apiKey, close }: { readonly apiKey: Key; readonly close: () => void }) {
  const trpc = useTRPC();
  const { id: businessId } = useBusiness();
  const queries = useQueryClient();
  const queryKey = trpc.keys.list.queryKey({ businessId });
  const revoke = useMutation(
    trpc.keys.revoke.mutationOptions({
      onSuccess: close,
      onError: (error) => failed(`${apiKey.name} was not revoked and still works.`, error),
      onSettled: () => queries.invalidateQueries({ queryKey }),
    }),
  );
  return (
    <Modal
      opened
      onClose={close}
      title={`Revoke ${apiKey.name}?`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Text mb="lg">
        The program that uses it is locked out at once. This cannot be undone; you can make a new key.
      </Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={close} data-autofocus>
          Keep it
        </Button>
        <Button
          color="buoy"
          loading={revoke.isPending}
          onClick={() => revoke.mutate({ businessId, keyId: apiKey.id })}
        >
          Revoke
        </Button>
      </Group>
    </Modal>
  );
}
