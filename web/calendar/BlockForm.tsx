/** The form of time that nobody, or one person, can be booked in: time off, or time that the business blocks. */
import { Alert, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useReload } from '../api.ts';
import { useBusiness } from '../business.ts';
import type { Booking, Profile } from './layout.ts';
import { instantOf } from './wall-clock.ts';
import { text } from '../languages/text.ts';
import { DialogButtons } from '../ui/Dialog.tsx';
import { Form, typedIn } from '../ui/form.tsx';
import { dayOf, momentOf, zoneName } from '../ui/format.ts';
import { done, failed } from '../ui/notify.tsx';
import { UnsavedChanges } from '../ui/UnsavedChanges.tsx';

interface BlockFormProps {
  readonly staff: Profile['staff'];
  /** Whose time it is at first, and for good where there is no choice; null: everybody's. */
  readonly staffId: Booking['staffId'] | null;
  readonly choosesWho: boolean;
  readonly onDone: () => void;
}

export function BlockForm({ staff, staffId, choosesWho, onDone }: BlockFormProps) {
  const { trpc, id: businessId, zone } = useBusiness();
  const reload = useReload();
  const [who, setWho] = useState(staffId);
  // `2026-11-24T15:00` as the business's clock shows it; empty until it is known.
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const wrong = from !== '' && to !== '' && from >= to;
  const complete = from !== '' && to !== '' && !wrong;
  const name = staff.find(({ id }) => id === who)?.name ?? null;
  const range = complete ? { from: instant(from, zone), to: instant(to, zone) } : null;
  const add = useMutation(
    trpc.businesses.addTimeOff.mutationOptions({
      onError: (error) => failed(text.calendar.notBlocked, error),
      async onSuccess({ id }) {
        onDone();
        done(text.calendar.blockedNow(name), () => remove.mutate({ businessId, id }));
        await refresh();
      },
    }),
  );
  const refresh = () => reload(trpc.businesses.pathKey(), trpc.bookings.pathKey());
  const remove = useMutation(
    trpc.businesses.removeTimeOff.mutationOptions({
      onError: (error) => failed(text.business.timeOffNotRemoved, error),
      onSuccess: refresh,
    }),
  );
  return (
    <Form
      submit={() => {
        if (range !== null) add.mutate({ businessId, timeOff: { staffId: who, ...range, note } });
      }}
    >
      <UnsavedChanges unsaved={(from !== '' || to !== '' || note !== '') && !add.isSuccess} />
      {choosesWho && (
        <NativeSelect
          label={text.calendar.blockWho}
          value={who ?? ''}
          onChange={({ currentTarget: { value } }) =>
            setWho(staff.find(({ id }) => id === value)?.id ?? null)
          }
          data={[
            { value: '', label: text.calendar.everybody },
            ...staff.map((person) => ({ value: person.id, label: person.name })),
          ]}
        />
      )}
      <Group grow align="start">
        <TextInput
          type="datetime-local"
          label={text.common.from}
          required
          data-autofocus
          {...typedIn(from, setFrom)}
        />
        <TextInput
          type="datetime-local"
          label={text.common.to}
          required
          error={wrong ? text.business.endsFirst : null}
          {...typedIn(to, setTo)}
        />
      </Group>
      <TextInput
        label={text.common.note}
        description={text.business.timeOffNoteAbout(zoneName(zone))}
        maxLength={200}
        {...typedIn(note, setNote)}
      />
      {range !== null && <Clashes range={range} staffId={who} />}
      <DialogButtons onCancel={onDone} loading={add.isPending} disabled={!complete}>
        {choosesWho ? text.calendar.block : text.common.save}
      </DialogButtons>
    </Form>
  );
}

const instant = (wall: string, zone: string): string =>
  instantOf(`${wall.replace('T', ' ')}:00`, zone).toISOString();

interface ClashesProps {
  readonly range: { readonly from: string; readonly to: string };
  readonly staffId: Booking['staffId'] | null;
}

/** The bookings that the time lies over: they stay until somebody moves or cancels them. */
function Clashes({ range, staffId }: ClashesProps) {
  const { trpc, id: businessId, zone } = useBusiness();
  const found = useQuery(
    trpc.bookings.during.queryOptions(
      { businessId, staffId, ...range, limit: MOST_CLASHES },
      { placeholderData: keepPreviousData },
    ),
  );
  if (found.data === undefined || found.data.bookings.length === 0) return null;
  const { bookings, more } = found.data;
  return (
    <Alert color="buoy" role="status" title={text.calendar.clashes(bookings.length, more)}>
      <Text size="sm">{text.calendar.clashesStay}</Text>
      <ul>
        {bookings.map((each) => (
          <li key={each.id}>
            <Link
              to="/calendar"
              search={{ view: 'day', day: dayOf(each.startsAt, zone), booking: each.id }}
              className="link"
            >
              {text.calendar.clash(
                each.name,
                text.common.appointment(each.service, each.staff),
                momentOf(each.startsAt, zone, new Date()),
              )}
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** More are counted, not read. */
const MOST_CLASHES = 10;
