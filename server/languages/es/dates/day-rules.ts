/** Days: "mañana", "el martes", "el 24 de noviembre", "la semana que viene", "a finales de mes". */
import { mondayOf, nextMonth } from '../../calendar.ts';
import type { Groups, Rule, StepRule } from '../../date-grammar.ts';
import type { DayToken, Token, WhichWeekday } from '../../dates.ts';
import { slashed } from '../../slashed.ts';
import { MONTHS, monthNumber, weekdayNumber } from '../names.ts';
import { feast, FEAST, UNKNOWN_FEAST } from './feasts.ts';
import { AFTERNOON, MORNING, NIGHT } from './parts.ts';
import { duration, MONTH, PUZZLE, rule, WEEKDAY } from './rules.ts';

const day = (date: Temporal.PlainDate | undefined, loose = false): DayToken | undefined =>
  date && (loose ? { kind: 'day', date, loose } : { kind: 'day', date });
const span = (from: Temporal.PlainDate, days: number, words: string): DayToken => ({
  kind: 'span',
  from,
  to: from.add({ days: days - 1 }),
  words,
});
const weekday = ({ weekday: name = '' }: Groups, which: WhichWeekday): DayToken => ({
  kind: 'weekday',
  weekday: weekdayNumber(name),
  which,
});

function dateToken({ year, month, day: dom }: Groups): DayToken | undefined {
  if (Number(dom) < 1) return undefined;
  return {
    kind: 'date',
    day: Number(dom),
    ...(month ? { month: monthNumber(month) } : {}),
    ...(year ? { year: Number(year) } : {}),
  };
}

function twoDates({ day: first, until, month, joint = '' }: Groups): readonly Token[] | undefined {
  const from = dateToken({ day: first, month });
  const to = dateToken({ day: until, month });
  return from && to && [from, { kind: /^(?:o|y)$/.test(joint) ? 'or' : 'to' }, to];
}

/** A month, or a third of it. */
function monthPiece(first: Temporal.PlainDate, piece: string | undefined, words: string): DayToken {
  const whole = first.with({ day: 1 });
  if (piece === undefined) return span(whole, whole.daysInMonth, `en ${words}`);
  if (/principio|inicio|primeros/.test(piece)) return span(whole, 10, `a principios de ${words}`);
  if (/media|mitad/.test(piece)) return span(whole.add({ days: 10 }), 10, `a mediados de ${words}`);
  return span(whole.add({ days: 20 }), whole.daysInMonth - 20, `a finales de ${words}`);
}

/** A piece of this week or the next; near its end, the coming week's. */
function weekPiece(
  today: Temporal.PlainDate,
  next: boolean,
  start: number,
  days: number,
  words: string,
): DayToken {
  const over = !next && today.dayOfWeek > Math.min(start + days - 1, 5);
  const monday = mondayOf(today).add({ weeks: next || over ? 1 : 0 });
  return span(
    monday.add({ days: start }),
    days,
    `${words} ${next || over ? 'la semana que viene' : 'esta semana'}`,
  );
}

const PIECE = '(?:principios?|inicios?|primeros|mediados?|mitad|finales|final|fines|fin|ultimos)';
const DID =
  '(?:(?:llame|vine|fui|estuve|hable|pase|escribi|pedi)(?: \\w+){0,2}|mi ultim[oa] (?:cita|corte|visita|vez) fue) (?:el|en|la)(?: (?:pasad[oa]))?';

export const STEPS: readonly StepRule[] = [
  {
    pattern: new RegExp(
      `(?:el )?(?<weekday>${WEEKDAY}) (?<side>antes|despues|posterior|anterior|siguiente) (?:del?|a|al) `,
      'y',
    ),
    step: ({ weekday: name = '', side = '' }) => ({
      unit: 'weekday',
      weekday: weekdayNumber(name),
      count: /^ant/.test(side) ? -1 : 1,
    }),
  },
  {
    pattern: /(?:el )?dia (?<side>antes|despues|anterior|siguiente|posterior) (?:del?|a|al) /y,
    step: ({ side = '' }) => ({ unit: 'day', count: /^ant/.test(side) ? -1 : 1 }),
  },
  {
    pattern: /(?<n>\d{1,3}) (?<unit>dias?|semanas?) (?<side>antes|despues) (?:del?|a|al) /y,
    step: ({ n, unit = '', side }) => ({
      unit: unit.startsWith('dia') ? 'day' : 'week',
      count: Number(n) * (side === 'antes' ? -1 : 1),
    }),
  },
  {
    pattern: /(?:la )?semana (?<side>antes|despues|anterior|siguiente) (?:del?|a|al) /y,
    step: ({ side = '' }) => ({ unit: 'seven-days', count: /^ant/.test(side) ? -1 : 1 }),
  },
];

