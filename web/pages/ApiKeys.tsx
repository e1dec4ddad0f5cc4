/** The page of the API keys: the keys, their scopes, and how they are used. */
import { Anchor, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { NewKey } from '../api-keys/NewKey.tsx';
import { inWords } from '../api-keys/scopes.ts';
import { Curl } from '../api-keys/Token.tsx';
import { codeOf, type RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import { marked } from '../languages/marked.tsx';
import { text } from '../languages/text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { dateOf, momentOf } from '../ui/format.ts';
import { failed } from '../ui/notify.tsx';
import { Dimmed, Empty, PageHead, Waiting } from '../ui/page.tsx';

type Key = RouterOutputs['keys']['list'][number];

export function ApiKeys() {
  const { trpc, id: businessId } = useBusiness();
  const keys = useQuery(trpc.keys.list.queryOptions({ businessId }));
  const [making, { open, close }] = useDisclosure();
  const [revoking, setRevoking] = useState<Key | null>(null);
  if (codeOf(keys.error) === 'FORBIDDEN')
    return (
      <>
        <PageHead title={text.ui.pages['/api-keys']} />
        <Empty title={text.apiKeys.notYours}>{text.apiKeys.notYoursAbout}</Empty>
      </>
    );
  return (
    <>
      <PageHead title={text.ui.pages['/api-keys']}>
        <Button onClick={open}>{text.apiKeys.newKey}</Button>
      </PageHead>
      <Text mb="lg" maw={640}>
        {marked(text.apiKeys.about, (documentation) => (
          <Anchor href="/docs" underline="always">
            {documentation}
          </Anchor>
        ))}
      </Text>
      {!keys.isSuccess ? (
        <Waiting request={keys} />
      ) : keys.data.length === 0 ? (
        <Empty title={text.apiKeys.none} action={<Button onClick={open}>{text.apiKeys.makeFirst}</Button>}>
          {text.apiKeys.noneAbout}
        </Empty>
      ) : (
        <Stack gap="sm" component="ul" aria-label={text.apiKeys.keys}>
          {keys.data.map((key) => (
            <KeyCard key={key.id} apiKey={key} revoke={() => setRevoking(key)} />
          ))}
        </Stack>
      )}
      <Title order={2} mt="xl" mb="xs">
        {text.apiKeys.use}
      </Title>
      <Text mb="sm" maw={640}>
        {text.apiKeys.useAbout}
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
          <Dimmed className="figures">
            <code>{prefix}…</code> · {text.apiKeys.made(dateOf(createdAt, zone), madeBy)} ·{' '}
            {lastUsedAt === null
              ? text.apiKeys.neverUsed
              : text.apiKeys.lastUsed(momentOf(lastUsedAt, zone, new Date()))}
          </Dimmed>
          {madeBy === null && (
            <Text size="sm" c="var(--ahoy-bad-text)">
              {text.apiKeys.opensNothing}
            </Text>
          )}
        </div>
        <Button size="sm" variant="default" onClick={revoke} aria-label={text.apiKeys.revokeOne(name)}>
          {text.common.revoke}
        </Button>
      </Group>
    </Card>
  );
}

function Revoke({ apiKey, close }: { readonly apiKey: Key; readonly close: () => void }) {
  const { trpc, id: businessId } = useBusiness();
  const queries = useQueryClient();
  const queryKey = trpc.keys.list.queryKey({ businessId });
  const revoke = useMutation(
    trpc.keys.revoke.mutationOptions({
      onSuccess: close,
      onError: (error) => failed(text.apiKeys.notRevoked(apiKey.name), error),
      onSettled: () => queries.invalidateQueries({ queryKey }),
    }),
  );
  return (
    <Dialog onClose={close} title={text.apiKeys.reallyRevoke(apiKey.name)}>
      <Text mb="lg">{text.apiKeys.revokeAbout}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={close} data-autofocus>
          {text.common.keepIt}
        </Button>
        <Button
          color="buoy"
          loading={revoke.isPending}
          onClick={() => revoke.mutate({ businessId, keyId: apiKey.id })}
        >
          {text.common.revoke}
        </Button>
      </Group>
    </Dialog>
  );
}
