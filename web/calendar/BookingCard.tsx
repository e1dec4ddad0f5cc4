/** The dialog of one booking: who, what, when, and the buttons that change it. */
import { Anchor, Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../api.ts';
import { NoticesOfBooking } from '../booking-notices/NoticesOfBooking.tsx';
import type { Booking, Profile } from './layout.ts';
import { NoteField } from './NoteField.tsx';
import type { Changes } from './useChanges.tsx';
import { text } from '../languages/text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { dateOf, phoneNumber, timeOf } from '../ui/format.ts';

interface BookingCardProps {
  readonly booking: Booking;
  readonly profile: Profile;
  readonly changes: Pick<Changes, 'cancel' | 'markNoShow' | 'restore'>;
  readonly onMove: () => void;
  readonly onClose: () => void;
}

export function BookingCard({ booking, profile, changes, onMove, onClose }: BookingCardProps) {
  const { zone } = profile;
  const { id, status, startsAt, endsAt } = booking;
  const begun = Date.parse(startsAt) <= Date.now();
  const leave = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <Dialog onClose={onClose} title={booking.name}>
      <Stack>
        <div>
          <Text fw={600}>{text.common.appointment(booking.service, booking.staff)}</Text>
          <Text className="figures">
            {text.calendar.fromTo(dateOf(startsAt, zone), timeOf(startsAt, zone), timeOf(endsAt, zone))}
          </Text>
          {booking.phone !== null && (
            <Anchor href={`tel:${booking.phone}`} className="figures">
              {phoneNumber(booking.phone)}
            </Anchor>
          )}
          {status !== 'booked' && booking.changedOnline === null && (
            <Text c="dimmed">{text.common.bookingStatus[status]}</Text>
          )}
          {booking.changedOnline !== null && (
            <Text c="dimmed">{text.calendar.changedOnline[booking.changedOnline]}</Text>
          )}
        </div>
        <Group gap="md">
          {booking.callId !== null && <CallLink callId={booking.callId} />}
          {status === 'booked' && <CustomersLink booking={booking} profile={profile} />}
        </Group>
        <NoticesOfBooking booking={booking} />
        <NoteField key={booking.note} booking={booking} />
        <Group>
          {status === 'booked' ? (
            <>
              <Button onClick={leave(onMove)}>{text.calendar.moveTo}</Button>
              {begun && (
                <Button variant="default" onClick={leave(() => changes.markNoShow(id))}>
                  {text.common.bookingStatus['no-show']}
                </Button>
              )}
              <Button variant="light" color="buoy" onClick={leave(() => changes.cancel(id))}>
                {text.calendar.cancelBooking}
              </Button>
            </>
          ) : (
            <Button onClick={leave(() => changes.restore(id))}>{text.calendar.takeBack}</Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  );
}

const CallLink = ({ callId }: { readonly callId: string }) => (
  <Anchor renderRoot={(props) => <Link {...props} to="/calls/$callId" params={{ callId }} />}>
    {text.calendar.fromCall}
  </Anchor>
);

/** The page by which the customer sees and changes the appointment, and the file for a calendar. */
function CustomersLink({ booking, profile }: Pick<BookingCardProps, 'booking' | 'profile'>) {
  const trpc = useTRPC();
  const link = useQuery(
    trpc.calendar.appointment.queryOptions({ businessId: profile.id, bookingId: booking.id }),
  );
  if (link.data === undefined) return null;
  return (
    <CopyButton value={link.data.page}>
      {({ copied, copy }) => (
        <>
          <Anchor href={link.data.url}>{text.calendar.addToCalendar}</Anchor>
          <Anchor href={link.data.page} target="_blank" rel="noreferrer">
            {text.calendar.customersPage}
          </Anchor>
          <Anchor component="button" type="button" onClick={copy}>
            {copied ? text.common.copied : text.calendar.copyLink}
          </Anchor>
        </>
      )}
    </CopyButton>
  );
}
