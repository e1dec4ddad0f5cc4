/** What the members of a business are told as it happens, by mail, text or push. */
import type { Language } from '../language.ts';
import type { NoticeFacts, Place } from '../notice-facts.ts';

interface Notice {
  readonly title: string;
  readonly text: string;
}

/** `15:15`. */
export const timeIn = (zone: string, iso: string): string =>
  new Date(iso).toLocaleTimeString('es-ES', { hour: 'numeric', minute: '2-digit', timeZone: zone });

const momentIn = (zone: string, iso: string): string => {
  const day = new Date(iso).toLocaleDateString('es-ES', {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    timeZone: zone,
  });
  return `${day}, ${timeIn(zone, iso)}`;
};

const CHANGED = { created: 'Cita nueva', moved: 'Cita cambiada', cancelled: 'Cita cancelada' };

/** While a part fails: what callers notice of it. */
const FAILING = {
  recognition: 'Su recepcionista no oye bien ahora mismo',
  model: 'Su recepcionista responde con palabras más sencillas ahora mismo',
  voice: 'Su recepcionista responde con una voz más sencilla ahora mismo',
};
const MEANWHILE = {
  recognition: 'A quien llama se le puede pedir que use el teclado, deje un mensaje o llame otra vez.',
  model: 'Sigue reservando, cambiando y cancelando citas y tomando mensajes.',
  voice: 'Todo lo demás sigue como antes.',
};

const whoOf = (name: string): string => (name === '' ? 'Una persona' : name);

function noticeOf(facts: NoticeFacts, { zone }: Place): Notice {
  switch (facts.kind) {
    case 'booking': {
      const { change, name, service, staff, startsAt, before } = facts;
      const moved = before === null ? '' : ` Antes era: ${momentIn(zone, before)}.`;
      return {
        title: `${CHANGED[change]}: ${momentIn(zone, startsAt)}`,
        text: `${service} con ${staff}${name === '' ? '' : ` para ${name}`}.${moved}`,
      };
    }
    case 'message': {
      const callBack = facts.phone === null ? 'No dejó ningún número.' : `Teléfono: ${facts.phone}`;
      return {
        title: `${facts.urgent ? 'Urgente: ' : ''}${whoOf(facts.name)} dejó un mensaje`,
        text: `${facts.body}\n\n${callBack}`,
      };
    }
    case 'missed-transfer':
      return {
        title: `No se pudo pasar la llamada de ${facts.name === '' ? 'una persona' : facts.name}`,
        text:
          facts.who === ''
            ? 'Nadie habló con quien llamaba.'
            : `${facts.who} no contestó, y nadie más tampoco.`,
      };
    case 'unhappy':
      return { title: `${whoOf(facts.name)} no quedó de buen humor`, text: facts.summary };
    case 'question':
      return {
        title: 'Alguien preguntó algo que su recepcionista no supo contestar',
        text: `«${facts.question}»\n\nAñada la respuesta, y quien llame después la oirá.`,
      };
    case 'limit':
      return {
        title: 'Su recepcionista no pudo contestar una llamada',
        text: 'Se ha alcanzado un límite de su plan. Quien llama pasa a su propio teléfono o deja un mensaje.',
      };
    case 'vendor': {
      const { part, state, since } = facts;
      return state === 'failing'
        ? { title: FAILING[part], text: `Desde las ${timeIn(zone, since)}. ${MEANWHILE[part]}` }
        : {
            title: 'Su recepcionista vuelve a funcionar con normalidad',
            text: `Desde ${momentIn(zone, since)} hasta ahora no era así. No tiene que hacer nada.`,
          };
    }
    case 'test':
      return { title: 'Esto es una prueba', text: 'Sus avisos de Ahoy llegan aquí.' };
  }
}

/** A text or a push is read at a glance. */
const SHORT = 240;
const shortened = (text: string, most = SHORT): string => {
  const letters = Array.from(text.replaceAll(/\s+/gu, ' ').trim());
  return letters.length > most
    ? `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : letters.join('');
};

const footer = ({ business }: Place, settings: string): string =>
  `Recibe esto porque forma parte de ${business}. Elija de qué se le avisa: ${settings}`;

export const memberNotices: Language['memberNotices'] = {
  mail(facts, place, { link, settings }) {
    const { title, text } = noticeOf(facts, place);
    const body = [...(text === '' ? [] : [text, '']), link, '', '--', footer(place, settings), ''];
    return { subject: title, body: body.join('\n') };
  },
  text(facts, place, { link }) {
    const { title, text } = noticeOf(facts, place);
    return `${place.business}: ${shortened(`${title}. ${text}`)} ${link}`;
  },
  push(facts, place) {
    const { title, text } = noticeOf(facts, place);
    return { title: shortened(title, 100), body: shortened(text) };
  },
  together({ facts, more }, place, { link, settings }) {
    const all = facts.length + more;
    const lines = facts.map((each) => {
      const { title, text } = noticeOf(each, place);
      return `- ${shortened(text === '' ? title : `${title}. ${text}`)}`;
    });
    const rest = more === 0 ? [] : [`- y ${String(more)} más`];
    return {
      subject: all === 1 ? '1 aviso mientras no estaba' : `${String(all)} avisos mientras no estaba`,
      body: [...lines, ...rest, '', link, '', '--', footer(place, settings), ''].join('\n'),
    };
  },
};
