import type { Groups, Rule } from '../../date-grammar.ts';
import { isDay, isTime, type Pick, type Reading, type Token } from '../../dates.ts';
import { ANY, clock, spokenTime, TIMED, window } from './clocks.ts';
import { PARTS } from './parts.ts';
import { MONTH, PUZZLE, rule, WEEKDAY } from './rules.ts';

const VAGUE =
  '(?:(?:a|al|sobre|hacia|como|tipo|eso de|alrededor de|cerca de|para|mas o menos|digamos|mejor|aproximadamente|por ahi de|por|de) ){0,4}';
const TAIL = '(?: (?:en punto|y pico|mas o menos|aproximadamente|o asi|o por ahi|exactas)){0,2}';

const ends = (to: string | undefined): Token | undefined => {
  const time = spokenTime(to ?? '');
  return time && { kind: 'window', to: time, ends: true };
};

/** Longer phrases before the shorter ones that they hold. */
export const TIME_RULES: readonly Rule[] = [
  // ---- something else that has its time
  rule(
    `(?<!\\bpuedo )(?:salgo|entro|trabajo|termino|acabo|empiezo|recojo|tengo (?:\\w+ )?(?:\\w+ )?(?:dentista|medico|reunion|clase|colegio|trabajo|vuelo|tren|junta|examen|entrevista|comida|turno)|mi (?:tren|vuelo|clase|reunion|turno|autobus) (?:es|sale|empieza|termina))(?: \\w+){0,2}? (?:a|hasta|de|desde) (?:${TIMED})(?: (?:a|hasta) (?:${TIMED}))?`,
    () => ({ kind: 'mention' }),
  ),
  // ---- stretches of a day
  rule(
    `(?:estar |quede |este |quedar )?(?:listo|lista|terminado|terminada|libre|fuera|terminar|acabar|salir|irme)(?: \\w+)? (?:antes de|para|a) (?<to>${TIMED})`,
    ({ to }) => ends(to),
  ),
  rule(`(?:entre|de|desde|a partir de) (?<from>${ANY}) (?:y|a|hasta) (?:a )?(?<to>${ANY})`, ({ from, to }) =>
    window(from, to),
  ),
  rule(`(?:a )?(?<from>${TIMED}) (?:en adelante|o mas tarde|o despues|como pronto)`, ({ from }) =>
    window(from, undefined),
  ),
  rule(`(?:a )?(?<to>${TIMED}) (?:o antes|como tarde|a mas tardar|como muy tarde|como maximo)`, ({ to }) =>
    window(undefined, to),
  ),
  rule(
    `(?:despues de|a partir de|desde|pasadas|mas tarde de|no antes de|como pronto a|luego de|pasado el)(?: a)? (?<from>${TIMED})${TAIL}`,
    ({ from }) => window(from, undefined),
  ),
  rule(
    `(?:antes de(?:l)?|hasta|no mas tarde de|no despues de|como (?:muy )?tarde a|a mas tardar a) (?<to>${TIMED})${TAIL}`,
    ({ to }) => window(undefined, to),
  ),
  // ---- moments from now
  rule(
    '(?:en|dentro de|de aqui a) (?:unos |unas |como |aproximadamente )?(?<n>\\d{1,4}) minutos',
    ({ n }) => ({ kind: 'instant', minutes: Number(n) }),
  ),
  rule('(?:en|dentro de) (?:una|1) hora', () => ({ kind: 'instant', minutes: 60 })),
  rule('(?:en|dentro de) (?:unos|unas|un|una|algunos) (?:minutos|horas|rato|ratito|momento)', () => PUZZLE),
  rule('(?<n>\\d{1,4}) minutos (?<side>antes|despues|mas tarde|mas temprano)', ({ n, side = '' }) => ({
    kind: 'step',
    minutes: Number(n) * (/antes|temprano/.test(side) ? -1 : 1),
  })),
  rule(
    '(?<n>\\d{1,3}|una?) (?<unit>dias?|semanas?|mes|meses) (?<side>antes|despues|mas tarde)',
    ({ n, unit = '', side }) => {
      const count = (/^\d/.test(n ?? '') ? Number(n) : 1) * (side === 'antes' ? -1 : 1);
      if (unit.startsWith('mes')) return { kind: 'step', months: count };
      return { kind: 'step', days: unit.startsWith('semana') ? 7 * count : count };
    },
  ),
  rule('(?:justo|inmediatamente|nada mas) despues(?: de (?:esa|eso|la cita|ella|el))?', () => ({
    kind: 'step',
    minutes: 0,
    end: true,
  })),
  // ---- which of the offered openings
  rule(
    '(?:la |el )?(?<nth>primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|ultim[oa])(?: (?:hora|cita|opcion|que (?:dijo|dijiste|ha dicho|menciono)|de (?:las|los|esas|esos)(?: \\w+)?)){0,2}(?! (?:disponible|libre|hueco|que tenga|hora portarde))',
    pickToken,
  ),
  rule('(?:opcion|numero) (?<nth>\\d)', (groups, reading) => pickToken(groups, reading) ?? []),
  rule('(?:la|el) (?:de )?(?:mas )?(?<nth>temprano|temprana|pronto|tarde)', pickToken),
  rule(
    '(?:cualquiera|la que sea|cualquier[ao]? de (?:las|los|esas|esos)(?: \\w+)?|me da igual(?: cual)?|da igual|es indiferente)',
    (_, { offered }) => (offered ? { kind: 'option', pick: 'any' } : undefined),
  ),
  // ---- relative to what was offered
  rule('(?:a )?(?:la )?misma hora', () => ({ kind: 'same-time' })),
  rule(
    '(?:algo |un poco |un poquito |mucho )?(?<direction>mas tarde|mas temprano|mas pronto|despues(?=$| (?:por favor|ese))|antes(?=$| (?:por favor|ese)))',
    ({ direction = '' }, { previous, offered }) =>
      previous || offered
        ? { kind: 'relative', direction: /tarde|despues/.test(direction) ? 'later' : 'earlier' }
        : undefined,
  ),
  // ---- as soon as can be
  rule(
    '(?:lo )?(?:cuanto antes|antes posible|mas pronto posible|mas rapido posible)|lo (?:antes|primero) que (?:pueda|puedan|tengan?|haya)|(?:la |el |lo )?(?:primer[ao]? (?:hueco|cita|hora|turno|espacio|que tenga)(?: (?:libre|disponible|que tenga))?|proxim[ao] (?:hueco|cita|hora)(?: (?:libre|disponible))?)|cualquier (?:dia|hora|momento)(?! (?:menos|excepto|despues|antes))|cuando (?:sea|pueda|puedan|quiera|tenga(?:n)?(?: (?:hueco|sitio|libre))?)|ya mismo|ahora(?: mismo)?|de inmediato|enseguida|urgente(?:mente)?|pronto',
    () => ({ kind: 'soon' }),
  ),
  // ---- the clock
  rule(`${VAGUE}(?<at>${TIMED})${TAIL}`, ({ at }) => clock((at ?? '').replace(/^el /, ''))),
  rule(
    `(?<=\\b(?:mejor|tipo|como|sobre|${WEEKDAY}|manana|hoy) )(?:a )?(?<at>1[0-2]|[1-9])(?=$| (?:por favor|mejor))`,
    ({ at }) => clock(at),
  ),
  rule(
    '(?<=^(?:(?:si|no|pues|vale|ok|bueno|mejor) ){0,3})(?<at>1[0-2]|[1-9])(?=$| (?:por favor|esta bien|mejor))',
    ({ at }) => clock(at),
  ),
  rule('para (?<at>1[0-2]|[1-9])(?=$| (?:por favor))', ({ at }) => ({ kind: 'puzzle', for: Number(at) })),
  // ---- parts of a day
  ...PARTS.map(([phrase, token]) => rule(phrase, () => token)),
  // ---- another clock
  rule('hora (?:del |de la |de )?(?:pacifico|este|centro|montana|\\w+)(?= |$)(?<!hora de)', () => ({
    kind: 'zone',
    zone: null,
  })),
];

