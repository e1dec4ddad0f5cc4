/** How a caller's questions are told apart, and which words tell what they are about. */
import { fold, foldedWords } from '../fold.ts';
import type { Language } from '../language.ts';
import { meaning, stem, stems } from './stem.ts';
import { set } from './word-set.ts';

/** The longest question that is read. */
const LONGEST = 1_000;

/** Too common to tell one question from another. */
const COMMON = set(
  'a al ante como con cual cuales cuando cuanta cuantas cuanto cuantos de del donde el ella ellos en entre es esa ese eso esta estan estar este esto estoy fue ha hace hacen hacer haceis han hasta hay la las le les lo los me mi mis muy nada ni no nos o os otra otro para pero por porque que quien quienes se ser si sin sobre son su sus tal tambien te tener tengo tiene tienen teneis tienes tu un una unas uno unos usted ustedes va van y ya yo algo alguien algun alguna algunos puedo puede pueden podria podemos quiero quisiera querria necesito saber pregunta preguntar favor gracias hola buenas buenos dias tardes posible solo aqui ahi ahora hoy manana semana dia vez minutos horas hora tiempo mas menos mucho mucha ustedes dan ofrecen venden vende lleva llevan aceptan acepta admiten admite permiten permite dejan usan usar ir venir llevar traer lunes martes miercoles jueves viernes sabado domingo dos tres cuatro cinco seis siete ocho nueve diez veinte',
);

const topics = (text: string): readonly string[] =>
  foldedWords(text.slice(0, LONGEST).replaceAll(/\bwi-?\s?fi\b/gi, 'wifi'))
    .filter((word) => !COMMON.has(word) && word.length > 1 && !/^\d+$/.test(word))
    .flatMap((word) => stems(word).map(meaning));

const ASKING =
  'que|cual|cuales|quien|quienes|como|cuando|cuanto|cuanta|cuantos|cuantas|donde|adonde|hay|tienen?|hacen?|se puede|puedo|puede|pueden|aceptan?|admiten?|estan?|es|son|abren?|cierran?|venden?|ofrecen?|dan|necesito|hace falta|tengo que';
const ASKS = new RegExp(
  `^(?:(?:y|pues|tambien|hola|ah|eh|pero|bueno|entonces|oiga|perdone|disculpe|a|de|en|con|para|hasta|por)[\\s,]+){0,5}(?:${ASKING})\\b`,
);
const ANOTHER = new RegExp(
  `(?:,|\\b[yo]\\b)\\s+(?:tambien\\s+)?(?=(?:a |de |en |con |hasta )?(?:${ASKING})\\s)`,
);

/** Words that say what kind of answer is wanted, and nothing of what it is about. */
const KINDS = new Set(
  'horario horas abierto abren abrir cerrado cierran cerrar precio cuesta cuestan vale valen costar tarifa cobran duracion dura duran tarda tardan servicios tratamientos correo email direccion ubicados estan queda quedan llegar trabaja trabajan personal peluqueros festivo festivos ofrecen hacen'
    .split(' ')
    .map((word) => meaning(stem(word))),
);

export const questions: Language['tools']['questions'] = {
  topics,
  asks: (text) => ASKS.test(fold(text.slice(0, LONGEST)).replaceAll(/[\u00bf\u00a1]/g, '')),
  questionsIn: (text) =>
    text
      .slice(0, LONGEST)
      .split(/[?!;]|\.(?=\s|$)/u)
      .flatMap((sentence) => splitAt(sentence))
      .map((question) => question.replaceAll(/[\u00bf\u00a1]/g, '').trim())
      .filter((question) => question !== ''),
  doings: (text) =>
    Array.from(
      fold(text.slice(0, LONGEST)).matchAll(
        /\b(?:hacen|hace|ofrecen|realizan|dan|ponen|puedo|pueden|puede) (?:tambien )?(?<done>\w+)/g,
      ),
      ({ groups }) => topics(groups?.['done'] ?? ''),
    ).flat(),
  isOfGoods: (text) => /\b(?:vend|product|compr)/i.test(text),
  daysIn: (question) => question.slice(0, LONGEST).split(/\by\b|\bo\b|,|&/iu),
  about: {
    hours:
      /\b(?:horarios?|(?:a|hasta) qu[eé] hora|abr(?:en|e|ir|[ií]s)|abierto|cierr(?:an|e)|cerr(?:ado|ar|[aá]is))/iu,
    price:
      /\b(?:precios?|cu[aá]nto (?:cuesta|vale|es|cobra|sale|me sale|ser[ií]a)|cuestan?|valen?|cobra[ns]?|tarifas?|caro)/iu,
    length: /\b(?:cu[aá]nto (?:dura|tarda|tiempo|se tarda|demora)|duraci[oó]n|cu[aá]ntos minutos)/iu,
    services: /\b(?:qu[eé] (?:servicios|tratamientos|hacen|ofrecen)|servicios)/iu,
    email: /\b(?:correo|e-?mail)/iu,
    address:
      /\b(?:d[oó]nde (?:est[aá]n|est[aá]|queda|quedan|se encuentra)|direcci[oó]n|ubicaci[oó]n|ubicados|c[oó]mo (?:llego|se llega|llegar))/iu,
    staff: /\b(?:qui[eé]n(?:es)? (?:trabaja|trabajan|atiende|hay)|peluqueros|barberos|personal)/iu,
    holidays: /\b(?:festivos?|feriados?|vacaciones)/iu,
    offered: /\b(?:hacen|hace|ofrecen|tienen|hay|puedo|se puede|realizan)/iu,
  },
  isKind: (topic) => KINDS.has(topic),
};

/** The questions of a sentence that begins another one behind "y" or a comma; marks and accents stay. */
function splitAt(sentence: string): readonly string[] {
  const folded = fold(sentence);
  // Folding keeps the length of plain letters; where it does not, the sentence stays whole.
  if (folded.length !== sentence.length) return [sentence];
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const found = ANOTHER.exec(folded.slice(from));
    if (found === null) return [...parts, sentence.slice(from)];
    parts.push(sentence.slice(from, from + found.index));
    from += found.index + found[0].length;
  }
}
