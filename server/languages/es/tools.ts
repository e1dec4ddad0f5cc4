import type { Appointment } from '../facts.ts';
import type { Language } from '../language.ts';
import { bookingWords } from './booking-words.ts';
import { sayDay, sayMoment } from './dates/say.ts';
import { sayStretches, sayWeek } from './hours.ts';
import { isNickname } from './nicknames.ts';
import { capital, list, money } from './numbers.ts';
import { onDay, openings } from './openings.ts';
import { mention, nameGiven, readNames } from './people.ts';
import { questions } from './questions.ts';
import { sayPhone } from './spoken-digits.ts';
import { spellEmail, spokenEmail } from './spoken-email.ts';
import { words } from './tool-words.ts';

const appointment = ({ service, staff, at }: Appointment, now: Temporal.PlainDateTime) =>
  `${service} con ${staff}, ${sayMoment(at, now)}`;

/** A sentence that may be none, before another one. */
const andThen = (sentence: string) => (sentence === '' ? '' : `${sentence} `);

export const tools: Language['tools'] = {
  words,
  questions,
  people: { isNickname, mention, nameGiven, readNames },
  systemDown: 'Lo siento, ahora mismo no puedo abrir la agenda. ¿Quiere que tome un mensaje?',
  goodbye: (business) => `Gracias por llamar a ${business}. ¡Adiós!`,
  openings,
  bookings: bookingWords,
  booking: {
    askName: '¿A qué nombre la pongo?',
    askTime: '¿Qué día y a qué hora le gustaría?',
    askPhone: '¿A qué número podemos llamarle? También puede marcarlo en el teclado.',
    askWholePhone: 'No me ha llegado el número completo. ¿Puede repetirlo, o marcarlo en el teclado?',
    confirmPhone: (phone) => `Tengo ${sayPhone(phone)}. ¿Es correcto?`,
    willGet: ({ sms, mail }) => {
      if (!sms && !mail) return '';
      const what = [...(sms ? ['un mensaje de texto'] : []), ...(mail ? ['un correo electrónico'] : [])];
      return `Recibirá ${list(what)} con los detalles.`;
    },
    booked: (name, made, now, willGet) =>
      `Listo, ${name}: ${appointment(made, now)}. ${andThen(willGet)}¿Puedo hacer algo más por usted?`,
    bookedNote: (name, booking, now) => `Cita reservada para ${name}: ${appointment(booking, now)}.`,
  },
  email: {
    read: spokenEmail,
    spell: spellEmail,
    offer: 'Si quiere los detalles por correo electrónico, dígame su dirección.',
    askAgain: 'No me ha llegado la dirección completa. ¿Puede deletreármela?',
    confirm: (address) => `Tengo ${spellEmail(address)}. ¿Es correcto?`,
    noted: 'Gracias. Recibirá un correo con los detalles. ¿Algo más?',
    notedNote: 'Se anotó una dirección de correo para los detalles.',
    noBooking: '¿Para qué cita es?',
    notKept:
      'Lo siento, no puedo cambiar la dirección de correo que tenemos. ¿Quiere que la pase en un mensaje?',
  },
  details: {
    sent: (text) =>
      `Hecho: ${text ? 'le llegará un mensaje de texto con los detalles' : 'he vuelto a enviar los detalles'}. ¿Algo más?`,
    sentNote: (name) => `Se volvieron a enviar los detalles de la cita de ${name}.`,
    notBooked: 'Puedo enviarle los detalles cuando la cita esté reservada.',
    notSent: {
      'too-many': 'Acabo de enviar los detalles; le llegarán en un momento.',
      'opted-out':
        'No puedo escribirle: desde este número se pidió no recibir más mensajes nuestros. Envíenos la palabra START si quiere volver a recibirlos.',
      'too-late': 'Ya no puedo enviarlo: la cita ya ha empezado.',
      'out-of-date': 'Esa cita ya no está en pie, así que no hay nada que enviar.',
      'no-such-booking': 'Esa cita ya no está en pie, así que no hay nada que enviar.',
      'no-address': 'Lo siento, no tenemos adónde enviarlo. Puedo repetirle los detalles.',
      'not-wanted':
        'Tenemos anotado que no quiere avisos, así que no puedo enviarlo. Puedo decirle los detalles.',
      'switched-off': 'Lo siento, no puedo enviarlo. Puedo repetirle los detalles.',
      'not-allowed': 'Lo siento, no puedo escribir a ese número. Puedo repetirle los detalles.',
      'no-number': 'Lo siento, ahora no puedo enviar mensajes. Puedo repetirle los detalles.',
      'not-registered': 'Lo siento, ahora no puedo enviar mensajes. Puedo repetirle los detalles.',
      limit: 'Lo siento, hoy no puedo enviar más mensajes. Puedo repetirle los detalles.',
    },
  },
  optOut: {
    done: 'De acuerdo: no recibirá más mensajes nuestros, y he avisado al equipo de que no le llame. Disculpe las molestias.',
    hiddenNumber:
      'No puedo saber de qué número se trata, porque el suyo está oculto. Puedo tomar un mensaje con el número, para que el equipo lo quite.',
    message:
      'Pidió no recibir más llamadas ni mensajes. Ya no se escribe a este número; no lo llame, por favor.',
  },
  ownBookings: {
    askProof: {
      name: 'Por supuesto. ¿A qué nombre está la cita?',
      day: 'Gracias. ¿Y qué día o a qué hora es la cita?',
      'name-and-day': 'Por supuesto. ¿A qué nombre está la cita, y qué día o a qué hora es?',
    },
    notFound: (day) =>
      day
        ? 'No encuentro una cita con ese nombre y ese día para el número desde el que llama. ¿Es otro día, u otro nombre?'
        : 'No encuentro una cita con ese nombre para el número desde el que llama. ¿Puede estar a otro nombre?',
    found: (bookings, more, now) => {
      const said = bookings.map((booking) => appointment(booking, now));
      if (said.length === 1) return `He encontrado su cita: ${list(said)}.`;
      return `He encontrado ${list(more > 0 ? [...said, `${String(more)} más después`] : said)}. ¿A cuál se refiere?`;
    },
    appointment,
    moved: (booking, now, willGet) =>
      `Hecho: ahora es ${appointment(booking, now)}. ${andThen(willGet)}¿Algo más?`,
    movedNote: (name, booking, now) => `Se cambió la cita de ${name}: ${appointment(booking, now)}.`,
    askNewTime: '¿Qué día y a qué hora la quiere ahora?',
    cancelled: (booking, now, willGet) =>
      `Queda cancelada: ${appointment(booking, now)}. ${andThen(willGet)}¿Algo más?`,
    cancelledNote: (name, booking, now) => `Se canceló la cita de ${name}: ${appointment(booking, now)}.`,
    tooLate: (change) =>
      `Lo siento, falta muy poco para la cita, así que ya no se puede ${change === 'move' ? 'cambiar' : 'cancelar'} por teléfono. Puedo tomar un mensaje urgente para el equipo.`,
    lookUpFirst: 'Primero déjeme buscarla. ¿A qué nombre está la cita?',
    hiddenNumber:
      'Su número está oculto, así que no puedo consultar ni cambiar citas. Puedo tomar un mensaje para el equipo, o reservar una nueva.',
    locked:
      'Lo siento, ahora mismo no puedo consultar ni cambiar citas para este número. Puedo reservar una nueva, o tomar un mensaje para el equipo, y le llamarán.',
  },
  recall: {
    askProof: {
      name: 'Por supuesto. ¿A qué nombre estaba la última vez?',
      day: 'Gracias. ¿Y qué día o a qué hora estuvo aquí la última vez?',
      'name-and-day': 'Por supuesto. ¿A qué nombre estaba la última vez, y qué día o a qué hora fue?',
    },
    notFound: (day) =>
      day
        ? 'No encuentro una visita con ese nombre y ese día para el número desde el que llama. ¿Fue otro día, u otro nombre?'
        : 'No encuentro una visita con ese nombre para el número desde el que llama. ¿Puede estar a otro nombre?',
    recalled: (last, next, now) =>
      [
        last === null ? 'Gracias.' : `Gracias. La última vez fue ${last.service} con ${last.staff}.`,
        ...(next === null ? [] : [`Su próxima cita es ${appointment(next, now)}.`]),
      ].join(' '),
  },
  message: {
    ask: '¿Qué les digo?',
    askName: '¿Y cómo se llama usted?',
    taken: (name, { urgent, callBack }) =>
      `Gracias${name === '' ? '' : `, ${name}`}. Lo he pasado${urgent ? ' como urgente' : ''}${callBack ? ', y le llamarán' : ''}. ¿Algo más?`,
    takenNote: (name, urgent) =>
      `Se tomó un mensaje${urgent ? ' urgente' : ''} de ${name === '' ? 'una persona' : name}.`,
    answerByEmail: (address) => `(Responder por correo: ${address})`,
    callBackWhen: (when) => `(Llamar: ${when})`,
    unconfirmedPhone: (said) => `(Dio el número ${said}, sin confirmar.)`,
    incomplete: '(Colgó antes de terminar el mensaje.)',
    nobodyComes:
      'Ahora mismo nadie puede ponerse al teléfono, pero paso un mensaje urgente enseguida. ¿Qué les digo?',
  },
  answer: {
    week: (week) => {
      const said = sayWeek(week);
      return said === null ? 'No tenemos un horario fijo.' : `Abrimos ${said}.`;
    },
    openOn: (day, stretches, now) => `Abrimos ${onDay(day, now)} ${sayStretches(stretches)}.`,
    closedOn: (day, now) => `Cerramos ${onDay(day, now)}.`,
    holiday: (name, day, stretches, now) =>
      `${capital(sayDay(day, now.toPlainDate()))} es ${name}. Ese día nuestro horario sería ${sayStretches(stretches)}, pero no puedo confirmarlo para el festivo.`,
    orMessage: 'Puedo tomar un mensaje, y alguien se lo dirá.',
    restUnknown: 'Lo otro no lo sé, lo siento. Puedo tomar un mensaje sobre ello.',
    prices: (prices, custom) =>
      `${capital(list(prices.map(({ name, cents }) => `${name} cuesta ${money(custom, cents)}`)))}.`,
    priceUnknown: 'Cuánto cuesta no lo sé.',
    noPrice: 'Ese precio no se lo puedo decir por teléfono; depende de lo que necesite.',
    lengths: (services) =>
      `${capital(list(services.map(({ name, durationMinutes }) => `${name} dura ${String(durationMinutes)} minutos`)))}.`,
    services: (names) => `Ofrecemos ${list(names)}.`,
    staff: (names) => `Aquí le atienden ${list(names)}.`,
    email: (address) => `Puede escribir a ${address}.`,
    address: (address) => `Estamos en ${address}.`,
    unknown: 'Eso no lo sé, lo siento. Puedo tomar un mensaje, y alguien le contestará.',
  },
};
