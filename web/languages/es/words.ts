/** A number with its noun: `1 llamada`, `12 llamadas`. */
export const counted = (count: number, one: string, more: string): string =>
  `${count.toLocaleString('es')} ${count === 1 ? one : more}`;

/** `2 horas`, `90 minutos`, `3 días` */
export function lengthOf(minutes: number): string {
  if (minutes % 1440 === 0) return counted(minutes / 1440, 'día', 'días');
  return minutes % 60 === 0 ? counted(minutes / 60, 'hora', 'horas') : counted(minutes, 'minuto', 'minutos');
}
