/** The dialogs that make and move a booking. */
import { Alert, NativeSelect, Stack, Textarea } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { codeOf, useTRPC } from '../api.ts';
import { CustomerField } from './CustomerField.tsx';
import type { Booking, Column, Profile } from './layout.ts';
import { LONGEST_NOTE } from './NoteField.tsx';
import type { Changes, Move } from './useChanges.tsx';
import { chosenMoment, isDay, type When, WhenField, whenOf } from './WhenField.tsx';
import { dayRange } from './wall-clock.ts';
import { text } from '../languages/text.ts';
import { Dialog, DialogButtons } from '../ui/Dialog.tsx';
import { typedIn } from '../ui/form.tsx';
import { momentOf } from '../ui/format.ts';
import { Dimmed } from '../ui/page.tsx';
import { UnsavedChanges } from '../ui/UnsavedChanges.tsx';

interface NewBookingProps {
  readonly start: When;
  readonly profile: Profile;
  readonly columns: readonly Column[];
  readonly changes: Pick<Changes, 'create' | 'creating'>;
  readonly onClose: () => void;
}

/** The dialog of a booking that the business makes itself, for a customer at the counter or by e-mail. */
export function NewBooking({ start, profile, columns, changes, onClose }: NewBookingProps) {
  const trpc = useTRPC();
  const { create, creating } = changes;
  const [when, setWhen] = useState(start);
  const [serviceId, setServiceId] = useState(profile.services[0]?.id);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [note, setNote] = useState('');
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
    create({
      serviceId: service.id,
      staffId: chosen.staffId,
      startsAt,
      name,
      phone,
      note,
      idempotencyKey,
    });
  }
  const badPhone = creating.isError && codeOf(creating.error) === 'BAD_REQUEST';
  return (
    <Dialog onClose={onClose} title={text.calendar.newBooking} size="lg">
      <form onSubmit={submit}>
        <Stack>
          <UnsavedChanges unsaved={`${name}${phone}${note}`.trim() !== ''} />
          {creating.isError && !badPhone && (
            <Alert color="buoy" role="alert">
              {text.calendar.notMade}
            </Alert>
          )}
          <NativeSelect
            label={text.common.service}
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
          <CustomerField {...{ name, phone, badPhone }} onName={setName} onPhone={setPhone} />
          <Textarea
            label={text.common.note}
            description={text.calendar.noteAbout}
            autosize
            maxRows={4}
            maxLength={LONGEST_NOTE}
            {...typedIn(note, setNote)}
          />
          <DialogButtons cancel={text.calendar.neverMind} onCancel={onClose} loading={creating.isPending}>
            {text.calendar.book}
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}

interface MoveDialogProps {
  readonly booking: Booking;
  readonly profile: Profile;
  readonly columns: readonly Column[];
  readonly onMove: (move: Move) => void;
  readonly onClose: () => void;
}

/** The dialog "Move to…": for touch screens and keyboards, which cannot drag, a choice of free times. */
export function MoveDialog({ booking, profile, columns, onMove, onClose }: MoveDialogProps) {
  const trpc = useTRPC();
  const [when, setWhen] = useState(() => whenOf(booking, profile.zone));
  const known = isDay(when.day);
  const openings = useQuery(
    trpc.bookings.openingsToMove.queryOptions(
      {
        businessId: profile.id,
        bookingId: booking.id,
        staffId: when.staffId,
        oneEachTime: true,
        ...dayRange(known ? when.day : '1970-01-01', profile.zone),
      },
      { enabled: known, placeholderData: keepPreviousData },
    ),
  );
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const startsAt = chosenMoment(when, profile.zone);
    if (startsAt === null || when.staffId === null) return;
    onClose();
    onMove({ bookingId: booking.id, staffId: when.staffId, startsAt });
  }
  return (
    <Dialog onClose={onClose} title={text.calendar.moveOne(booking.name)} size="lg">
      <form onSubmit={submit}>
        <Stack>
          <Dimmed>
            {text.calendar.nowAt(
              booking.service,
              momentOf(booking.startsAt, profile.zone, new Date()),
              booking.staff,
            )}
          </Dimmed>
          <WhenField value={when} onChange={setWhen} anybody={false} {...{ profile, columns, openings }} />
          <DialogButtons cancel={text.calendar.leaveIt} onCancel={onClose}>
            {text.calendar.move}
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}
