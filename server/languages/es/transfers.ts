/** The sentences of putting a call through: to whoever is rung, and to the caller who waits. */
import type { NotReached } from '../facts.ts';
import type { Language } from '../language.ts';
import { list } from './numbers.ts';
import { sayPhone } from './spoken-digits.ts';

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** Each tells the caller why nobody talks with them, and what can be done instead. */
const NOT_REACHED: Readonly<Record<NotReached, (who: string) => string>> = {
  'no-answer': (who) => `Lo siento, ${who} no contesta ahora mismo.`,
  busy: (who) => `Lo siento, ${who} está en otra llamada.`,
  voicemail: (who) => `Lo siento, no he podido hablar con ${who}: solo contestó el buzón de voz.`,
  declined: (who) => `Lo siento, ${who} no puede atender su llamada ahora mismo.`,
  failed: (who) => `Lo siento, no he podido comunicar con ${who}.`,
};

export const transfers: Language['transfers'] = {
  screen: ({ business, caller, phone, reason }) => {
    const from = caller ?? (phone === null ? 'alguien' : `alguien desde el ${sayPhone(phone)}`);
    const about = reason === '' ? '' : `, por lo siguiente: ${reason}`;
    return `Una llamada para ${business} de ${sentence(from + about)} Pulse 1 para atenderla, o cuelgue.`;
  },
  test: (business) =>
    `Esto es una prueba de Ahoy, para ${business}. A este teléfono se le pueden pasar llamadas. Pulse 1 para confirmarlo.`,
  testDone: 'Gracias. Este teléfono puede recibir llamadas. Adiós.',
  tooLate: 'Gracias, pero la llamada ya no está. Adiós.',
  callerGone: 'La persona que llamaba ha colgado. Adiós.',
  trying: (who) =>
    `Un momento, intento comunicar con ${who}. No cuelgue, por favor; mientras tanto puede hablar conmigo.`,
  puttingThrough: (who) => `Un momento, por favor, le paso con ${who}.`,
  notReached: (outcome, who) =>
    `${NOT_REACHED[outcome](who)} También puedo buscarle una cita. ¿Quiere que tome un mensaje para que le llamen?`,
  nobodyTook: (who) =>
    `Lo siento, nadie ha podido atender su llamada: he probado con ${list(who, 'and')}. ¿Quiere que tome un mensaje para que le llamen?`,
  cancelled: 'Lo siento, nadie puede atender su llamada ahora mismo. ¿Qué puedo hacer por usted?',
  nobodyOpen: 'Ahora mismo no se le puede pasar con nadie.',
  already: (who) => `Sigo intentando comunicar con ${who}. No cuelgue, por favor.`,
  whom: (names) => `¿Con quién quiere hablar? Puedo pasarle con ${list(names, 'or')}.`,
  notRinging: 'Ahora mismo no se está llamando a nadie.',
  stopped: 'De acuerdo, he dejado de llamar. ¿Qué puedo hacer por usted?',
  ringsNow: (note) => {
    if (note.startsWith('Se está llamando a ')) return true;
    return note.includes(' y no se le pudo localizar') ? false : null;
  },
  noteRinging: (who) =>
    `Se está llamando a ${who} para el cliente, que espera con música. Conteste brevemente lo que diga mientras tanto. Si no quiere esperar, use stop_ringing. No diga que alguien ha contestado.`,
  noteNotReached: (who) =>
    `Se llamó a ${who} y no se le pudo localizar; el cliente ya lo sabe. Tome un mensaje, acuerde que le llamen o busque otra hora, como prefiera. No vuelva a llamar si no lo pide.`,
};
