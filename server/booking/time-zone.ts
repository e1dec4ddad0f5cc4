/**
 * A time zone as calendars exchange it (VTIMEZONE of RFC 5545). Each change of the clocks in the time that matters is
 * told by itself, so that no rule has to be guessed from the zone's name.
 */

/** The zone's rules for every moment from `from` to `to`. */
export function vtimezone(zone: string, from: Temporal.Instant, to: Temporal.Instant): string {
  const first = from.toZonedDateTimeISO(zone);
  const before = first.getTimeZoneTransition('previous');
  const observances = [before === null ? unchanging(first) : observance(before)];
  for (
    let next = first.getTimeZoneTransition('next');
    next !== null && Temporal.Instant.compare(next.toInstant(), to) <= 0;
    next = next.getTimeZoneTransition('next')
  ) {
    observances.push(observance(next));
  }
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observances.flat(), 'END:VTIMEZONE'].join('\r\n');
}

/** The moment from which the clocks show another offset, by the clock that is left behind. */
function observance(at: Temporal.ZonedDateTime): string[] {
  const before = at.subtract({ seconds: 1 });
  const local = before.toPlainDateTime().add({ seconds: 1 });
  const kind = at.offsetNanoseconds > before.offsetNanoseconds ? 'DAYLIGHT' : 'STANDARD';
  return lines(kind, local, before, at);
}

/** For a zone whose clocks never changed before. */
const unchanging = (at: Temporal.ZonedDateTime): string[] =>
  lines('STANDARD', Temporal.PlainDateTime.from('1970-01-01T00:00'), at, at);

const lines = (
  kind: 'STANDARD' | 'DAYLIGHT',
  begins: Temporal.PlainDateTime,
  before: Temporal.ZonedDateTime,
  after: Temporal.ZonedDateTime,
): string[] => [
  `BEGIN:${kind}`,
  `DTSTART:${begins.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')}`,
  `TZOFFSETFROM:${offset(before)}`,
  `TZOFFSETTO:${offset(after)}`,
  `END:${kind}`,
];

/** `-0500`; the few zones that once were off by seconds keep them. */
const offset = ({ offset: text }: Temporal.ZonedDateTime): string => text.replaceAll(':', '');
