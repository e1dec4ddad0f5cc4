import type { SpokenHour } from '../../dates.ts';
import { list, several } from '../numbers.ts';
import { sayTime } from './say.ts';

const ofDay = (words: readonly string[]): string => words.join(' ');

/** "del viernes", "de mañana". */
const of = (day: string): string => `de ${day}`.replace(/^de el /, 'del ');

/** The name of a stretch of time, as it is said back. Days and parts go in as this language said them. */
export const stretches = {
  /** "del lunes al miércoles". */
  days: (from: string, to: string) => `${of(from)} a ${to}`.replace(/ a el /, ' al '),
  /** "después del viernes", "a partir del viernes". */
  bounded(bound: 'after' | 'from' | 'before' | 'by' | 'through', words: string) {
    const day = words.replace(/^en /, '');
    switch (bound) {
      case 'from':
        return `a partir ${of(day)}`;
      case 'after':
        return `después ${of(day)}`;
      case 'before':
        return `antes ${of(day)}`;
      case 'by':
        return `hasta ${day}`;
      case 'through':
        return `hasta el final ${of(day.replace(/^(?:al|el) final de(?=l| )/, '').trim())}`;
    }
  },
  /** "la semana después del viernes 25 de diciembre". */
  counted: (unit: 'seven-days' | 'weekend', after: boolean, day: string) =>
    `${unit === 'weekend' ? 'el fin de semana' : 'la semana'} ${after ? 'después' : 'antes'} ${of(day)}`,
  /** "la semana del lunes 23 de noviembre". */
  weekOf: (day: string) => `la semana ${of(day)}`,
  /** The first opening that there is; `narrowed`: hours are said behind it. */
  soonest: (narrowed: boolean): string => (narrowed ? 'lo primero' : 'lo antes posible'),
  /** "en las próximas 2 horas". */
  soonWithin: (hours: number) =>
    hours === 1 ? 'en la próxima hora' : `en las próximas ${several(hours, 'hora')}`,
  /** "por la mañana o por la tarde". */
  parts: (names: readonly string[]) => list(names, 'or'),
  /** "entre las 2 y las 4 de la tarde", "después de las 2", "antes de las 4". */
  hours(from: SpokenHour | null, to: SpokenHour | null) {
    if (from && to) return `entre ${sayTime(from)} y ${sayTime(to)}`;
    return from ? `después de ${sayTime(from)}` : to ? `antes de ${sayTime(to)}` : '';
  },
  ofDay,
  /** "el martes por la tarde", "mañana después de las 3". */
  onDay: (day: string, parts: readonly string[]) => [day, ...parts].join(' '),
};
