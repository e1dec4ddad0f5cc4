/** The phone in the browser. */
import { counted } from './words.ts';

const ANSWERED_AS_ALWAYS = 'A los clientes que llaman a su número se les sigue atendiendo.';

export const phone = {
  draftAnswers: 'Está probando su borrador, no la versión publicada. [Volver al borrador]',
  keypad: 'Teclado',
  /** The keys that are no digits. */
  keys: { '*': 'Asterisco', '#': 'Almohadilla' },
  states: {
    idle: 'Listo para marcar',
    dialing: 'Llamando …',
    talking: 'En línea',
    ended: 'Llamada terminada',
  },

  callAs: 'Llamar como',
  callAsAbout: 'El número que se muestra en esta llamada de prueba. Déjelo vacío para ocultarlo.',
  vouched: 'La operadora confirma este número',
  vouchedAbout: 'Si no, su recepcionista pregunta más antes de hablar de una cita.',
  call: 'Llamar',
  enterDials: 'Pulse Intro para llamar y Escape para colgar.',
  /** Whole minutes, without the one that has begun. */
  timeLeft: (seconds: number) =>
    seconds < 60
      ? 'Queda menos de un minuto para llamadas de prueba'
      : `Para llamadas de prueba: ${counted(Math.floor(seconds / 60), 'minuto', 'minutos')}`,
  clockLeft: (clock: string) => `Para llamadas de prueba: ${clock}`,

  conversation: 'Conversación',
  idleAbout:
    'Su recepcionista contesta enseguida, como con sus clientes. Las citas que reserve aquí son reales. Podría decir:',
  tries: [
    '¿A qué hora abren el sábado?',
    'Quisiera una cita el próximo martes a las tres.',
    '¿Puede tomar un mensaje para el dueño?',
  ],
  ringing: 'Sonando …',
  you: 'Usted',
  receptionist: 'Recepcionista',
  microphoneOn: 'Su micrófono está activado: hable sin más.',
  microphoneAsked: 'Esperando su micrófono …',
  microphoneOff: 'Su micrófono está desactivado. Puede escribir.',
  useMicrophone: 'Usar el micrófono',
  browserHears:
    'Puede hablar: su navegador convierte su voz en texto. Algunos navegadores la envían a su fabricante para ello.',
  notUnderstood: 'Este navegador no ha podido convertir su voz en texto. Puede escribir.',
  noRecognition: 'Este navegador no convierte la voz en texto. Escriba, o llame desde Chrome, Edge o Safari.',
  typeWhat: 'Escriba lo que diría',
  say: 'Decir',
  keysTooFast:
    'Demasiado rápido para su recepcionista. No recibió las últimas teclas. Espere unos segundos e inténtelo de nuevo.',
  tooFast: (words: string) =>
    `Demasiado rápido para su recepcionista. No oyó «${words}». Espere unos segundos e inténtelo de nuevo.`,

  endings: {
    far: 'La recepcionista colgó.',
    near: 'Usted colgó.',
    lost: 'Se perdió la conexión.',
    'no-answer': 'La llamada no se estableció. Compruebe su conexión a internet y llame de nuevo.',
    refused: 'Este número está bloqueado. Quien llama de verdad con este número oye una negativa cortés.',
    'no-sound': 'Este navegador no pudo reproducir sonido. Llame de nuevo o pruebe otro navegador.',
  },
  /** What ends a call, or keeps one from beginning: what happened, and what to do. */
  limits: {
    'in-call': 'Ya tiene una llamada en otra ventana. Cuelgue allí y llame de nuevo.',
    'browser-calls':
      'Demasiadas personas de su equipo están haciendo llamadas de prueba. Llame de nuevo cuando alguna haya colgado.',
    'browser-day': `Ha agotado sus llamadas de prueba de hoy. Puede volver a llamar después de medianoche. ${ANSWERED_AS_ALWAYS}`,
    'browser-trial': `Ha agotado sus llamadas de prueba gratuitas. ${ANSWERED_AS_ALWAYS}`,
    'trial-days': 'Su prueba ha terminado.',
    'no-trial': 'Usted o su tarjeta ya tuvieron una prueba gratuita con otro negocio.',
    ended: 'Su suscripción ha terminado.',
    unpaid: 'Su última factura está sin pagar. Cuando se pague, su recepcionista volverá a atender.',
    'browser-requests':
      'Demasiadas llamadas de prueba o preguntas en poco tiempo. Espere un minuto y llame de nuevo. Si no ayuda, pruebe mañana.',
    'browser-session': 'Las llamadas de prueba terminan a los 30 minutos. Puede volver a llamar enseguida.',
  },
  /** What it takes to go on. */
  goOn: { plan: 'Elija un plan para continuar', payment: 'Pagar factura' },
  askOwner: {
    plan: 'Pida a un propietario del negocio que elija un plan.',
    payment: 'Pida a un propietario del negocio que la pague.',
  },
};
