/** Who works here, when, and when not. */
import { ActionIcon, Button, Card, Group, Stack, Switch, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { instantOf } from '../calendar/wall-clock.ts';
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
      onError: (error) => failed('Nobody was removed.', error),
      onSuccess: refresh,
    }),
  );
  const remove = ({ id, name }: StaffMember) => {
    leave(null);
    retire.mutate(
      { businessId, id },
      {
        onSuccess: () =>
          done(`${name} cannot be booked any more`, () => retire.mutate({ businessId, id, retired: false })),
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
          Staff
        </Title>
        <Button onClick={() => open({ type: 'person', person: null })}>Add somebody</Button>
      </Group>
      <Text size="sm" c="dimmed">
        With whom callers can book. Who may sign in here stands on the Team page.
      </Text>
      {profile.staff.length === 0 && <Empty title="Nobody yet">Bookings need somebody to be with.</Empty>}
      <ul className={classes['list']}>
        {profile.staff.map((person) => (
          <li key={person.id} className={classes['row']}>
            <div>
              <Text fw={600}>{person.name}</Text>
              <Text size="sm" c="dimmed">
                {person.hours === null ? 'Works whenever you are open' : 'Has hours of their own'}
              </Text>
              <TimeOffList person={person} />
            </div>
            <Group gap="xs">
              <Button variant="default" size="compact-sm" onClick={() => open({ type: 'time-off', person })}>
                Time off<span className="visually-hidden"> for {person.name}</span>
              </Button>
              <Button variant="default" size="compact-sm" onClick={() => open({ type: 'person', person })}>
                Edit<span className="visually-hidden"> {person.name}</span>
              </Button>
              <Button variant="subtle" color="gray" size="compact-sm" onClick={() => leave(person)}>
                Remove<span className="visually-hidden"> {person.name}</span>
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      {dialog?.type === 'person' && (
        <Dialog onClose={close} title={dialog.person?.name ?? 'Somebody new'} size="lg">
          <PersonForm person={dialog.person} usual={profile.hours} onDone={close} />
        </Dialog>
      )}
      {dialog?.type === 'time-off' && (
        <Dialog onClose={close} title={`Time off for ${dialog.person.name}`} size="lg">
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
      onError: (error) => failed('The time off was not put back.', error),
      onSuccess: refresh,
    }),
  );
  const removing = useMutation(
    trpc.businesses.removeTimeOff.mutationOptions({
      onError: (error) => failed('The time off is still there.', error),
      onSuccess: refresh,
    }),
  );
  const coming = person.timeOff.filter(({ to }) => new Date(to) > now);
  if (coming.length === 0) return null;
  return (
    <ul className={classes['list']} aria-label={`Time off of ${person.name}`}>
      {coming.map(({ id, from, to, note }) => {
        const when = `${momentOf(from, zone, now)} to ${momentOf(to, zone, now)}`;
        const undo = () => adding.mutate({ businessId, timeOff: { staffId: person.id, from, to, note } });
        return (
          <li key={id}>
            <Group gap={4} wrap="nowrap" align="flex-start">
              <Text size="sm">
                Off {when}
                {note !== '' && `: ${note}`}
              </Text>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Remove: off ${when}`}
                onClick={() =>
                  removing.mutate(
                    { businessId, id },
                    { onSuccess: () => done(`${person.name} can be booked again ${when}`, undo) },
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
        if (Object.keys(fieldErrors(error, 'staff')).length === 0) failed('Nobody was saved.', error);
      },
      async onSuccess() {
        onDone();
        done(`${name.trim()} is saved${person === null ? ': say at the services what they do' : ''}`);
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
          label="Name"
          description="As callers know them."
          maxLength={100}
          data-autofocus
          value={name}
          error={problems['name'] === undefined ? null : 'What is their name?'}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Switch
          label="Works whenever you are open"
          checked={hours === null}
          onChange={({ currentTarget }) => setHours(currentTarget.checked ? null : usual)}
        />
        {hours !== null && <WeekHours week={hours} onChange={setHours} />}
        <HoursProblem error={save.error} part="staff.hours" />
        <Group justify="end">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            Save
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
      onError: (error) => failed('The time off was not saved.', error),
      async onSuccess() {
        onDone();
        done(`${person.name} is not offered then. What is booked already stays: see the calendar`);
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
            label="From"
            required
            data-autofocus
            value={from}
            onChange={({ currentTarget }) => setFrom(currentTarget.value)}
          />
          <TextInput
            type="datetime-local"
            label="To"
            required
            value={to}
            error={wrong ? 'It has to end after it begins.' : null}
            onChange={({ currentTarget }) => setTo(currentTarget.value)}
          />
        </Group>
        <TextInput
          label="Note"
          description={`Times are in ${zoneName(zone)}. Callers are not told the note.`}
          maxLength={200}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <Group justify="end">
          <Button variant="default" onClick={onDone}>
            Cancel
          </Button>
          <Button type="submit" loading={add.isPending} disabled={from === '' || to === '' || wrong}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
