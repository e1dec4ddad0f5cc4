/** Who works here, when, and when not. */
import { ActionIcon, Button, Card, Group, Stack, Switch, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { instantOf } from '../calendar/wall-clock.ts';
import { text } from '../languages/text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { momentOf, zoneName } from '../ui/format.ts';
import { CloseIcon } from '../ui/icons.tsx';
import { done, failed } from '../ui/notify.tsx';
import { Empty } from '../ui/states.tsx';
import { WeekHours } from '../ui/WeekHours.tsx';
import { HoursProblem } from './HoursProblem.tsx';
import classes from './receptionist.module.css';
import { RetireDialog } from './RetireDialog.tsx';
import { fieldErrors, type Profile, type StaffMember, useRefresh } from './useProfile.ts';

type Opened =
  | { readonly type: 'person'; readonly person: StaffMember | null }
  | { readonly type: 'time-off'; readonly person: StaffMember };

export function Staff({ profile }: { readonly profile: Profile }) {
  const trpc = useTRPC();
  const { id: businessId } = useBusiness();
  const refresh = useRefresh();
  const coming = useQuery(trpc.businesses.coming.queryOptions({ businessId }));
  const [dialog, open] = useState<Opened | null>(null);
  const [leaving, leave] = useState<StaffMember | null>(null);
  const close = () => open(null);
  const retire = useMutation(
    trpc.businesses.retireStaff.mutationOptions({
      onError: (error) => failed(text.business.staffNotRetired, error),
      onSuccess: refresh,
    }),
  );
  const remove = ({ id, name }: StaffMember) => {
    leave(null);
    retire.mutate(
      { businessId, id },
      {
        onSuccess: () =>
          done(text.business.staffRetired(name), () => retire.mutate({ businessId, id, retired: false })),
      },
    );
  };
  const bookingsOf = (person: StaffMember) =>
    (coming.data ?? [])
      .filter(({ staffId }) => staffId === person.id)
      .reduce((sum, { bookings }) => sum + bookings, 0);
  return (
    <Card component="section" aria-labelledby="staff">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="staff">
          {text.business.staff}
        </Title>
        <Button onClick={() => open({ type: 'person', person: null })}>{text.business.addStaff}</Button>
      </Group>
      <Text size="sm" c="dimmed">
        {text.business.staffAbout}
      </Text>
      {profile.staff.length === 0 && (
        <Empty title={text.business.noStaff}>{text.business.noStaffAbout}</Empty>
      )}
      <ul className={classes['list']}>
        {profile.staff.map((person) => (
          <li key={person.id} className={classes['row']}>
            <div>
              <Text fw={600}>{person.name}</Text>
              <Text size="sm" c="dimmed">
                {person.hours === null ? text.business.worksAlways : text.business.worksOwnHours}
              </Text>
              <TimeOffList person={person} />
            </div>
            <Group gap="xs">
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => open({ type: 'time-off', person })}
                aria-label={text.business.timeOffTitle(person.name)}
              >
                {text.business.timeOff}
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => open({ type: 'person', person })}
                aria-label={text.common.editOf(person.name)}
              >
                {text.common.edit}
              </Button>
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                onClick={() => leave(person)}
                aria-label={text.common.removeOf(person.name)}
              >
                {text.common.remove}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      {dialog?.type === 'person' && (
        <Dialog onClose={close} title={dialog.person?.name ?? text.business.newStaff} size="lg">
          <PersonForm person={dialog.person} usual={profile.hours} onDone={close} />
        </Dialog>
      )}
      {dialog?.type === 'time-off' && (
        <Dialog onClose={close} title={text.business.timeOffTitle(dialog.person.name)} size="lg">
          <TimeOffForm person={dialog.person} onDone={close} />
        </Dialog>
      )}
      {leaving !== null && (
        <RetireDialog
          name={leaving.name}
          coming={bookingsOf(leaving)}
          onClose={() => leave(null)}
          onRetire={() => remove(leaving)}
        />
      )}
    </Card>
  );
}

function TimeOffList({ person }: { readonly person: StaffMember }) {
  const trpc = useTRPC();
  const { id: businessId, zone } = useBusiness();
  const refresh = useRefresh();
  const now = new Date();
  const adding = useMutation(
    trpc.businesses.addTimeOff.mutationOptions({
      onError: (error) => failed(text.business.timeOffNotBack, error),
      onSuccess: refresh,
    }),
  );
  const removing = useMutation(
    trpc.businesses.removeTimeOff.mutationOptions({
      onError: (error) => failed(text.business.timeOffNotRemoved, error),
      onSuccess: refresh,
    }),
  );
  const coming = person.timeOff.filter(({ to }) => new Date(to) > now);
  if (coming.length === 0) return null;
  return (
    <ul className={classes['list']} aria-label={text.business.timeOffOf(person.name)}>
      {coming.map(({ id, from, to, note }) => {
        const when = text.business.timeOffWhen(momentOf(from, zone, now), momentOf(to, zone, now));
        const undo = () => adding.mutate({ businessId, timeOff: { staffId: person.id, from, to, note } });
        return (
          <li key={id}>
            <Group gap={4} wrap="nowrap" align="flex-start">
              <Text size="sm">{text.business.timeOffLine(when, note)}</Text>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={text.business.removeTimeOff(when)}
                onClick={() =>
                  removing.mutate(
                    { businessId, id },
                    { onSuccess: () => done(text.business.timeOffRemoved(person.name, when), undo) },
                  )
                }
              >
                <CloseIcon size={16} />
              </ActionIcon>
            </Group>
          </li>
        );
      })}
    </ul>
  );
}

interface PersonFormProps {
  /** Null: somebody new. */
  readonly person: StaffMember | null;
  readonly usual: Profile['hours'];
  readonly onDone: () => void;
}

function PersonForm({ person, usual, onDone }: PersonFormProps) {
  const trpc = useTRPC();
  const { id: businessId } = useBusiness();
  const refresh = useRefresh();
  const [name, setName] = useState(person?.name ?? '');
  const [hours, setHours] = useState(person?.hours ?? null);
  const save = useMutation(
    trpc.businesses.saveStaff.mutationOptions({
      onError(error) {
        if (Object.keys(fieldErrors(error, 'staff')).length === 0) failed(text.business.staffNotSaved, error);
      },
      async onSuccess() {
        onDone();
        done(text.business.staffSaved(name.trim(), person === null));
        await refresh();
      },
    }),
  );
  const problems = fieldErrors(save.error, 'staff');
  return (
    <form
      noValidate
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        save.mutate({ businessId, id: person?.id ?? null, staff: { name, hours } });
      }}
    >
      <Stack>
        <TextInput
          label={text.common.name}
          description={text.business.staffNameAbout}
          maxLength={100}
          data-autofocus
          value={name}
          error={problems['name'] === undefined ? null : text.business.staffNameMissing}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Switch
          label={text.business.worksAlways}
          checked={hours === null}
          onChange={({ currentTarget }) => setHours(currentTarget.checked ? null : usual)}
        />
        {hours !== null && <WeekHours week={hours} onChange={setHours} />}
        <HoursProblem error={save.error} part="staff.hours" />
        <Group justify="end">
          <Button variant="default" onClick={onDone}>
            {text.common.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {text.common.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function TimeOffForm({ person, onDone }: { readonly person: StaffMember; readonly onDone: () => void }) {
  const trpc = useTRPC();
  const { id: businessId, zone } = useBusiness();
  const refresh = useRefresh();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const wrong = from !== '' && to !== '' && from >= to;
  const add = useMutation(
    trpc.businesses.addTimeOff.mutationOptions({
      onError: (error) => failed(text.business.timeOffNotSaved, error),
      async onSuccess() {
        onDone();
        done(text.business.timeOffSaved(person.name));
        await refresh();
      },
    }),
  );
  // `2026-11-24T15:00` as the business's clock shows it.
  const instant = (wall: string) => instantOf(`${wall.replace('T', ' ')}:00`, zone).toISOString();
  return (
    <form
      noValidate
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        if (from === '' || to === '' || wrong) return;
        const timeOff = { staffId: person.id, from: instant(from), to: instant(to), note };
        add.mutate({ businessId, timeOff });
      }}
    >
      <Stack>
        <Group grow align="start">
          <TextInput
            type="datetime-local"
            label={text.common.from}
            required
            data-autofocus
            value={from}
            onChange={({ currentTarget }) => setFrom(currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label={text.common.to}
            required
            value={to}
            error={wrong ? text.business.endsFirst : null}
            onChange={({ currentTarget }) => setTo(currentTarget.value)}
          />
        </Group>
        <TextInput
          label={text.common.note}
          description={text.business.timeOffNoteAbout(zoneName(zone))}
          maxLength={200}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <Group justify="end">
          <Button variant="default" onClick={onDone}>
            {text.common.cancel}
          </Button>
          <Button type="submit" loading={add.isPending} disabled={from === '' || to === '' || wrong}>
            {text.common.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
