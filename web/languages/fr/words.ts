/** A number with its noun: `1 appel`, `12 appels`; none is singular in French. */
export const counted = (count: number, one: string, more = `${one}s`): string =>
  `${count.toLocaleString('fr')} ${count < 2 ? one : more}`;

/** `2 heures`, `90 minutes`, `3 jours` */
export function lengthOf(minutes: number): string {
  if (minutes % 1440 === 0) return counted(minutes / 1440, 'jour');
  return minutes % 60 === 0 ? counted(minutes / 60, 'heure') : counted(minutes, 'minute');
}
