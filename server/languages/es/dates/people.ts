/** How many people come, by the caller's words: "somos dos", "mi hijo y yo", "una mesa para cuatro". */
import { plainWords } from './plain-words.ts';

/** Nobody brings more; a greater number counts something else. */
const MOST = 30;

const ONE =
  '(?:hijo|hija|esposo|esposa|marido|mujer|pareja|novio|novia|hermano|hermana|madre|padre|mama|papa|abuelo|abuela|amigo|amiga|nino|nina|bebe|sobrino|sobrina|primo|prima|companero|companera|cunado|cunada|suegro|suegra|nieto|nieta)';
const MANY =
  '(?:hijos|hijas|hermanos|hermanas|padres|abuelos|amigos|amigas|ninos|ninas|sobrinos|sobrinas|primos|primas|companeros|personas|adultos)';
const MEMBER = `(?:(?:mi|mis|un|una|otro|otra|mi otro|mi otra) )?(?:(?<many>\\d{1,2}) ${MANY}|${ONE})|yo|mi(?! \\w)|conmigo`;
const member = new RegExp(`(?:${MEMBER})(?![\\w:])`, 'y');
const joint = / (?:y |con |mas |y tambien |y para )?(?:para )?/y;

/** Said of the whole party; the group `n` is how many. */
const WHOLE = [
  '(?:somos|seremos|vamos|iremos|venimos) (?:los )?(?<n>\\d{1,2})',
  '(?:mesa|grupo|reserva|familia|cita)s? (?:para|de) (?<n>\\d{1,2})(?! ?(?:[ap]m|de |minutos|:))',
  '(?<n>\\d{1,2}) (?:personas|comensales|adultos|de nosotros)',
  '(?<n>\\d{1,2}) (?:citas|cortes|turnos|reservas|horas)(?: seguid[ao]s)?',
].map((source) => new RegExp(`\\b(?:${source})(?![\\w:])`));
const PAIR = /\b(?:los 2|las 2|nosotros 2|nosotras 2|ambos|ambas|para 2 de nosotros|en pareja)\b/;

/** How many come, where the words say it; null where they do not. "Para cuatro" alone may be the hour. */
export function peopleIn(words: string): number | null {
  const text = plainWords(words);
  const whole = WHOLE.map((pattern) => Number(pattern.exec(text)?.groups?.['n'] ?? NaN)).find(
    (count) => count > 0 && count <= MOST,
  );
  return whole ?? (PAIR.test(text) && !/\ba las 2\b/.test(text) ? 2 : listed(text));
}

/** Adds up those who are named one after the other: "mi mujer, mis dos hijos y yo". */
function listed(text: string): number | null {
  let most = 0;
  for (const { index } of text.matchAll(/\b/g)) {
    let [at, count, members, speaker] = [index, 0, 0, false];
    for (;;) {
      member.lastIndex = at;
      const match = member.exec(text);
      if (!match) break;
      members += 1;
      count += Number(match.groups?.['many'] ?? 1);
      speaker ||= /^(?:yo|mi|conmigo)$/.test(match[0]);
      joint.lastIndex = at + match[0].length;
      at += match[0].length + (joint.exec(text)?.[0].length ?? 0);
    }
    if (members > 1 && speaker) most = Math.max(most, count);
  }
  return most > 1 && most <= MOST ? most : null;
}
