/** The days that have names, by country, as they are called in Spanish. */
import { fallsOn, type Feast, fixed, fromEaster, nth, plus } from '../../feasts.ts';

const thanksgiving = nth(11, 4, 4);

/** Longer names before the shorter ones that they hold. */
const FEASTS: readonly Feast[] = [
  { name: 'nochebuena|vispera de navidad', falls: fixed(12, 24) },
  { name: 'navidad', falls: fixed(12, 25) },
  { name: 'nochevieja|fin de ano|vispera de ano nuevo', falls: fixed(12, 31) },
  { name: 'ano nuevo', falls: fixed(1, 1) },
  { name: '(?:dia de )?(?:los )?(?:3 )?reyes(?: magos)?', falls: fixed(1, 6) },
  { name: 'san valentin|dia de (?:los enamorados|san valentin)', falls: fixed(2, 14) },
  { name: 'san jose', falls: fixed(3, 19) },
  { name: 'domingo de ramos', falls: fromEaster(-7) },
  { name: 'jueves santo', falls: fromEaster(-3) },
  { name: 'viernes santo', falls: fromEaster(-2) },
  { name: 'sabado (?:santo|de gloria)', falls: fromEaster(-1) },
  { name: 'domingo de (?:pascua|resurreccion)|pascua', falls: fromEaster(0) },
  { name: 'lunes de pascua', falls: fromEaster(1) },
  { name: 'corpus(?: christi)?', falls: fromEaster(60) },
  {
    name: 'dia de la madre|dia de las madres',
    falls: {
      ES: nth(5, 1, 7),
      MX: fixed(5, 10),
      GT: fixed(5, 10),
      SV: fixed(5, 10),
      AR: nth(10, 3, 7),
      else: nth(5, 2, 7),
    },
  },
  { name: 'dia del padre', falls: { ES: fixed(3, 19), else: nth(6, 3, 7) } },
  {
    name: '(?:el )?1 de mayo|dia del trabajo|dia del trabajador',
    falls: { US: nth(9, 1, 1), else: fixed(5, 1) },
  },
  {
    name: 'dia de la independencia',
    falls: {
      US: fixed(7, 4),
      MX: fixed(9, 16),
      AR: fixed(7, 9),
      CO: fixed(7, 20),
      PE: fixed(7, 28),
      CL: fixed(9, 18),
    },
  },
  { name: 'san juan|noche de san juan', falls: fixed(6, 24) },
  { name: 'santiago(?: apostol)?', falls: { ES: fixed(7, 25) } },
  { name: '(?:dia de )?la hispanidad|dia de la raza|el pilar', falls: fixed(10, 12) },
  { name: 'halloween|noche de brujas', falls: fixed(10, 31) },
  { name: '(?:dia de )?todos los santos', falls: fixed(11, 1) },
  { name: 'dia de (?:los )?muertos', falls: fixed(11, 2) },
  { name: '(?:dia de )?accion de gracias|thanksgiving', falls: { US: thanksgiving } },
  { name: 'viernes negro|black friday', falls: plus(thanksgiving, 1) },
  { name: 'dia de la constitucion', falls: { ES: fixed(12, 6), MX: nth(2, 1, 1) } },
  { name: '(?:la )?inmaculada(?: concepcion)?', falls: fixed(12, 8) },
  { name: 'guadalupe|dia de la virgen', falls: { MX: fixed(12, 12), US: fixed(12, 12) } },
];

/** A feast as callers name it: "Nochebuena", "el día de Navidad", "Viernes Santo". */
export const FEAST = `(?:el )?(?:dia de )?(?:la )?(?:${FEASTS.map(({ name }) => name).join('|')})`;
/** Those whose days differ, and days that only the caller knows. */
export const UNKNOWN_FEAST =
  '(?:semana santa|carnaval(?:es)?|(?:el )?puente(?: de \\w+)?|las fiestas|(?:mi|su|nuestro) (?:cumpleanos|aniversario|santo)(?! es\\b))';

const BY_NAME = FEASTS.map(({ name, falls }) => ({ pattern: new RegExp(`^(?:${name})$`), falls }));

/** The next day of that name, as that country keeps it, and the last; undefined where it keeps none. */
export function feast(
  name: string,
  country: string,
  today: Temporal.PlainDate,
): { readonly date: Temporal.PlainDate; readonly last: Temporal.PlainDate } | undefined {
  const plain = [name, name.replace(/^el /, ''), name.replace(/^(?:el )?dia de (?:la )?/, '')];
  const found = BY_NAME.find(({ pattern }) => plain.some((each) => pattern.test(each)));
  return found && fallsOn(found, country, today);
}
