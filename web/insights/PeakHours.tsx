/** The number of calls by weekday and hour, as a table whose cells are darker the more there are. */
import type { ChartProps, Insights } from './numbers.ts';
import classes from './PeakHours.module.css';
import { useBusiness } from '../business.ts';
import { firstDayOf, weekdaysFrom } from '../calendar/week.ts';
import { text } from '../languages/text.ts';
import { zoneName } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';

const SHADES = 4;

export function PeakHours({ insights: { now }, writing }: ChartProps) {
  const { zone, country } = useBusiness();
  // The figures number them from 1, for Monday.
  const weekdays = weekdaysFrom(firstDayOf(country)).map((day) => day + 1);
  const counts = new Map(now.hours.map(({ weekday, hour, calls }) => [`${weekday} ${hour}`, calls]));
  const callsAt = (weekday: number, hour: number) => counts.get(`${weekday} ${hour}`) ?? 0;
  const most = Math.max(1, ...counts.values());
  const rung = now.hours.map(({ hour }) => hour);
  const first = Math.min(...rung);
  const hours =
    rung.length === 0 ? [] : Array.from({ length: Math.max(...rung) - first + 1 }, (_, at) => first + at);
  const peak = now.hours.reduce<Insights['now']['hours'][number] | null>(
    (best, each) => (best === null || each.calls > best.calls ? each : best),
    null,
  );
  return (
    <Section
      title={text.insights.peakHours}
      about={
        peak === null
          ? text.insights.noPeak
          : text.insights.peak(writing.weekday(peak.weekday), writing.hour(peak.hour), zoneName(zone))
      }
      className={classes['tall'] ?? ''}
    >
      {peak !== null && (
        <table className={classes['hours']} aria-label={text.insights.peakHours}>
          <thead>
            <tr>
              <td />
              {weekdays.map((weekday) => (
                <th key={weekday} scope="col">
                  {writing.weekday(weekday)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hours.map((hour) => (
              <tr key={hour}>
                <th scope="row">{writing.hour(hour)}</th>
                {weekdays.map((weekday) => {
                  const calls = callsAt(weekday, hour);
                  return (
                    <td key={weekday} data-shade={Math.ceil((calls / most) * SHADES)}>
                      {calls === 0 ? '' : writing.count(calls)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
