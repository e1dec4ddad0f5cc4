/** The sentences of the scripted receptionist, and the patterns of its questions, whichever model asked them. */
import type { Language } from '../../language.ts';
import type { Again } from '../../questions.ts';

/** The fixed sentences. */
export const sentences: Language['scripted']['sentences'] = {
  help: '¿En qué puedo ayudarle?',
  callBack: 'Gracias, le llamaremos a ese número. ¡Adiós!',
  goOn: 'Claro. ¿Qué puedo hacer por usted?',
  anythingElse: '¿Puedo ayudarle en algo más?',
  welcome: 'De nada. ¿Puedo ayudarle en algo más?',
  takeYourTime: 'Por supuesto, tómese su tiempo.',
  automated:
    'Soy el asistente automático. Puedo reservar, cambiar o cancelar citas, y tomar un mensaje. ¿Qué puedo hacer por usted?',
  dropped: 'No hay problema, lo dejamos. ¿Puedo ayudarle en algo más?',
  oneByOne: 'Reservo de uno en uno, así que empecemos por la primera.',
  otherTime: 'No hay problema. ¿Qué día y a qué hora le vendría mejor?',
  whichService: '¿Qué servicio le gustaría?',
  newTime: '¿Qué día y a qué hora le vendría bien entonces?',
  whichOffer: '¿Cuál de estas horas prefiere?',
  bookThat: '¿Se la reservo?',
  moveThere: '¿La paso a esa hora?',
  name: '¿A qué nombre la pongo?',
  wantMessage: '¿Quiere que tome un mensaje?',
  dayUnknown:
    'Entonces alguien del equipo tiene que buscarla con usted. ¿Quiere que tome un mensaje para que le llamen?',
  otherName: '¿Puede estar a otro nombre?',
  restOfNumber: 'Apuntado. ¿Y el resto del número?',
  otherEmail: 'De acuerdo. ¿Qué dirección de correo pongo?',
  otherPhone: '¿Cuál es el número correcto?',
  whichBooking: '¿A qué cita se refiere?',
  cancelIt: '¿La cancelo?',
  kept: 'De acuerdo, se queda como está. ¿Puedo ayudarle en algo más?',
  message: 'Por supuesto. ¿Qué mensaje les paso?',
  passOn: 'No estoy seguro de poder ayudarle con eso. ¿Quiere que lo pase como mensaje?',
  cannotChange:
    'Lo siento, no puedo cambiar para qué es una cita. ¿Quiere que lo pase como mensaje para que le llamen?',
  onlyThis: 'Lo siento, solo hablo español. ¿Quiere que tome un mensaje para que le llamen?',
  noMessage: 'De acuerdo. ¿Puedo ayudarle en algo más?',
  sorry: 'Lo siento mucho.',
  unable: 'Lo siento, eso no puedo hacerlo ahora. ¿Quiere que tome un mensaje?',
  lost: 'Lo siento, me cuesta entenderle. ¿Quiere que tome un mensaje para que le llamen?',
  goodbye: '¡Adiós!',
};

/** What is proposed, asked again of a caller who said neither yes nor no. */
export const proposals = {
  book: '¿Se la reservo, sí o no?',
  move: '¿La cambio, sí o no?',
  cancel: '¿La cancelo, sí o no?',
};

/** A question that is put again, the first and the second time. */
const twice = (first: string, second: string) =>
  [`Perdone, no le he entendido. ${first}`, `Perdone, sigo sin entenderle. ${second}`] as const;
const yesOrNo = (question: string) =>
  [`Perdone, no le he entendido. ${question}`, `Perdone, solo un sí o un no. ${question}`] as const;

