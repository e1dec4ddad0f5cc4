/** The coming weeks' appointments, day by day. */
import { Card, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { dayOf, dayTitle, phoneNumber, timeOf } from '../ui/format.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import classes from './Bookings.module.css';

/** As far ahead as a business usually takes bookings. */
const DAYS_AHEAD = 90;
const DAY_MS = 24 * 60 * 60 * 1000;

export function Bookings() {
  return (
    <>
      <PageHead title="Bookings" />
      <Upcoming />
    </>
  );
}

function Upcoming() {
  const trpc = useTRPC();
  const { id, zone } = useBusiness();
  const [now] = useState(() => new Date());
  const today = dayOf(now, zone);
  // From yesterday on, since today began before now; what lies before today is left out below.
  const range = {
    from: new Date(now.getTime() - DAY_MS).toISOString(),
    to: new Date(now.getTime() + DAYS_AHEAD * DAY_MS).toISOString(),
  };
  const bookings = useQuery(trpc.bookings.list.queryOptions({ businessId: id, ...range }));
  if (bookings.isPending) return <Loading />;
  if (bookings.isError) return <Failed error={bookings.error} again={() => void bookings.refetch()} />;
  const shown = bookings.data.filter(
    (each) => each.status === 'booked' && dayOf(each.startsAt, zone) >= today,
  );
  if (shown.length === 0) {
    return (
      <Card>
        <Empty title="The book is open">Nothing is booked in the coming weeks.</Empty>
      </Card>
    );
  }
  const days = Map.groupBy(shown, (each) => dayOf(each.startsAt, zone));
  return (
    <Stack gap="xl">
      {[...days].map(([day, ofDay]) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <Title order={2} id={`day-${day}`} mb="xs">
            {dayTitle(ofDay[0]?.startsAt ?? now, zone, now)}{' '}
            <Text span c="dimmed" size="sm" ff="text">
              {ofDay.length === 1 ? '1 booking' : `${ofDay.length} bookings`}
            </Text>
          </Title>
          <Card padding={0} component="ul" className={classes['list'] ?? ''}>
            {ofDay.map((each) => (
              <li key={each.id} className={classes['booking']}>
                <span className={classes['time']}>
                  {timeOf(each.startsAt, zone)}
                  <Text span size="sm" c="dimmed">
                    to {timeOf(each.endsAt, zone)}
                  </Text>
                </span>
                <span>
                  <Text span fw={600}>
                    {each.name}
                  </Text>
                  <Text size="sm" c="dimmed" className="figures">
                    {each.phone !== null && phoneNumber(each.phone)}
                  </Text>
                </span>
                <span>
                  {each.service}
                  <Text size="sm" c="dimmed">
                    with {each.staff}
                  </Text>
                </span>
                <span className={classes['origin']}>
                  {each.callId !== null && (
                    <Link to="/calls/$callId" params={{ callId: each.callId }} className={classes['link']}>
                      From a call
                    </Link>
                  )}
                </span>
              </li>
            ))}
          </Card>
        </section>
      ))}
    </Stack>
  );
}
