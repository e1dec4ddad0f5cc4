import { fold } from '../../fold.ts';
import type { Language } from '../../language.ts';
import { set } from '../word-set.ts';
import {
  endsOnGoodbye,
  intents,
  questionsIn,
  servicesIn,
  withoutGoodbye,
  withoutPresence,
} from './intents.ts';
import { names } from './names.ts';
import { reactionsIn } from './reactions.ts';
import { again, noOthers, proposals, questions, sentences } from './sentences.ts';

const CHOOSING = set(
  `yo me mi nos la el lo las los un una uno esa ese eso esta este esas esos y o de del a al para por con en que es seria esta bien va viene
  vendria queda sirve gusta gustaria parece prefiero quiero quisiera quedo tomo cojo elijo mejor puede ser puedo podria ponga pongame pongala apunte
  apunteme reserve reserveme reservela resérvame creo pues bueno vale si no ok claro perfecto genial estupendo gracias por favor eh em mm ah oh venga
  primera primero segunda segundo tercera tercero ultima ultimo cuarta hora cita dia opcion hueco cualquiera misma mismo temprano tarde pronto
  manana noche mediodia media cuarto menos punto una dos tres cuatro cinco seis siete ocho nueve diez once doce quince veinte treinta
  lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
  hoy entonces tal vez quizas sobre hacia mas proximo proxima siguiente`,
);
const ORDINALS = ['primer[oa]?', 'segund[oa]', 'tercer[oa]?', 'cuart[oa]', 'quint[oa]'].map(
  (name) => new RegExp(String.raw`^(?:\w+\W+){0,2}${name}\W*$`),
);
/** Nobody chooses in more of them, and each is read for itself. */
const MOST_CLAUSES = 8;

/** Where something is moved to: "cámbiela al viernes". */
const MOVED_TO_DAY =
  /\b(?:al|para(?: el)?|hasta el|a)(?= (?:el )?(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|ma[nñ]ana|pasado|hoy|d[ií]a|\d{1,2} de|pr[oó]xim[oa]|otr[oa] d[ií]a|la semana))/gi;
const MOVED_TO_TIME =
  /\b(?:a|para)(?= (?:las? (?:\d|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)|otra hora))/gi;
const MOVED_BY =
  /\b(?:(?:una?|dos|tres|media) (?:semana|d[ií]a|hora|mes)s? (?:m[aá]s tarde|despu[eé]s|antes)|a la misma hora|m[aá]s (?:tarde|temprano|pronto))/i;
const OWNER = /(?<!\p{L})(?:cita|reserva|hora|corte) de (?<name>\p{Lu}\p{L}{1,30}(?: \p{Lu}\p{L}{1,30})?)/u;

const orOf = (choices: readonly string[]) => choices.join(', o ');

function stepIn(text: string): readonly (readonly [string, string])[] {
  const at = MOVED_BY.exec(text)?.index;
  return at === undefined ? [] : [[text.slice(0, at), text.slice(at)]];
}

/** How Spanish is heard and spoken by the scripted receptionist, who understands callers by rules, without a model. */
export const scripted: Language['scripted'] = {
  reactionsIn,
  plain: (words) => fold(words),
  intents,
  clausesIn: (text) =>
    text
      .split(/[,;!?\u00bf\u00a1]+|(?<=\p{L}{3})\.|(?<!\p{L})(?:pero|porque|as[ií] que)(?!\p{L})/iu)
      .map((clause) => clause.trim())
      .filter((clause) => clause !== '')
      .slice(-MOST_CLAUSES),
  isChoosing: (word) => CHOOSING.has(fold(word)) || /^\d{1,2}(?::\d\d)?(?:am|pm)?$/.test(word),
  withoutAny: (text) =>
    text.replaceAll(/\b(?:cualquier[ao]?|una|alguna) de (?:las|los|esas|esos)\b/gi, 'la de las'),
  names,
  servicesIn,
  endsOnGoodbye,
  withoutGoodbye,
  withoutPresence,
  questionsIn,
  withoutNames: (text) => text.replaceAll(/(?<!\p{L})(?:con|prefiero a|quiero a) \p{Lu}\p{L}+/gu, '').trim(),
  withoutRefusals: (text) =>
    text.replaceAll(
      /(?<!\p{L})(?:cualquiera )?(?:no|menos|excepto|salvo|sin|no (?:me gusta|quiero))(?: con)? \p{Lu}\p{L}+/gu,
      '',
    ),
  anybody: 'con cualquiera',
  serviceOf: (booking) =>
    booking
      .replace(/^(?:su|una|la|el) /i, '')
      .split(/[,:]? (?:el|a las|con|para|este|hoy|mañana)\b|[,(]/i, 1)[0] ?? '',
  movesIn: (text) =>
    [
      (Array.from(text.matchAll(MOVED_TO_DAY)).at(-1) ?? Array.from(text.matchAll(MOVED_TO_TIME)).at(-1))
        ?.index,
      /\b(?:qu[eé] tal|y si|puede ser)\b/i.exec(text)?.index,
      /\b(?:puedo|podr[ií]a|puede|podemos)\b/i.exec(text)?.index,
    ]
      .flatMap((end) => (end === undefined ? [] : [[text.slice(0, end), text.slice(end)] as const]))
      .map(([before, behind]) => [before, behind] as const)
      .concat(stepIn(text).map(([before, behind]) => [before, behind] as const)),
  ownerIn: (text) => {
    const words = (OWNER.exec(text)?.groups?.['name'] ?? '').split(' ');
    return (
      words.filter((word) => word !== '' && names.nameWord(word.toLowerCase()) !== 'none').join(' ') || null
    );
  },
  placeIn: (words) => {
    if (
      /\b(?:cualquiera|da igual|me da igual|no (?:me )?importa|la que sea|elija usted|escoja usted)\b/.test(
        words,
      )
    )
      return 0;
    const place = ORDINALS.findIndex((ordinal) => ordinal.test(words));
    return place < 0 ? null : place;
  },
  sentences,
  proposals,
  again,
  noOthers,
  questions: [...questions],
  questionOf: (question, services) =>
    services.length === 0 ? question : `${question} (${services.join(' y ')})`,
  orOf,
  whichOf: (choices) => `¿Cuál prefiere, ${orOf(choices)}?`,
  whichBooking: (bookings) => `${sentences.whichBooking} ¿${orOf(bookings)}?`,
  wasName: (name) => `¿Ese era el nombre: ${name}?`,
  thanksFor: (name) => `Gracias, ${name}.`,
  underName: (name, found) => `Eso está a nombre de ${name}. ${found}`,
  alsoFor: (time) => `¿Y a qué nombre pongo la otra, ${time}?`,
  firstOf: (booking) => `Una después de otra. Primero, ${booking}.`,
  otherName: (name, wrong) =>
    `La cita que se acaba de reservar es para ${name}${wrong === null ? '' : `, no para ${wrong}`}.`,
  callBack: { name: 'Una persona a la que no se oía', message: 'Por favor, llamen.' },
};