/** Longer phrases before the shorter ones that they hold. */
export const DAY_RULES: readonly Rule[] = [
  // ---- the past, and what comes back
  rule(
    `${DID} (?:${WEEKDAY}|${MONTH}|semana|mes)|ayer|anteayer|antier|anoche|(?:el |la )?(?:semana|mes|ano|finde|${WEEKDAY}) pasad[oa]|(?:el )?pasado ${WEEKDAY}|hace (?:\\d{1,3}|unos|unas|varios|varias|mucho|un|una|poco) ?(?:dias?|semanas?|meses|mes|anos?|tiempo|minutos)?`,
    () => ({ kind: 'past' }),
  ),
  rule(
    `(?:todos los|todas las|cada) (?:\\d+ )?(?:${WEEKDAY}|dias?|semanas?|mes(?:es)?|pormanana|mananas|tardes)|semanalmente|mensualmente`,
    () => PUZZLE,
  ),
  // ---- today and near it
  rule('pasadomanana', (_, { today }) => day(today.add({ days: 2 }))),
  rule('(?:hoy|manana) en (?:8|1 semanas)', () => PUZZLE),
  rule('estamanana|hoy pormanana', (_, { today }) => [{ kind: 'day', date: today }, MORNING]),
  rule('esta tarde|hoy portarde', (_, { today }) => [{ kind: 'day', date: today }, AFTERNOON]),
  rule('esta noche|hoy pornoche', (_, { today }) => [{ kind: 'day', date: today }, NIGHT]),
  rule('hoy(?: mismo)?|el dia de hoy', (_, { today }) => day(today)),
  rule('(?:el dia de )?manana(?: mismo)?', (_, { today }) => day(today.add({ days: 1 }))),
  // ---- counted
  rule(`(?:el )?(?:proximo |este )?(?<weekday>${WEEKDAY}) en (?:8|1 semanas)`, (groups) => ({
    kind: 'counted',
    step: { unit: 'week', count: 1 },
    anchor: [weekday(groups, 'upcoming')],
  })),
  rule(
    '(?:en|dentro de|de aqui a) (?:unos |unas )?(?<n>\\d{1,3}) (?<unit>dias?|semanas?|mes(?:es)?|anos?)',
    (groups, { today }) => day(today.add(duration(groups)), !groups['unit']?.startsWith('dia')),
  ),
  rule('(?:en|dentro de) (?:un|una|1) (?<unit>semana|mes|ano)', (groups, { today }) =>
    day(today.add(duration(groups)), true),
  ),
  rule(
    '(?:en|dentro de) (?:unos|unas|varios|varias|algunos|algunas|pocos|pocas) (?:dias|semanas|meses)',
    () => PUZZLE,
  ),
  rule('(?:en )?(?:los )?proximos (?<n>\\d{1,2}) dias', ({ n }, { today }) =>
    span(today, Number(n) + 1, `en los próximos ${n ?? ''} días`),
  ),
  rule('(?:al |el )?dia (?:siguiente|despues)|(?:el )?siguiente dia', () => ({ kind: 'step', days: 1 })),
  rule('(?:la )?semana (?:despues|siguiente a esa)', () => ({ kind: 'step', days: 7, week: true })),
  rule('(?:ese|el mismo|este mismo) dia', (_, { previous }) => day(previous) ?? PUZZLE),
  // ---- feasts
  rule(UNKNOWN_FEAST, () => PUZZLE),
  rule(`(?:para |en |por )?(?<name>${FEAST})`, ({ name = '' }, { today, country }) => {
    const found = feast(name, country, today);
    return found ? { kind: 'day', ...found } : PUZZLE;
  }),
  // ---- dates
  rule(
    '(?<first>\\d{1,2})/(?<second>\\d{1,2})(?:/(?<year>\\d{4}|\\d\\d))?',
    ({ first = '', second = '', year }, { country }) => slashed(first, second, year, country),
  ),
  rule(
    `(?:del? |el |entre el )?(?<day>\\d{1,2})(?: de ${MONTH})? (?<joint>al?|hasta el|y el|y|o el|o) (?<until>\\d{1,2}) de (?<month>${MONTH})`,
    (groups) => twoDates({ ...groups, joint: (groups['joint'] ?? '').split(' ')[0] }),
  ),
  rule('(?:del|entre el) (?<day>\\d{1,2}) (?<joint>al|y el|hasta el) (?<until>\\d{1,2})', (groups) =>
    twoDates({ ...groups, joint: 'al' }),
  ),
  rule(
    `(?:el )?(?:dia )?(?:(?<day>\\d{1,2})|(?<first>primero|primer dia)) (?:de|del mes de) (?<month>${MONTH})(?: (?:de |del )?(?<year>20\\d\\d))?`,
    (groups) => dateToken({ ...groups, day: groups['day'] ?? '1' }),
  ),
  rule(`(?:el )?(?<month>${MONTH}) (?<day>\\d{1,2})(?! ?(?:[ap]m|:))`, dateToken),
  rule(
    '(?:el )?(?:dia )?(?<day>\\d{1,2}) de (?<which>este mes|proximo mes)',
    ({ day: dom, which = '' }, { today }) => {
      const month = today.with({ day: 1 }).add({ months: which.startsWith('proximo') ? 1 : 0 });
      return { kind: 'date', day: Number(dom), month: month.month, year: month.year };
    },
  ),
  rule(
    `(?:el |este )?(?<weekday>${WEEKDAY}) (?:dia )?(?<day>[12]\\d|3[01]|[1-9])(?! (?:[ap]m|minutos|personas))`,
    (groups) => {
      const date = dateToken({ day: groups['day'] });
      return date && [weekday(groups, 'coming'), date];
    },
  ),
  rule(
    '(?:el dia|el|para el|dia) (?<day>\\d{1,2})(?! ?(?:[ap]m|minutos|personas|por ciento))',
    (groups, { offered }) =>
      offered && Number(groups['day']) <= 3 && !/dia/.test(groups['0'] ?? '') ? undefined : dateToken(groups),
  ),
  // ---- weeks and months
  rule(`(?:la )?semana (?=(?:del? )(?:el )?(?:\\d|${WEEKDAY} \\d))del? `, () => ({ kind: 'week-of' })),
  rule(`(?:la )?semana del?(?= (?:el )?(?:\\d|${WEEKDAY}))`, () => ({ kind: 'week-of' })),
  rule(`(?<weekday>${WEEKDAY}) (?:de )?(?:la )?proximo semana`, (groups) => weekday(groups, 'next')),
  rule(`(?:el )?(?<weekday>${WEEKDAY}) de esta semana`, (groups) => weekday(groups, 'this')),
  rule(
    '(?:a )?(?:principios?|inicios?|comienzos?) de (?:la )?(?<which>proximo|esta)? ?semana',
    ({ which }, { today }) => weekPiece(today, which === 'proximo', 0, 3, 'a principios de'),
  ),
  rule(
    '(?:a )?(?:mediados?|mitad) de (?:la )?(?<which>proximo|esta)? ?semana|entre semana',
    ({ which }, { today }) => weekPiece(today, which === 'proximo', 1, 3, 'a mediados de'),
  ),
  rule('(?:a )?(?:finales|final|fines) de (?:la )?(?<which>proximo|esta)? ?semana', ({ which }, { today }) =>
    weekPiece(today, which === 'proximo', 3, 3, 'a finales de'),
  ),
  rule('(?:en |para |de |durante )?(?:la )?proximo semana', (_, { today }) =>
    span(mondayOf(today).add({ weeks: 1 }), 7, 'la semana que viene'),
  ),
  rule(
    '(?:en |para |durante )?(?:esta semana|lo que queda de semana|el resto de la semana|(?<=\\bfinal de )la semana)',
    (_, { today }) => ({
      kind: 'span',
      from: today,
      to: mondayOf(today).add({ days: 6 }),
      words: 'esta semana',
    }),
  ),
  rule('(?:en |para )?proximo finde', (_, { today }) =>
    today.dayOfWeek < 5 ? PUZZLE : span(mondayOf(today).add({ days: 12 }), 2, 'el fin de semana que viene'),
  ),
  rule('(?:en |para |el |este )*finde', (_, { today }) =>
    span(mondayOf(today).add({ days: 5 }), 2, 'este fin de semana'),
  ),
  rule(
    `(?:a |en (?:los )?)?(?<piece>${PIECE}) (?:de |del )(?<which>este |proximo )?mes`,
    ({ piece, which }, { today }) => {
      const next = which === 'proximo ';
      return monthPiece(
        today.with({ day: 1 }).add({ months: next ? 1 : 0 }),
        piece,
        next ? 'el mes que viene' : 'este mes',
      );
    },
  ),
  rule('(?:en |para )?proximo mes', (_, { today }) => {
    const first = today.with({ day: 1 }).add({ months: 1 });
    return span(first, first.daysInMonth, 'el mes que viene');
  }),
  rule('(?:en |para )?este mes', (_, { today }) => ({
    kind: 'span',
    from: today,
    to: today.with({ day: today.daysInMonth }),
    words: 'este mes',
  })),
  rule(
    `(?:a |en (?:los )?)?(?:(?<piece>${PIECE}) de |en |para )?(?:el mes de )?(?<month>${MONTH})(?: (?:de |del )(?<year>20\\d\\d))?`,
    ({ piece, month = '', year }, { today }) => {
      const first = year
        ? Temporal.PlainDate.from({ year: Number(year), month: monthNumber(month), day: 1 })
        : nextMonth(today, monthNumber(month));
      return monthPiece(first, piece, MONTHS[first.month - 1] ?? '');
    },
  ),
  // ---- weekdays
  rule(`(?:el )?otro (?:${WEEKDAY})`, () => PUZZLE),
  rule(`proximo (?<weekday>${WEEKDAY})`, (groups) => weekday(groups, 'upcoming')),
  rule(`este (?:mismo )?(?<weekday>${WEEKDAY})`, (groups) => weekday(groups, 'this')),
  rule(`(?:el )?(?<weekday>${WEEKDAY}) siguiente`, (groups) => weekday(groups, 'next')),
  rule(`(?:el |los )?(?<weekday>${WEEKDAY})`, (groups) => weekday(groups, 'coming')),
];
