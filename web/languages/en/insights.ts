/** What the phone brought in. */
import { counted } from './words.ts';

export const insights = {
  staff: 'Only owners and managers can see the figures of the business.',
  none: 'No calls',
  noneAbout: 'Nobody called in these days, nor in as many days before.',

  range: 'Period',
  untilToday: 'Days until today',
  ranges: { '7d': '7 days', '30d': '30 days', '90d': '90 days', '1y': '1 year' },
  custom: 'Custom',
  to: 'to',
  compared: (now: string, before: string) => `${now}, compared with ${before}`,

  calls: 'Calls',
  answered: 'Answered',
  booked: 'Booked',
  conversion: 'Conversion',
  minutes: 'Minutes',
  valueOfBookings: 'Value of bookings',
  usualWait: 'Typical wait',
  noFigure: 'None',
  noneBefore: 'none before',
  asBefore: 'as before',
  inDaysBefore: (figure: string) => `${figure} in the days before`,
  change: (share: string, more: boolean) => `${more ? '▲' : '▼'} ${share} ${more ? 'up' : 'down'}`,
  changedFrom: (figure: string) => `from ${figure}`,

  table: 'Table',
  asTable: (title: string) => `${title}, as a table`,
  bookings: 'Bookings',
  value: 'Value',
  total: 'In all',
  callsBefore: 'Calls before',
  callsAbout: (daily: boolean, before: number) =>
    `${daily ? 'Each day' : 'Each week'}, compared with the ${before} days before`,
  busiest: (day: string, calls: string) => `The busiest day was ${day}, with ${calls} calls.`,
  downloadCsv: 'Download CSV',
  sold: (money: string, bookings: string) => `${money} from ${bookings} bookings`,
  valueAbout: (sold: string) => `${sold} made by phone, cancelled ones left out`,
  valueInWords: (sold: string, before: string) => `In all ${sold}; in the days before ${before}.`,

  peakHours: 'Peak hours',
  noPeak: 'No calls in these days.',
  peak: (weekday: string, hour: string, zone: string) =>
    `Most calls came on ${weekday} at ${hour} (${zone}).`,

  outcomes: 'Outcomes',
  noOutcomes: 'No call was finished in these days.',
  outcomesAbout: 'Choose one to see its calls.',
  before: 'Before',

  waits: 'How fast it answers',
  noWaits: 'Nothing was answered in these days, or it is no longer kept.',
  waitsInWords: (half: string, most: string, nearlyAll: string) =>
    `Half within ${half}, 95 of 100 within ${most}, 99 of 100 within ${nearlyAll}`,
  percentiles: { p50: 'Half (p50)', p95: '95 of 100 (p95)', p99: '99 of 100 (p99)' },
  answers: 'Answers',

  allAnswered: 'Every question in these days found an answer.',
  /** The date is a link to the call. */
  asked: (times: number, date: string) =>
    `${times === 1 ? 'Asked once' : `Asked ${counted(times, 'time')}`}, last on [${date}]`,
};
