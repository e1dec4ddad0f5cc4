/** What the phone brought in. */
import { counted } from './words.ts';

export const insights = {
  staff: 'Only owners and managers can see the figures of the business.',
  none: 'No calls',
  noneAbout: 'Nobody called in this period or in the one before. Test calls are not counted.',

  range: 'Period',
  untilToday: 'Period up to today',
  ranges: { '7d': '7 days', '30d': '30 days', '90d': '90 days', '1y': '1 year' },
  custom: 'Custom',
  to: 'to',
  compared: (now: string, before: string) => `${now}, compared with ${before}`,

  calls: 'Calls',
  pickedUp: 'Picked up',
  booked: 'Booked',
  conversion: 'Booking rate',
  goals: 'Goal reached',
  minutes: 'Minutes',
  valueOfBookings: 'Value of bookings',
  usualWait: 'Typical wait',
  noFigure: 'None',
  noneBefore: 'nothing to compare',
  asBefore: 'no change',
  inDaysBefore: (figure: string) => `${figure} in the period before`,
  change: (share: string, more: boolean) => `${more ? '▲' : '▼'} ${share} ${more ? 'up' : 'down'}`,
  changedFrom: (figure: string) => `from ${figure}`,

  table: 'Table',
  asTable: (title: string) => `${title}, as a table`,
  bookings: 'Bookings',
  value: 'Value',
  total: 'Total',
  callsBefore: 'Calls before',
  callsAbout: (daily: boolean, before: number) =>
    `By ${daily ? 'day' : 'week'}, compared with the ${before} days before. Test calls are not counted.`,
  busiest: (day: string, calls: number) => `The busiest day was ${day}, with ${counted(calls, 'call')}.`,
  downloadCsv: 'Download CSV',
  sold: (money: string, bookings: number) => `${money} from ${counted(bookings, 'booking')}`,
  valueAbout: (sold: string) => `${sold} made by phone, without cancelled ones`,
  valueInWords: (sold: string, before: string) => `${sold} in total; ${before} in the period before.`,

  peakHours: 'Peak hours',
  noPeak: 'No calls in this period.',
  peak: (weekday: string, hour: string, zone: string) =>
    `Most calls came on ${weekday} at ${hour} (${zone}).`,

  outcomes: 'Outcomes',
  noOutcomes: 'No calls ended in this period.',
  outcomesAbout:
    'How calls ended. Answered: the caller got an answer and did not need anything else. Not resolved: they wanted something and did not get it. Choose an outcome to see its calls.',
  before: 'Before',

  waits: 'Response times',
  noWaits: 'No response times for this period, or they are no longer kept.',
  waitsInWords: (half: string, most: string, nearlyAll: string) =>
    `Half of replies within ${half}, 95% within ${most}, 99% within ${nearlyAll}`,
  percentiles: { p50: 'Half', p95: '95%', p99: '99%' },
  answers: 'Replies',

  allAnswered: 'No unanswered questions in this period.',
  /** The date is a link to the call. */
  asked: (times: number, date: string) =>
    `${times === 1 ? 'Asked once' : `Asked ${counted(times, 'time')}`}, last on [${date}]`,
};
