/** The dialog of a booking that the business makes itself, for a customer at the counter or by e-mail. */
import { Alert, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { codeOf, useTRPC } from '../api.ts';
import { text } from '../languages/text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogButtons } from '../ui/DialogButtons.tsx';
import type { Column, Profile } from './layout.ts';
import type { Changes } from './useChanges.tsx';
import { chosenMoment, dayRange, isDay, type When, WhenField } from './WhenField.tsx';

interface NewBookingProps {
  readonly start: When;
  readonly profile: Profile;
  readonly columns: readonly Column[];
  readonly changes: Pick<Changes, 'create' | 'creating'>;
  readonly onClose: () => void;
}

export function NewBooking({ start, profile, columns, changes, onClose }: NewBookingProps) {
  const trpc = useTRPC();
  const { create, creating } = changes;
  const [when, setWhen] = useState(start);
  const [serviceId, setServiceId] = useState(profile.services[0]?.id);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  // The same form sent twice books once.
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const service = profile.services.find(({ id }) => id === serviceId);
  const able = columns.filter(({ id }) => service?.staffIds.includes(id));
  const chosen = { ...when, staffId: able.find(({ id }) => id === when.staffId)?.id ?? null };
  const known = isDay(when.day) && service !== undefined;
  const openings = useQuery(
    trpc.bookings.openings.queryOptions(
      {
        businessId: profile.id,
        serviceId: serviceId ?? '',
        staffId: chosen.staffId,
        oneEachTime: true,
        ...dayRange(known ? when.day : '1970-01-01', profile.zone),
      },
      { enabled: known, placeholderData: keepPreviousData },
    ),
  );
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const startsAt = chosenMoment(chosen, profile.zone);
    if (startsAt === null || service === undefined) return;
    create({ serviceId: service.id, staffId: chosen.staffId, startsAt, name, phone, idempotencyKey });
  }
  const badPhone = creating.isError && codeOf(creating.error) === 'BAD_REQUEST';
  return (
    <Dialog onClose={onClose} title={text.calendar.newBooking} size="lg">
      <form onSubmit={submit}>
        <Stack>
          {creating.isError && !badPhone && (
            <Alert color="buoy" role="alert">
              {text.calendar.notMade}
            </Alert>
          )}
          <NativeSelect
            label={text.calendar.service}
            required
            value={serviceId ?? ''}
            onChange={(event) =>
              setServiceId(profile.services.find(({ id }) => id === event.currentTarget.value)?.id)
            }
            data={profile.services.map((each) => ({
              value: each.id,
              label: text.calendar.serviceLength(each.name, each.durationMinutes),
            }))}
          />
          <WhenField value={chosen} onChange={setWhen} anybody columns={able} {...{ profile, openings }} />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <TextInput
              label={text.calendar.customerName}
              required
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <TextInput
              label={text.calendar.telephone}
              type="tel"
              required
              value={phone}
              error={badPhone && text.common.noPhoneNumber}
              onChange={(event) => setPhone(event.currentTarget.value)}
            />
          </SimpleGrid>
          <DialogButtons cancel={text.calendar.neverMind} onCancel={onClose} loading={creating.isPending}>
            {text.calendar.book}
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}
