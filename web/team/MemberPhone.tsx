/** The phone on which callers reach a member of the team. */
import { Button, Group, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useReload } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { dialable } from '../phone/number.ts';
import { Form } from '../ui/form.tsx';
import { phoneNumber } from '../ui/format.ts';
import { done } from '../ui/notify.tsx';
import { Note } from '../ui/page.tsx';

interface MemberPhoneProps {
  readonly memberId: string;
  /** E.164; null: none. */
  readonly phone: string | null;
}

export function MemberPhone({ memberId, phone }: MemberPhoneProps) {
  const { trpc, id: businessId, country } = useBusiness();
  const reload = useReload();
  const form = useForm({
    initialValues: { phone: phone === null ? '' : phoneNumber(phone) },
    validate: {
      phone: (typed) =>
        typed.trim() === '' || dialable(typed, country) !== null ? null : text.common.noPhoneNumber,
    },
  });
  const save = useMutation(
    trpc.team.setPhone.mutationOptions({
      async onSuccess() {
        form.resetDirty();
        done(text.team.phoneSaved);
        await reload(trpc.team.pathKey(), trpc.destinations.pathKey(), trpc.notices.pathKey());
      },
    }),
  );
  const submit = form.onSubmit(({ phone: typed }) =>
    save.mutate({ businessId, memberId, phone: dialable(typed, country) }),
  );
  return (
    <Form submit={submit} gap="sm" maw={420}>
      {save.isError && <Note trouble>{save.error.message}</Note>}
      <TextInput
        label={text.team.phoneNumber}
        description={text.team.phoneAbout}
        type="tel"
        size="md"
        autoComplete="tel"
        {...form.getInputProps('phone')}
      />
      <Group>
        <Button type="submit" variant="default" loading={save.isPending} disabled={!form.isDirty()}>
          {text.team.savePhone}
        </Button>
      </Group>
    </Form>
  );
}
