/** The results of a call: the appointments booked and the messages left. */
import { Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import classes from './results.module.css';
import { text } from '../languages/text.ts';
import { dateOf, dayOf, phoneNumber, timeOf } from '../ui/format.ts';
import { CheckIcon, MessageIcon } from '../ui/icons.tsx';
import { Dimmed, Section } from '../ui/page.tsx';

type Found = RouterOutputs['calls']['get'];

export function BookedInCall({ bookings }: Pick<Found, 'bookings'>) {
  const { zone } = useBusiness();
  if (bookings.length === 0) return null;
  return (
    <Section title={text.calls.booked}>
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
                className={`link ${classes['booking'] ?? ''}`}
              >
                {text.common.appointment(each.service, each.staff)}
              </Link>
              <Dimmed>
                {text.calls.bookedWhen(each.name, dateOf(each.startsAt, zone), timeOf(each.startsAt, zone))}
                {each.status !== 'booked' && ` (${text.common.bookingStatus[each.status]})`}
              </Dimmed>
            </div>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}

export function LeftInCall({ messages }: Pick<Found, 'messages'>) {
  if (messages.length === 0) return null;
  return (
    <Section
      title={text.calls.leftMessage}
      beside={
        <Link to="/messages" className={`link ${classes['all'] ?? ''}`}>
          {text.common.allMessages}
        </Link>
      }
    >
      <Stack gap="sm">
        {messages.map(({ id, name, phone, body, urgent, status }) => (
          <Group key={id} gap="sm" wrap="nowrap" align="flex-start">
            <span className={classes['seal']} data-urgent={urgent}>
              <MessageIcon size={16} />
            </span>
            <div>
              <Text fw={600}>
                {name === '' ? text.common.somebody : name}
                {phone !== null && `, ${phoneNumber(phone)}`}
              </Text>
              <Text size="sm">{body}</Text>
              <Dimmed>{text.calls.messageState(status === 'done', urgent)}</Dimmed>
            </div>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
