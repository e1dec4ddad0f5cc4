/** Times by another clock than the business's: "3 pm Pacific". */
import type { SpokenTime } from '../../languages/dates.ts';
import { isOpen, stretchesOf } from './hours.ts';
import type { WhenContext } from './when.ts';

/** Whether the clocks of that zone show something else on that day. */
export function differs(zone: string, { now }: WhenContext, date = now.toPlainDate()): boolean {
  const noon = date.toPlainDateTime('12:00');
  return (
    noon.toZonedDateTime(zone).epochMilliseconds !== noon.toZonedDateTime(now.timeZoneId).epochMilliseconds
  );
}

/** The moments that a time of that zone may be by the business's clock: those of its hours, if it has some. */
export function fromZone(
  { hour, minute, half }: SpokenTime,
  date: Temporal.PlainDate,
  zone: string,
  context: WhenContext,
): readonly Temporal.PlainDateTime[] {
  const hours =
    hour === 0 || hour > 12
      ? [hour % 24]
      : (['am', 'pm'] as const)
          .filter((each) => half === undefined || half === each)
          .map((each) => (hour % 12) + (each === 'pm' ? 12 : 0));
  const moments = hours.map((each) =>
    date
      .toPlainDateTime({ hour: each, minute })
      .toZonedDateTime(zone)
      .withTimeZone(context.now.timeZoneId)
      .toPlainDateTime(),
  );
  const open = moments.filter((moment) => isOpen(moment, stretchesOf(moment.toPlainDate(), context)));
  return open.length > 0 ? open : moments;
}
