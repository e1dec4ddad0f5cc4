import type { Groups, Rule } from '../../date-grammar.ts';
import type { Token } from '../../dates.ts';

/** A rule whose phrase ends where a word ends. */
export function rule(source: string, read: Rule['read']): Rule {
  return { pattern: new RegExp(`(?:${source})(?![\\w:/])`, 'y'), read };
}

export const WEEKDAY = '(?:lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|lun|mie|jue|vie|sab|dom)';
export const MONTH =
  '(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)';

export const PUZZLE: Token = { kind: 'puzzle' };

/** A length in the groups `n` and `unit`: "3 semanas". */
export function duration({ n, unit = 'dia' }: Groups): Temporal.Duration {
  const many = Number(n ?? '1');
  if (unit.startsWith('semana')) return Temporal.Duration.from({ weeks: many });
  if (unit.startsWith('mes')) return Temporal.Duration.from({ months: many });
  return unit.startsWith('ano')
    ? Temporal.Duration.from({ years: many })
    : Temporal.Duration.from({ days: many });
}
