/** The dialog that makes a key: a name, what it may do, and then the key itself, this once. */
import { Alert, Button, Checkbox, Group, Modal, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type Scope, subjects } from './scopes.ts';
import { Curl, Token } from './Token.tsx';
import { codeOf } from '../api.ts';
import { useBusiness } from '../business.ts';
import { marked } from '../languages/marked.tsx';
import { text } from '../languages/text.ts';
import { DialogButtons } from '../ui/Dialog.tsx';
import { Form, typedIn } from '../ui/form.tsx';

/** The scopes that most programs begin with. */
const USUAL: readonly Scope[] = ['bookings:read', 'businesses:read'];

export const NewKey = ({ opened, close }: { readonly opened: boolean; readonly close: () => void }) => (
  <Modal
    opened={opened}
    onClose={close}
    title={text.apiKeys.newTitle}
    size="lg"
    closeButtonProps={{ 'aria-label': text.common.close }}
  >
    <Making close={close} />
  </Modal>
);

function Making({ close }: { readonly close: () => void }) {
  const { trpc, id: businessId } = useBusiness();
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

  const submit = () => {
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
    <Form submit={submit}>
      <TextInput
        label={text.common.name}
        description={text.apiKeys.nameAbout}
        placeholder={text.apiKeys.nameExample}
        data-autofocus
        maxLength={100}
        error={checked && name.trim() === '' ? text.apiKeys.noName : undefined}
        {...typedIn(name, setName)}
      />
      <Table aria-label={text.apiKeys.scopes} verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{text.apiKeys.itMay}</Table.Th>
            <Table.Th>{text.apiKeys.read}</Table.Th>
            <Table.Th>{text.apiKeys.change}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {subjects().map(({ texts: [label, about], read, write }) => (
            <Table.Tr key={read}>
              <Table.Td>
                <Text fw={500} size="sm">
                  {label}
                </Text>
                <Text size="xs" c="dimmed">
                  {about}
                </Text>
              </Table.Td>
              <Table.Td>{box(read, text.apiKeys.readOne(label))}</Table.Td>
              <Table.Td>{box(write, text.apiKeys.changeOne(label))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {checked && scopes.size === 0 && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {text.apiKeys.noScope}
        </Text>
      )}
      {make.isError && (
        <Alert color="buoy" role="alert">
          {codeOf(make.error) === null ? text.apiKeys.unreached : make.error.message}
        </Alert>
      )}
      <DialogButtons onCancel={close} loading={make.isPending}>
        {text.apiKeys.make}
      </DialogButtons>
    </Form>
  );
}

function Made({ token, close }: { readonly token: string; readonly close: () => void }) {
  return (
    <Stack>
      <Text>
        {marked(text.apiKeys.isMade, (once) => (
          <strong>{once}</strong>
        ))}
      </Text>
      <Token token={token} />
      <Text size="sm">{text.apiKeys.example}</Text>
      <Curl token={token} />
      <Group justify="flex-end">
        <Button onClick={close}>{text.apiKeys.isCopied}</Button>
      </Group>
    </Stack>
  );
}
