/** What a call led to: the appointments it booked, and the messages it left. */
import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import { dateOf, dayOf, phoneNumber, timeOf } from '../ui/format.ts';
import { CheckIcon, MessageIcon } from '../ui/icons.tsx';
import classes from './LedTo.module.css';

type Found = RouterOutputs['calls']['get'];

export function BookedInCall({ bookings }: Pick<Found, 'bookings'>) {
  const { zone } = useBusiness();
  if (bookings.length === 0) return null;
  return (
    <Card component="section" aria-labelledby="bookings">
      <Title order={2} id="bookings" mb="sm">
        Booked in this call
      </Title>
      <Stack gap="sm">
        {bookings.map((each) => (
          <Group key={each.id} gap="sm" wrap="nowrap" align="flex-start">
            <span className={classes['seal']}>
              <CheckIcon size={16} />
            </span>
            <div>
              <Link
                to="/calendar"
                search={{ day: dayOf(each.startsAt, zone), booking: each.id }}
                className={classes['booking']}
              >
                {each.service} with {each.staff}
              </Link>
              <Text size="sm" c="dimmed">
                {each.name}, {dateOf(each.startsAt, zone)} at {timeOf(each.startsAt, zone)}
                {each.status !== 'booked' && ` (${each.status})`}
              </Text>
            </div>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}

export function LeftInCall({ messages }: Pick<Found, 'messages'>) {
  if (messages.length === 0) return null;
  return (
    <Card component="section" aria-labelledby="left">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="left">
          Left a message
        </Title>
        <Link to="/messages" className={classes['link']}>
          All messages
        </Link>
      </Group>
      <Stack gap="sm">
        {messages.map(({ id, name, phone, body, urgent, status }) => (
          <Group key={id} gap="sm" wrap="nowrap" align="flex-start">
            <span className={classes['seal']} data-urgent={urgent}>
              <MessageIcon size={16} />
            </span>
            <div>
              <Text fw={600}>
                {name === '' ? 'Somebody' : name}
                {phone !== null && `, ${phoneNumber(phone)}`}
              </Text>
              <Text size="sm">{body}</Text>
              <Text size="sm" c="dimmed">
                {status === 'done' ? 'Done' : urgent ? 'Urgent, still open' : 'Still open'}
              </Text>
            </div>
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
