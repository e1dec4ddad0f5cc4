import type { DayPart, TimeToken } from '../../dates.ts';

const part = (
  name: string,
  from: number,
  to: number,
  half?: 'am' | 'pm',
  more: Pick<DayPart, 'edge' | 'night'> = {},
): TimeToken => ({ kind: 'part', part: { name, from, to, ...(half && { half }), ...more } });

/** What the names of a day's parts mean here, in hours. A business's own hours narrow them further. */
export const MORNING = part('por la mañana', 0, 12, 'am');
export const AFTERNOON = part('por la tarde', 12, 20, 'pm');
export const NIGHT = part('por la noche', 19, 24, 'pm', { night: true });

/** Longer phrases before the shorter ones that they hold. */
export const PARTS: readonly (readonly [phrase: string, token: TimeToken])[] = [
  [
    '(?:a )?primera hora(?: (?:del dia|pormanana))?|lo mas temprano posible|cuando abran|al abrir|nada mas abrir',
    part('a primera hora', 0, 12, 'am', { edge: 'opening' }),
  ],
  ['(?:a )?primera hora portarde', part('a primera hora de la tarde', 12, 16, 'pm')],
  [
    '(?:a )?ultima hora(?: (?:del dia|portarde))?|al final del dia|lo mas tarde posible|antes de (?:cerrar|que cierren)|al cerrar',
    part('a última hora', 12, 24, 'pm', { edge: 'closing' }),
  ],
  ['(?:a )?ultima hora pormanana', part('a última hora de la mañana', 10, 13)],
  ['(?:que )?no (?:sea )?(?:muy|tan|demasiado) temprano', part('no muy temprano', 10, 24)],
  ['(?:que )?no (?:sea )?(?:muy|tan|demasiado) tarde', part('no muy tarde', 0, 16)],
  [
    '(?:temprano|pronto) pormanana|pormanana (?:temprano|pronto)|(?:muy )?temprano(?! que)',
    part('temprano por la mañana', 0, 10, 'am'),
  ],
  ['a media manana', part('a media mañana', 9, 12, 'am')],
  ['a media tarde', part('a media tarde', 16, 18, 'pm')],
  ['(?:tarde pornoche|tarde noche|al atardecer|al caer la tarde)', part('al atardecer', 18, 21, 'pm')],
  ['(?:antes de|antes del) (?:comer|almorzar|almuerzo|la comida)', part('antes de comer', 0, 13, 'am')],
  ['despues de(?:l)? (?:comer|almorzar|almuerzo|la comida)', part('después de comer', 14, 18, 'pm')],
  [
    '(?:a|en) la hora (?:de comer|del almuerzo|de la comida|del lunch)|(?:a|durante) la comida',
    part('a la hora de comer', 12, 15),
  ],
  [
    '(?:despues del? |al salir del? |cuando salga del? )(?:trabajo|trabajar|la oficina)',
    part('después del trabajo', 17, 24, 'pm'),
  ],
  [
    'antes del? (?:trabajo|trabajar|entrar a trabajar|la escuela|colegio)',
    part('antes del trabajo', 0, 9, 'am'),
  ],
  ['despues del? (?:colegio|la escuela|clase|clases)', part('después del colegio', 15, 19, 'pm')],
  ['pormanana|mananas', MORNING],
  ['portarde|tardes', AFTERNOON],
  ['pornoche|noches', NIGHT],
];
