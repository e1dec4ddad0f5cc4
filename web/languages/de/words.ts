/** A number with its noun: `1 Anruf`, `12 Anrufe`. */
export const counted = (count: number, one: string, more: string): string =>
  `${count.toLocaleString('de')} ${count === 1 ? one : more}`;

/** `2 Stunden`, `90 Minuten`, `3 Tage` */
export function lengthOf(minutes: number): string {
  if (minutes % 1440 === 0) return counted(minutes / 1440, 'Tag', 'Tage');
  return minutes % 60 === 0
    ? counted(minutes / 60, 'Stunde', 'Stunden')
    : counted(minutes, 'Minute', 'Minuten');
}
