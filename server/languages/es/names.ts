/** The names of months and weekdays. */
import { fold } from '../fold.ts';

export const MONTHS =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
/** Monday first, as in ISO 8601. */
export const WEEKDAYS = 'lunes martes miércoles jueves viernes sábado domingo'.split(' ');

/** 1-12 of a month's name or abbreviation; 0 where it is none. */
export const monthNumber = (name: string): number => numberOf(name === 'setiembre' ? 'sep' : name, MONTHS);

/** 1 (Monday) to 7 (Sunday) of a weekday's name or abbreviation; 0 where it is none. */
export const weekdayNumber = (name: string): number => numberOf(name, WEEKDAYS);

/** Three letters tell all of them apart. */
function numberOf(name: string, names: readonly string[]): number {
  const short = fold(name).slice(0, 3);
  return names.findIndex((each) => fold(each).slice(0, 3) === short) + 1;
}
