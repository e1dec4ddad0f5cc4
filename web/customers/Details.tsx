/** A customer's name, e-mail address and notes, to be changed. */
import { Button, Group, NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { codeOf, type RouterInputs, type RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { looksLikeAddress } from '../ui/account-fields.tsx';
import { Section } from '../ui/page.tsx';
import { UnsavedChanges } from '../ui/UnsavedChanges.tsx';

/** A select has no null. */
const AS_THE_BUSINESS = 'business';
const NOTIFY = [AS_THE_BUSINESS, 'sms', 'mail', 'both', 'none'] as const;

/** What was chosen, as the service keeps it. */
function choiceOf(chosen: string): RouterInputs['customers']['update']['customer']['notify'] {
  const known = NOTIFY.find((each) => each === chosen) ?? AS_THE_BUSINESS;
  return known === AS_THE_BUSINESS ? null : known;
}

export function Details({ customer }: { readonly customer: RouterOutputs['customers']['get'] }) {
  const { trpc, id: businessId } = useBusiness();
  const queryClient = useQueryClient();
  const { id: customerId, name, email, notes } = customer;
  const notify = customer.notify ?? AS_THE_BUSINESS;
  const form = useForm({
    initialValues: { name, email, notes, notify },
    validate: {
      email: (value) => (value.trim() === '' || looksLikeAddress(value) ? null : text.customers.noEmail),
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
      customer: { ...values, email: values.email.trim(), notify: choiceOf(values.notify) },
    }),
  );
  return (
    <Section title={text.customers.details}>
      <UnsavedChanges unsaved={form.isDirty()} />
      <form onSubmit={submit} noValidate>
        <TextInput label={text.common.name} maxLength={100} {...form.getInputProps('name')} />
        <TextInput
          mt="sm"
          label={text.common.email}
          description={text.customers.emailAbout}
          type="email"
          maxLength={200}
          {...form.getInputProps('email')}
        />
        <NativeSelect
          mt="sm"
          label={text.customers.notify}
          description={customer.optedOut ? text.customers.optedOutAbout : null}
          data={NOTIFY.map((value) => ({ value, label: text.customers.notifyBy[value] }))}
          {...form.getInputProps('notify')}
        />
        <Textarea
          mt="sm"
          label={text.customers.notes}
          placeholder={text.common.forTeam}
          autosize
          minRows={3}
          maxLength={5000}
          {...form.getInputProps('notes')}
        />
        <Group mt="md" justify="space-between">
          <Text size="sm" c={save.isError ? 'buoy' : 'dimmed'} role="status">
            {save.isError
              ? troubleOf(save.error)
              : save.isSuccess && !form.isDirty()
                ? text.common.saved
                : ''}
          </Text>
          <Button type="submit" size="sm" disabled={!form.isDirty()} loading={save.isPending}>
            {text.common.save}
          </Button>
        </Group>
      </form>
    </Section>
  );
}

const troubleOf = (error: unknown): string =>
  codeOf(error) === 'NOT_FOUND' ? text.customers.erasedMeanwhile : text.customers.notSaved;
