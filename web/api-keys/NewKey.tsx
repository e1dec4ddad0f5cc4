/** Makes a key: a name, what it may do, and then the key itself, this once. */
import { Alert, Button, Checkbox, Group, Modal, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { codeOf, useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { Curl } from './Curl.tsx';
import { type Scope, SUBJECTS } from './scopes.ts';
import { Token } from './Token.tsx';

/** What most programs begin with. */
const USUAL: readonly Scope[] = ['bookings:read', 'businesses:read'];

export function NewKey({ opened, close }: { readonly opened: boolean; readonly close: () => void }) {
  return (
    <Modal
      opened={opened}
      onClose={close}
      title="New API key"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Making close={close} />
    </Modal>
  );
}

function Making({ close }: { readonly close: () => void }) {
  const trpc = useTRPC();
  const { id: businessId } = useBusiness();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<ReadonlySet<Scope>>(new Set(USUAL));
  const [checked, setChecked] = useState(false);
  const make = useMutation(
    trpc.keys.make.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.keys.list.queryKey({ businessId }) }),
    }),
  );
  if (make.data !== undefined) return <Made token={make.data.token} close={close} />;

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (name.trim() !== '' && scopes.size > 0) make.mutate({ businessId, name, scopes: [...scopes] });
  };
  const toggle = (scope: Scope) =>
    setScopes((before) =>
      before.has(scope) ? new Set([...before].filter((each) => each !== scope)) : new Set([...before, scope]),
    );
  const box = (scope: Scope | null, label: string) =>
    scope !== null && (
      <Checkbox aria-label={label} checked={scopes.has(scope)} onChange={() => toggle(scope)} />
    );
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label="Name"
          description="The program that will use it, so that you know later what stops when you revoke it."
          placeholder="Till in the shop"
          data-autofocus
          maxLength={100}
          value={name}
          error={checked && name.trim() === '' ? 'Give it a name.' : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Table aria-label="What the key may do" verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>It may</Table.Th>
              <Table.Th>Read</Table.Th>
              <Table.Th>Change</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {SUBJECTS.map(({ label, about, read, write }) => (
              <Table.Tr key={read}>
                <Table.Td>
                  <Text fw={500} size="sm">
                    {label}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {about}
                  </Text>
                </Table.Td>
                <Table.Td>{box(read, `Read ${label}`)}</Table.Td>
                <Table.Td>{box(write, `Change ${label}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        {checked && scopes.size === 0 && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            Tick at least one thing that it may do.
          </Text>
        )}
        {make.isError && (
          <Alert color="buoy" role="alert">
            {codeOf(make.error) === null
              ? 'The service could not be reached. No key was made; try again in a moment.'
              : make.error.message}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
          <Button type="submit" loading={make.isPending}>
            Make the key
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Made({ token, close }: { readonly token: string; readonly close: () => void }) {
  return (
    <Stack>
      <Text>
        This is the key. Copy it now to where the program keeps its secrets:{' '}
        <strong>it is not shown again.</strong>
      </Text>
      <Token token={token} />
      <Text size="sm">For example, the appointments of the coming week:</Text>
      <Curl token={token} />
      <Group justify="flex-end">
        <Button onClick={close}>I have copied it</Button>
      </Group>
    </Stack>
  );
}