/** The same question put otherwise, for a caller who was not understood: the first time, the second time. */
export const again: Again = {
  nothing: twice(
    'Puede reservar o cambiar una cita, o preguntarme algo.',
    'Puede decir, por ejemplo: un corte el viernes a las tres.',
  ),
  'anything-else': [
    'Perdone, no le he entendido. ¿Puedo ayudarle en algo más?',
    'Perdone, ¿necesita algo más? También puede decir que no.',
  ],
  service: twice('¿Qué servicio le gustaría?', '¿Qué servicio quiere reservar?'),
  when: twice(
    '¿Qué día y a qué hora le gustaría?',
    'Puede decir, por ejemplo: el viernes a las tres. ¿Qué día le gustaría?',
  ),
  staff: yesOrNo('¿Puede hacerlo otra persona?'),
  'which-offer': twice(
    '¿Cuál de estas horas prefiere?',
    'Puede decir la primera, o nombrar otro día. ¿Cuál de las horas prefiere?',
  ),
  'book-that': yesOrNo('¿Se la reservo?'),
  'move-there': yesOrNo('¿La paso a esa hora?'),
  name: [
    'Perdone, no he entendido el nombre. ¿Puede decirme solo el nombre?',
    'Perdone, sigo sin entender el nombre. ¿Puede decirme el nombre y el apellido?',
  ],
  'confirm-name': yesOrNo('¿Ese era el nombre?'),
  phone: [
    'Perdone, no he entendido el número. ¿Puede decirme el teléfono cifra por cifra?',
    'Perdone, sigo sin entenderlo. ¿Puede marcar el teléfono en el teclado?',
  ],
  'confirm-phone': yesOrNo('¿Es correcto ese número?'),
  email: [
    'Perdone, no he entendido la dirección. ¿Puede deletrearme el correo?',
    'Perdone, sigo sin entenderla. ¿Puede deletrear el correo otra vez, letra por letra?',
  ],
  'confirm-email': yesOrNo('¿Es correcta esa dirección?'),
  verify: twice('¿A qué nombre está la cita?', '¿Puede decirme el nombre y el apellido de la cita?'),
  'verify-day': twice('¿Qué día o a qué hora es la cita?', '¿Qué día de la semana es la cita, y qué fecha?'),
  'which-booking': twice(
    '¿A qué cita se refiere?',
    'Puede decir la primera, o su día. ¿A qué cita se refiere?',
  ),
  'confirm-cancel': yesOrNo('¿La cancelo?'),
  'want-message': yesOrNo('¿Quiere que tome un mensaje?'),
  message: [
    'Perdone, no le he entendido. ¿Qué mensaje les paso?',
    'Perdone, otra vez: ¿qué mensaje les paso?',
  ],
};

/** The same answer of the diary for the second time, said otherwise. */
export const noOthers = {
  times: 'Lo siento, para eso no tengo nada más. ¿Cuál de estas horas prefiere, o qué otro día?',
  day: 'Lo siento, para eso no tengo nada. ¿Qué otro día le gustaría?',
};

/** By what a question is known, in plain words, whoever asked it; the first that fits. */
export const questions: Language['scripted']['questions'] = [
  ['anything-else', /\b(?:algo|alguna cosa) mas\b/],
  ['want-message', /\b(?:tomo?e?|dejar|deje|tomar) (?:un|su) mensaje\b|\b(?:pase|paso) como mensaje\b/],
  ['message', [/\bque\b/, /\b(?:mensaje|les digo|le digo|de que se trata)\b/]],
  ['confirm-cancel', /\b(?:la|lo|su cita|cita) (?:cancelo|anulo)\b|\bcancel(?:o|e|ar) (?:la|su|esta|esa)\b/],
  [
    'which-booking',
    /\b(?:a )?(?:que|cual) cita\b|\ba cual se refiere\b|\bcual cambio\b|\bcual de (?:sus|las) citas\b/,
  ],
  ['verify-day', /\bque dia o a que hora (?:es|fue|estuvo)\b|\bque dia de la semana es la cita\b/],
  [
    'verify',
    /\ba que nombre est(?:a|aba)\b|\bestar a otro nombre\b|\bnombre y el apellido de la cita\b|\botro nombre\b/,
  ],
  ['confirm-email', /\bcorrecta (?:esa|la) direccion\b|\barroba\b.{0,80}\bcorrect[oa]\b/],
  ['email', /\b(?:correo|direccion)\b/],
  ['confirm-phone', /\bcorrecto (?:ese|el) numero\b|\bes correcto\b/],
  ['confirm-name', /\bese era el nombre\b|\bera el nombre\b/],
  ['phone', /\b(?:telefono|numero|a que numero)\b/],
  ['name', /\b(?:nombre|como se llama|quien (?:llama|habla|es))\b/],
  [
    'which-offer',
    /\bcual de (?:estas|esas|las) horas\b|\bcual (?:prefiere|le (?:gusta|va|viene))\b|\bse la reservo\b|\bla (?:paso|cambio)\b|\bpaso (?:la|su) cita\b|\ble viene bien\b|\bcambio la cita\b/,
  ],
  ['service', [/\b(?:que|cual)\b/, /\b(?:servicio|reservar|hacerse)\b/]],
  ['staff', /\botra persona\b|\ble parece bien\b|\bse refiere a\b/],
  ['when', /\b(?:que|cual) (?:otro )?(?:dia|fecha|otra hora)\b|\ba que hora\b|\bcuando\b/],
];
