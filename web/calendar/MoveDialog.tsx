/** The dialog "Move to…": for touch screens and keyboards, which cannot drag, a choice of free times. */
import { Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useTRPC } from '../api.ts';
import { text } from '../languages/text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogButtons } from '../ui/DialogButtons.tsx';
import { momentOf } from '../ui/format.ts';
import type { Booking, Column, Profile } from './layout.ts';
import type { Move } from './useChanges.tsx';
import { chosenMoment, dayRange, isDay, WhenField, whenOf } from './WhenField.tsx';

interface MoveDialogProps {
  readonly booking: Booking;
  readonly profile: Profile;
  readonly columns: readonly Column[];
  readonly onMove: (move: Move) => void;
  readonly onClose: () => void;
}

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
          <Text size="sm" c="dimmed">
            {text.calendar.nowAt(
              booking.service,
              momentOf(booking.startsAt, profile.zone, new Date()),
              booking.staff,
            )}
          </Text>
          <WhenField value={when} onChange={setWhen} anybody={false} {...{ profile, columns, openings }} />
          <DialogButtons cancel={text.calendar.leaveIt} onCancel={onClose}>
            {text.calendar.move}
          </DialogButtons>
        </Stack>
      </form>
    </Dialog>
  );
}
