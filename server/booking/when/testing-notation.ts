/** What the resolver answers, written in one line for the tables of phrases. */
import type { When } from './when.ts';

/**
 *   Tue 11-24 15:00               that day and time
 *   Tue 11-24 12:00-17:00         a stretch of one day (24:00 is its end)
 *   Mon 11-23 00:00 - Mon 11-30 00:00   a longer stretch; "daily 15:00-00:00": only these hours of each day
 *   earliest                      the first opening of the stretch
 *   ends by 12:00                 the appointment is over by then
 *   option 2                      the second of the offered times
 *   ask REASON                    the caller is asked back
 *   none                          nothing about time
 */
export function notation(when: When): string {
  switch (when.type) {
    case 'none':
      return 'none';
    case 'ask':
      return `ask ${when.reason}`;
    case 'option':
      return `option ${when.index + 1}`;
    case 'time':
      return moment(when.date.toPlainDateTime(when.time));
    case 'range': {
      const midnight = when.from.toPlainDate().add({ days: 1 }).toPlainDateTime();
      const to = when.to.toPlainDate().equals(when.from.toPlainDate())
        ? `-${clock(when.to)}`
        : when.to.equals(midnight)
          ? '-24:00'
          : ` - ${moment(when.to)}`;
      const daily = when.daily ? ` daily ${clock(when.daily.from)}-${clock(when.daily.to)}` : '';
      const ends = when.endsBy ? ` ends by ${clock(when.endsBy)}` : '';
      return `${moment(when.from)}${to}${daily}${when.earliest ? ' earliest' : ''}${ends}`;
    }
  }
}

const clock = (at: Temporal.PlainTime | Temporal.PlainDateTime): string =>
  at.toLocaleString('en-GB', { hour: '2-digit', minute: '2-digit' });

function moment(at: Temporal.PlainDateTime): string {
  const date = at.year === 2026 ? at.toPlainDate().toString().slice(5) : at.toPlainDate().toString();
  return `${at.toLocaleString('en-US', { weekday: 'short' })} ${date} ${clock(at)}`;
}
