/** The days as lists, for a screen that is too narrow for a grid. */
import { Card, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import classes from './Agenda.module.css';
import { type Booking, type Column, type Profile, shown } from './layout.ts';
import type { Range } from './range.ts';
import { daysBetween, instantOf } from './wall-clock.ts';
import { text } from '../languages/text.ts';
import { dayOf, dayTitle, timeOf } from '../ui/format.ts';
import { Dimmed, Empty } from '../ui/page.tsx';

interface AgendaProps {
  readonly range: Range;
  readonly profile: Profile;
  readonly bookings: readonly Booking[];
  readonly columns: readonly Column[];
  readonly onOpen: (booking: Booking) => void;
}

export function Agenda({ range, profile, bookings, columns, onOpen }: AgendaProps) {
  const byDay = Map.groupBy(shown(bookings), (each) => dayOf(each.startsAt, profile.zone));
  const days = daysBetween(range.from, range.to).filter(
    (day) => byDay.has(day) || noteOf(profile, day) !== null,
  );
  if (days.length === 0) {
    return (
      <Card>
        <Empty title={text.calendar.none}>{text.calendar.noneAbout}</Empty>
      </Card>
    );
  }
  return (
    <Stack gap="lg">
      {days.map((day) => (
        <section key={day} aria-labelledby={`day-${day}`}>
          <Title order={2} id={`day-${day}`} mb="xs">
            {dayTitle(instantOf(`${day} 12:00:00`, profile.zone), profile.zone, new Date())}
          </Title>
          {noteOf(profile, day) !== null && <Text c="dimmed">{noteOf(profile, day)}</Text>}
          <Card padding={0} component="ul" className={classes['list'] ?? ''}>
            {(byDay.get(day) ?? []).map((each) => (
              <li key={each.id}>
                <UnstyledButton className={classes['booking'] ?? ''} onClick={() => onOpen(each)}>
                  <span className={classes['time']}>{timeOf(each.startsAt, profile.zone)}</span>
                  <span>
                    <Text span fw={600} td={each.status === 'no-show' ? 'line-through' : undefined}>
                      {each.name}
                    </Text>
                    <Dimmed>
                      {each.status === 'no-show'
                        ? text.calendar.missed(text.common.appointment(each.service, each.staff))
                        : text.common.appointment(each.service, each.staff)}
                    </Dimmed>
                  </span>
                  <span
                    className={classes['mark']}
                    style={{ background: `var(--mantine-color-${colorOf(columns, each)}-6)` }}
                    aria-hidden="true"
                  />
                </UnstyledButton>
              </li>
            ))}
          </Card>
        </section>
      ))}
    </Stack>
  );
}

const colorOf = (columns: readonly Column[], { staffId }: Booking): string =>
  columns.find(({ id }) => id === staffId)?.color ?? 'harbour';

/** The note on a special day; null: the day is an ordinary one. */
function noteOf({ specialDays }: Profile, day: string): string | null {
  const special = specialDays.find((each) => each.day === day);
  if (special === undefined) return null;
  const { closedFor, specialHours, specialHoursFor } = text.calendar;
  const [plain, because] =
    special.stretches.length === 0 ? [text.common.closed, closedFor] : [specialHours, specialHoursFor];
  return special.note === '' ? plain : because(special.note);
}
