import { currentLocale } from '../ui/format.ts';

/** `Thursday, December 24, 2026`, from `2026-12-24`. */
export const dayText = (day: string): string =>
  new Intl.DateTimeFormat(currentLocale(), {
    timeZone: 'UTC',
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    year: 'numeric',
  }).format(new Date(day));
