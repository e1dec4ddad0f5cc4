/** A customer's appointments, messages and calls so far. */
import { Card, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import classes from './History.module.css';
import { text } from '../languages/text.ts';
import { CallList } from '../ui/CallList.tsx';
import { dateOf, momentOf, timeOf } from '../ui/format.ts';
import { Dimmed, Section } from '../ui/page.tsx';

type Card = RouterOutputs['customers']['get'];
type Booking = Card['bookings'][number];

export function Bookings({ bookings }: Pick<Card, 'bookings'>) {
  const now = Date.now();
  const isComing = (each: Booking) => each.status === 'booked' && Date.parse(each.startsAt) > now;
  const coming = bookings.filter(isComing).reverse();
  const past = bookings.filter((each) => !isComing(each));
  return (
    <Section title={text.customers.appointments}>
      {bookings.length === 0 && <Text c="dimmed">{text.customers.noAppointments}</Text>}
      {coming.length > 0 && <BookingList label={text.customers.coming} bookings={coming} />}
      {past.length > 0 && (
        <>
          {coming.length > 0 && (
            <Title order={3} mt="md" mb={4}>
              {text.customers.before}
            </Title>
          )}
          <BookingList label={text.customers.past} bookings={past} />
        </>
      )}
    </Section>
  );
}

function BookingList({ label, bookings }: { readonly label: string; readonly bookings: readonly Booking[] }) {
  const { zone } = useBusiness();
  return (
    <ul className={classes['list']} aria-label={label}>
      {bookings.map((each) => (
        <li key={each.id} className={classes['booking']} data-status={each.status}>
          <span className={classes['time']}>
            {dateOf(each.startsAt, zone)}, {timeOf(each.startsAt, zone)}
          </span>
          <span className={classes['what']}>{text.common.appointment(each.service, each.staff)}</span>
          {each.status !== 'booked' && (
            <span className={classes['became']}>{text.common.bookingStatus[each.status]}</span>
          )}
        </li>
      ))}
    </ul>
  );
}

export function LeftMessages({ messages }: Pick<Card, 'messages'>) {
  const { zone } = useBusiness();
  if (messages.length === 0) return null;
  const now = new Date();
  return (
    <Section title={text.common.messages}>
      <ul className={classes['list']} aria-label={text.common.messages}>
        {messages.map(({ id, body, urgent, status, answer, createdAt }) => (
          <li key={id}>
            <Dimmed>
              {momentOf(createdAt, zone, now)},{' '}
              {text.customers.messageState[status === 'open' && urgent ? 'urgent' : status]}
            </Dimmed>
            <Text className="typed">{body}</Text>
            {answer !== null && <Dimmed className="typed">{text.customers.answered(answer)}</Dimmed>}
          </li>
        ))}
      </ul>
      <Link to="/messages" className={classes['all']}>
        {text.common.allMessages}
      </Link>
    </Section>
  );
}

export function Calls({ calls, name }: Pick<Card, 'calls' | 'name'>) {
  return (
    <Card component="section" aria-labelledby="calls" padding={0}>
      <Title order={2} id="calls" p="lg" pb="sm">
        {text.customers.calls}
      </Title>
      {calls.length === 0 ? (
        <Text c="dimmed" px="lg" pb="lg">
          {text.customers.noCalls}
        </Text>
      ) : (
        <CallList
          label={text.customers.calls}
          calls={calls.map((each) => ({ ...each, customer: name === '' ? null : name }))}
        />
      )}
    </Card>
  );
}
