/** The days as lists, for a screen that is too narrow for a grid. */
import { Card, Stack, Text, Title, UnstyledButton } from '@mantine/core';
import classes from './Agenda.module.css';
import { type Booking, type Column, type Profile, shown } from './layout.ts';
import type { Range } from './range.ts';
import { dayRange, daysBetween, instantOf } from './wall-clock.ts';
import { text } from '../languages/text.ts';
import { dayOf, dayTitle, momentOf, timeOf } from '../ui/format.ts';
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
    (day) => byDay.has(day) || noteOf(profile, day) !== null || offOn(profile, columns, day).length > 0,
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
          {offOn(profile, columns, day).map((line) => (
            <Text key={line} size="sm" c="dimmed">
              {line}
            </Text>
          ))}
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
                      {each.changedOnline === 'moved' && ` · ${text.calendar.movedOnline}`}
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

/** What is blocked that day, and who is off, each with its times. */
function offOn({ zone, blocks, staff }: Profile, columns: readonly Column[], day: string): string[] {
  const { from, to } = dayRange(day, zone);
  const { blocked, blockedFor, isOff, isOffFor } = text.calendar;
  const isThatDay = (off: Profile['blocks'][number]) => off.from < to && off.to > from;
  const timesOf = (off: Profile['blocks'][number]) =>
    text.common.span(momentOf(off.from, zone, new Date(from)), momentOf(off.to, zone, new Date(from)));
  return [
    ...blocks
      .filter(isThatDay)
      .map((off) => ({ off, what: off.note === '' ? blocked : blockedFor(off.note) })),
    ...staff
      .filter(({ id }) => columns.some((column) => column.id === id))
      .flatMap(({ name, timeOff }) =>
        timeOff
          .filter(isThatDay)
          .map((off) => ({ off, what: off.note === '' ? isOff(name) : isOffFor(name, off.note) })),
      ),
  ].map(({ off, what }) => text.calendar.offLine(what, timesOf(off)));
}
