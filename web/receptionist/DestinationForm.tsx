/** The form for somebody whom callers can be put through to. */
import {
  MultiSelect,
  NumberInput,
  Radio,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type RouterOutputs, useReload } from '../api.ts';
import { useBusiness } from '../business.ts';
import { firstDayOf } from '../calendar/week.ts';
import { text } from '../languages/text.ts';
import { dialable } from '../phone/number.ts';
import { HoursProblem } from './Hours.tsx';
import classes from './receptionist.module.css';
import type { Profile } from './useProfile.ts';
import { DialogButtons } from '../ui/Dialog.tsx';
import { Form } from '../ui/form.tsx';
import { phoneNumber } from '../ui/format.ts';
import { done } from '../ui/notify.tsx';
import { Note } from '../ui/page.tsx';
import { UnsavedChanges } from '../ui/UnsavedChanges.tsx';
import { WeekHours } from '../ui/WeekHours.tsx';

export type Destination = RouterOutputs['destinations']['list'][number];

interface DestinationFormProps {
  readonly profile: Profile;
  /** Null: a new one. */
  readonly destination: Destination | null;
  readonly onDone: () => void;
}

const HOURS = ['always', 'business', 'weekly'] as const;
const MODES = ['warm', 'cold'] as const;
const labelled = <Value extends string>(values: readonly Value[], labels: Readonly<Record<Value, string>>) =>
  values.map((value) => ({ value, label: labels[value] }));

const valuesOf = (destination: Destination | null, { hours }: Profile) => ({
  name: destination?.name ?? '',
  purpose: destination?.purpose ?? '',
  kind: destination?.memberId == null ? ('number' as const) : ('member' as const),
  number:
    destination === null || destination.memberId !== null || destination.phone === null
      ? ''
      : phoneNumber(destination.phone),
  memberId: destination?.memberId ?? null,
  staffId: destination?.staffId ?? null,
  serviceIds: destination?.serviceIds ?? [],
  hours: destination?.hours.type ?? ('business' as const),
  week: destination?.hours.type === 'weekly' ? destination.hours.week : hours,
  ringSeconds: destination?.ringSeconds ?? 25,
  mode: destination?.mode ?? ('warm' as const),
  ringsFirst: destination?.ringsFirst ?? false,
});
type Values = ReturnType<typeof valuesOf>;

export function DestinationForm({ profile, destination, onDone }: DestinationFormProps) {
  const { trpc, id: businessId, country } = useBusiness();
  const reload = useReload();
  const team = useQuery(trpc.team.list.queryOptions({ businessId }));
  const form = useForm<Values>({
    initialValues: valuesOf(destination, profile),
    validate: {
      name: (name) => (name.trim() === '' ? text.putThrough.nameMissing : null),
      number: (number, { kind }) =>
        kind === 'member' || dialable(number, country) !== null ? null : text.common.noPhoneNumber,
      memberId: (memberId, { kind }) =>
        kind === 'number' || memberId !== null ? null : text.putThrough.memberMissing,
      ringSeconds: (seconds) => (seconds >= 10 && seconds <= 60 ? null : text.putThrough.ringRange),
    },
  });
  const save = useMutation(
    trpc.destinations.save.mutationOptions({
      async onSuccess(_saved, { destination: { name } }) {
        onDone();
        done(text.putThrough.saved(name));
        await reload(trpc.destinations.pathKey());
      },
    }),
  );
  const submit = ({ kind, number, memberId, hours, week, ...rest }: Values) =>
    save.mutate({
      businessId,
      id: destination?.id ?? null,
      destination: {
        ...rest,
        phone:
          kind === 'number'
            ? { type: 'number', e164: dialable(number, country) ?? '' }
            : { type: 'member', memberId: memberId ?? '' },
        hours: hours === 'weekly' ? { type: hours, week } : { type: hours },
      },
    });
  const { kind, hours, week } = form.values;
  const members = (team.data?.members ?? []).map(({ userId, name, phone }) => ({
    value: userId,
    label: phone === null ? text.putThrough.memberWithoutPhone(name) : name,
  }));
  return (
    <Form submit={form.onSubmit(submit)}>
      <UnsavedChanges unsaved={form.isDirty() && !save.isSuccess} />
      <TextInput
        label={text.common.name}
        description={text.putThrough.nameAbout}
        maxLength={100}
        data-autofocus
        {...form.getInputProps('name')}
      />
      <TextInput
        label={text.putThrough.purpose}
        description={text.putThrough.purposeAbout}
        placeholder={text.putThrough.purposeExample}
        maxLength={200}
        {...form.getInputProps('purpose')}
      />
      <SegmentedControl
        aria-label={text.putThrough.phoneKind}
        data={labelled(['number', 'member'], text.putThrough.phoneKinds)}
        {...form.getInputProps('kind')}
      />
      {kind === 'number' ? (
        <TextInput label={text.putThrough.number} type="tel" maw={320} {...form.getInputProps('number')} />
      ) : (
        <Select
          label={text.putThrough.member}
          description={text.putThrough.memberAbout}
          placeholder={text.putThrough.memberExample}
          data={members}
          maw={320}
          {...form.getInputProps('memberId')}
        />
      )}
      <div className={classes['fields']}>
        <Select
          label={text.putThrough.staff}
          description={text.putThrough.staffAbout}
          placeholder={text.putThrough.nobody}
          clearable
          data={profile.staff.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('staffId')}
        />
        <MultiSelect
          label={text.putThrough.services}
          description={text.putThrough.servicesAbout}
          data={profile.services.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('serviceIds')}
        />
        <Select
          label={text.putThrough.hours}
          allowDeselect={false}
          data={labelled(HOURS, text.putThrough.hoursKinds)}
          {...form.getInputProps('hours')}
        />
        <NumberInput
          label={text.putThrough.ringSeconds}
          min={10}
          max={60}
          allowDecimal={false}
          suffix={text.putThrough.seconds}
          {...form.getInputProps('ringSeconds')}
        />
      </div>
      {hours === 'weekly' && (
        <WeekHours
          week={week}
          firstDay={firstDayOf(country)}
          onChange={(next) => form.setFieldValue('week', next)}
        />
      )}
      <HoursProblem error={save.error} part="destination.hours.week" />
      <Radio.Group label={text.putThrough.mode} {...form.getInputProps('mode')}>
        <Stack gap="xs" mt={6}>
          {MODES.map((mode) => (
            <Radio
              key={mode}
              value={mode}
              label={text.putThrough.modes[mode].label}
              description={text.putThrough.modes[mode].about}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Switch
        label={text.putThrough.ringsFirst}
        {...form.getInputProps('ringsFirst', { type: 'checkbox' })}
      />
      {save.isError && <Note trouble>{save.error.message}</Note>}
      <DialogButtons onCancel={onDone} loading={save.isPending} />
    </Form>
  );
}
