/** The search part of the calendar's address: the days, their layout, and the open booking. */

export const VIEWS = ['day', 'week', 'month'] as const;
export type View = (typeof VIEWS)[number];

export interface CalendarSearch {
  readonly view?: View;
  /** `2026-11-24`; without it, today. */
  readonly day?: string;
  /** Each staff member in a row of their own. */
  readonly rows?: true;
  /** The booking whose card is open. */
  readonly booking?: string;
}

export function readCalendarSearch(search: Record<string, unknown>): CalendarSearch {
  const { day, rows, booking } = search;
  const view = VIEWS.find((each) => each === search['view']);
  return {
    ...(view === undefined ? {} : { view }),
    ...(typeof day === 'string' && isDay(day) ? { day } : {}),
    ...(rows === true ? { rows } : {}),
    ...(typeof booking === 'string' ? { booking } : {}),
  };
}

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
