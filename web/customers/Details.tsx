/** What is known of a customer, and can be written down. */
import { Button, Card, Group, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { codeOf, type RouterOutputs, useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { looksLikeAddress } from '../ui/account-fields.tsx';

export function Details({ customer }: { readonly customer: RouterOutputs['customers']['get'] }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { id: businessId } = useBusiness();
  const { id: customerId, name, email, notes } = customer;
  const form = useForm({
    initialValues: { name, email, notes },
    validate: {
      email: (value) =>
        value.trim() === '' || looksLikeAddress(value) ? null : 'This is not an e-mail address.',
    },
  });
  const save = useMutation(
    trpc.customers.update.mutationOptions({
      onSuccess: () => form.resetDirty(),
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.customers.pathKey() }),
    }),
  );
  const submit = form.onSubmit((values) =>
    save.mutate({
      businessId,
      customerId,
      customer: { ...values, email: values.email.trim() },
    }),
  );
  return (
    <Card component="section" aria-labelledby="details">
      <Title order={2} id="details" mb="sm">
        Details
      </Title>
      <form onSubmit={submit} noValidate>
        <TextInput label="Name" maxLength={100} {...form.getInputProps('name')} />
        <TextInput
          mt="sm"
          label="E-mail"
          description="Answers to messages go here."
          type="email"
          maxLength={200}
          {...form.getInputProps('email')}
        />
        <Textarea
          mt="sm"
          label="Notes"
          placeholder="For you and your team"
          autosize
          minRows={3}
          maxLength={5000}
          {...form.getInputProps('notes')}
        />
        <Group mt="md" justify="space-between">
          <Text size="sm" c={save.isError ? 'buoy' : 'dimmed'} role="status">
            {save.isError ? troubleOf(save.error) : save.isSuccess && !form.isDirty() ? 'Saved.' : ''}
          </Text>
          <Button type="submit" size="sm" disabled={!form.isDirty()} loading={save.isPending}>
            Save
          </Button>
        </Group>
      </form>
    </Card>
  );
}

const troubleOf = (error: unknown): string =>
  codeOf(error) === 'NOT_FOUND' ? 'This customer was erased meanwhile.' : 'That was not saved. Try again.';
