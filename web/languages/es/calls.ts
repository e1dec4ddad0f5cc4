/** The history of calls, and the page of one call. */
import { counted } from './words.ts';

const days = (count: number): string => counted(count, 'día', 'días');

export const calls = {
  search: 'Buscar en lo que se dijo',
  filters: (set: number) => (set === 0 ? 'Filtros' : `Filtros (${set})`),
  anyOutcome: 'Cualquier resultado',
  bookedWith: 'Cita con',
  anyStaff: 'Cualquier persona',
  length: 'Duración',
  anyLength: 'Cualquier duración',
  lengths: { short: 'Menos de 30 s', medium: 'De 30 s a 2 min', long: 'Más de 2 min' },
  flag: 'Marca',
  anyFlag: 'Cualquier marca',
  flags: { good: 'Buena', bad: 'Mala' },
  kind: 'Llamadas de prueba y spam',
  anyKind: 'Todas las llamadas',
  kinds: { real: 'Sin pruebas ni spam', test: 'Solo llamadas de prueba', spam: 'Solo spam' },
  number: 'Número',
  from: 'desde',
  to: 'hasta',
  clear: 'Borrar',

  showNewer: 'Mostrar llamadas más recientes',
  more: {
    failed: 'No se pudieron cargar las llamadas anteriores. Intentar de nuevo',
    loading: 'Cargando llamadas anteriores …',
    end: 'No hay llamadas anteriores.',
  },
  none: 'Aún no hay llamadas',
  noneAbout: 'Aquí aparece cada llamada con su transcripción y su resultado.',
  makeFirst: 'Hacer una llamada de prueba',
  noMatch: 'Ninguna llamada coincide con estos filtros. Quite alguno o busque otra palabra.',
  showAll: 'Mostrar todas las llamadas',

  days,
  keptFor: (count: number) => `Se guardan ${days(count)}`,
  keepFor: 'Guardar transcripciones y grabaciones durante',
  notSaved: 'No se ha guardado. Inténtelo de nuevo en un momento.',
  removedTonight:
    'Esta noche se borrarán definitivamente las transcripciones y grabaciones más antiguas. Las citas y los mensajes se conservan.',
  removedNightly:
    'Cada noche se borran las transcripciones y grabaciones más antiguas. Las citas y los mensajes se conservan.',

  inProgress: 'En curso',
  unknown: {
    title: 'Llamada no encontrada',
    about: 'Esta llamada no existe o pertenece a otro negocio.',
    all: 'Todas las llamadas',
  },
  expired: (keepDays: number) =>
    `Las transcripciones se guardan ${days(keepDays)}. Esta llamada es más antigua.`,
  silent: 'En esta llamada no se dijo nada.',

  summary: 'Resumen',
  noSummary: 'Sin resumen.',
  facts: {
    when: 'Cuándo',
    length: 'Duración',
    from: 'De',
    to: 'A',
    customer: 'Cliente',
    kept: 'Se guarda',
    line: 'Línea',
    receptionist: 'Recepcionista',
  },
  cameTo: {
    wanted: 'Quería',
    done: 'Hecho',
    open: 'Pendiente',
    unclear: 'No quedó claro.',
    nothing: 'No se hizo nada.',
    look: 'Conviene revisarla',
    flag: (what: string, at: string) => `${what}, ${at}`,
    by: {
      model: 'Escrito por el modelo de lenguaje a partir de la transcripción. Puede equivocarse.',
      rules: 'Escrito con reglas fijas a partir de lo que se hizo en la llamada.',
    },
  },
  goal: 'Objetivo',
  anyGoal: 'Con o sin éxito',
  goals: { reached: 'Consiguió lo que quería', missed: 'No lo consiguió' },
  mark: 'Conviene revisarla',
  anyMark: 'Con y sin avisos',
  withheld: 'Oculto',
  seeCustomer: 'Ver el cliente',
  lines: { browser: 'Teléfono del navegador', carrier: 'Teléfono', website: 'Sitio web' },
  version: (version: number) => (version === 0 ? 'Configuración original' : `Versión ${version}`),

  booked: 'Reservado en esta llamada',
  bookedWhen: (name: string, date: string, time: string) => `${name}, ${date}, ${time}`,
  leftMessage: 'Dejó un mensaje',
  messageState: (done: boolean, urgent: boolean): string =>
    done ? 'Hecho' : urgent ? 'Urgente, pendiente' : 'Pendiente',

  unansweredAbout: 'Responda una pregunta una vez, y la oirá la próxima persona que pregunte.',
  quoted: (words: string) => `«${words}»`,
  taught: 'Guardado. Su recepcionista ya conoce la respuesta.',
  dismissed: (question: string) => `«${question}» se ha descartado.`,
  answer: 'Respuesta',
  answerExample: 'Lo que debe decir su recepcionista',
  notTaught: (why: string | null) =>
    `No se ha guardado. ${why ?? 'No se ha perdido nada; inténtelo de nuevo en un momento.'}`,
  teach: 'Guardar respuesta',
  dismiss: 'Descartar',

  unwanted: '¿Llamada no deseada?',
  isSpam: 'Esta llamada está marcada como spam. No cuenta en sus cifras.',
  ifSpam: 'Si esta llamada era spam, márquela: su número quedará bloqueado.',
  markSpam: 'Marcar como spam',
  notSpam: 'No es spam',
  spamDone: 'Marcada como spam. El número está bloqueado.',
  notSpamDone: 'No es spam. Su recepcionista confía en este número desde ahora.',
  spamSigns: {
    'forged-number': 'Se mostró un número que no es de quien llamó.',
    'silent-start': 'Al principio no habló nadie.',
    recording: 'Sonaba como un mensaje grabado.',
    'key-press': 'Pedía pulsar una tecla.',
    sales: 'Sonaba como una llamada comercial.',
    reported: 'Otros negocios recibieron spam de este número.',
  },

  opinion: '¿Qué tal fue?',
  flagCall: 'Valorar esta llamada',
  savedOnLeaving: 'Se guarda al hacer clic fuera del cuadro.',

  recording: 'Grabación',
  recordingPart: 'Parte de la grabación',
  part: (number: number) => `Parte ${number}`,
  recordingFailed:
    'No se pudo cargar la grabación. Puede que se haya borrado; recargue la página para ver si sigue ahí.',
  waveform: 'Onda de los dos lados de la llamada',
  play: 'Reproducir',
  pause: 'Pausar',
  skip: (seconds: number) => `${seconds < 0 ? '−' : '+'}${Math.abs(seconds)} s`,
  speed: 'Velocidad',
  download: 'Descargar la grabación',

  speakers: { caller: 'Quien llama', receptionist: 'Recepcionista', person: 'Miembro del equipo' },
  supervisor: {
    listen: (who: string) => `${who} escuchó la llamada`,
    whisper: (who: string, note: string) => `${who} envió una nota: «${note}»`,
    'take-over': (who: string) => `${who} tomó la llamada`,
    'hand-back': (who: string) => `${who} devolvió la llamada`,
    'hang-up': (who: string) => `${who} colgó`,
    leave: (who: string) => `${who} salió`,
  },
  playFrom: (at: string) => `Reproducir desde ${at}`,
  unheard: 'Quien llama no lo oyó',
  interrupted: 'Interrumpido aquí',
  toolInput: 'Petición',
  toolResult: 'Resultado',

  details: 'Detalles',
  answerTimes: 'Tiempos de respuesta',
  answerTimesAbout:
    'Desde la última palabra de quien llama hasta el primer sonido de la respuesta, en milisegundos.',
  answerSteps: {
    endOfTurn: 'Esperar a que termine de hablar',
    firstToken: 'Pensar',
    firstAudio: 'Generar la voz',
    firstFrame: 'Enviar',
  },
};