/** "El martes no puedo" refuses what stands before it, "no puedo el martes" what follows. */
function notBeside(_: Groups, __: Reading, before: readonly Token[]): Token {
  const last = before.at(-1);
  return { kind: 'not', side: last && (isDay(last) || isTime(last)) ? 'last' : 'next' };
}

/** Words that join what is said, take it back, or refuse it. */
export const LINK_RULES: readonly Rule[] = [
  rule('ni(?= (?:el|la|los|a|por|en)\\b)', () => ({ kind: 'not', side: 'next' })),
  // "El martes no, el miércoles" refuses what stands before it.
  rule('no(?= (?:el|a las?|por)\\b)|no$', (_, __, before) => {
    const last = before.at(-1);
    return last && (isDay(last) || isTime(last)) ? { kind: 'not', side: 'last' } : undefined;
  }),
  rule(
    `(?:o|u|y)(?= (?:el |la |los )?(?:${WEEKDAY}|manana|hoy|pasadomanana|\\d|las? \\d|a las?|por))`,
    () => ({ kind: 'or', joined: true }),
  ),
  rule('(?:o|u|y)', () => ({ kind: 'or' })),
  rule(
    '(?:que no sea|en (?:vez|lugar) de|menos|excepto|salvo|quitando|(?:yo )?no (?:puedo|podria|quiero|me va bien|me viene bien|estoy|podemos|trabajo)(?: (?:venir|ir))?|no(?! (?:se|lo se|muy|tan|demasiado|antes|despues|mas|gracias|puede|tiene|hay)\\b)(?= (?:el|los|la|a las?|en|por|ese|este|manana|hoy)\\b))',
    notBeside,
  ),
  rule(
    '(?:no me (?:va|viene|queda|sirve|funciona|conviene)(?: bien)?|no puedo|(?:es|me queda) (?:muy|demasiado) (?:tarde|temprano|pronto|lejos)|es imposible|no es posible|imposible)',
    () => ({ kind: 'not', side: 'last' }),
  ),
  rule(
    '(?:perdon|perdone|no perdon|mejor dicho|mejor|digo|quise decir|quiero decir|me equivoque|espere|no no|mas bien|en realidad|que tal|y si)',
    () => ({ kind: 'take-back', move: false }),
  ),
  rule(
    `(?:para|a|al|por)(?<=\\b(?:mover|cambiar|pasar|mueva|cambie|pase|muevala|cambiela|pasela|moverla|cambiarla|pasarla|aplazar|posponer|adelantar)\\b.{0,80})(?= (?:el |la |las? )?(?:${WEEKDAY}|manana|\\d|proximo|otro|${MONTH}))`,
    () => ({ kind: 'take-back', move: true }),
  ),
  rule(`(?:al?|hasta)(?: el)?(?= (?:el )?(?:${WEEKDAY}|\\d{1,2}(?! ?[ap]m|:)))`, () => ({ kind: 'to' })),
];

const PICKS: readonly (readonly [RegExp, Pick])[] = [
  [/^(?:primer|1)/, 0],
  [/^(?:segund|2)/, 1],
  [/^(?:tercer|3)/, 2],
  [/^(?:cuart|4)/, 3],
  [/^ultim/, 'last'],
  [/^(?:temprano|temprana|pronto)/, 'earlier'],
  [/^tarde/, 'later'],
];

/** Without offers, "la segunda" is something that only the caller sees. */
function pickToken({ nth = '' }: Groups, { offered }: Reading): Token | undefined {
  const pick = PICKS.find(([word]) => word.test(nth))?.[1];
  return offered && pick !== undefined ? { kind: 'option', pick } : undefined;
}
