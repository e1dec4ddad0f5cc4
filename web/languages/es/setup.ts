/** Setting up a business: from its trade to a number that is answered. */
import { counted } from './words.ts';

export const setup = {
  title: 'Configuración',
  staff: (business: string) => `Solo propietarios y encargados pueden configurar ${business}.`,
  stepsDone: (done: number, all: number) => `Configuración: ${done} de ${all}`,

  // The wizard
  lead: 'Su recepcionista, en pocos minutos.',
  signedInAs: (email: string) => `Sesión iniciada como ${email}`,
  backTo: (business: string) => `Volver a ${business}`,
  steps: 'Pasos',
  stepTitles: {
    trade: '¿A qué se dedica?',
    place: '¿Quién y dónde?',
    hours: '¿Cuándo abre?',
    offer: '¿Qué ofrece?',
  },
  back: 'Atrás',
  create: 'Crear mi recepcionista',
  notCreated: (why: string) => `Su recepcionista no se pudo crear: ${why} Inténtelo de nuevo.`,
  trades: 'Tipos de negocio',
  name: 'Nombre del negocio',
  nameMissing: 'Escriba el nombre de su negocio.',
  pricesIn: (currency: string) => `Precios en ${currency}`,
  zoneAbout: 'Busque una ciudad, por ejemplo «Madrid» o «New York»',
  teamAbout: 'Un nombre por línea',
  teamMissing: 'Escriba al menos un nombre.',
  hoursAbout: (zone: string) =>
    `Las horas son de ${zone}. Fuera de este horario no se puede reservar por teléfono.`,
  hoursMissing: 'Active al menos un día en que abre.',
  greeting: 'Saludo',
  services: 'Qué se puede reservar',
  servicesAbout: 'Si deja un precio vacío, no se dice ninguno.',
  servicesMissing: 'Añada al menos un servicio.',
  serviceNameMissing: 'Cada servicio necesita un nombre.',
  minutesOf: (service: string) => `Minutos de ${service}`,
  priceOf: (service: string, currency: string) => `Precio de ${service} en ${currency}`,
  answers: 'Qué preguntan quienes llaman',
  answersAbout:
    'Su recepcionista lo dice palabra por palabra. Cambie lo que sea distinto en su negocio y quite lo que no corresponda.',

  // The list of what is left to do
  allDone: 'Todo listo: se atienden todas las llamadas.',
  ready: (done: number, all: number) =>
    `Su recepcionista está lista: ${done} de ${all} pasos hechos. Puede salir en cualquier momento. Esta lista se queda hasta que todo esté hecho.`,
  done: '(hecho)',
  hasReceptionist: (business: string) => `${business} tiene recepcionista`,
  hasReceptionistAbout: 'Conoce su horario, sus servicios y sus respuestas.',
  hear: 'Probarla',
  hearAbout: 'Llámela desde aquí: contesta enseguida. Pregunte cuándo abren o reserve una cita.',
  holidays: 'Indique cuándo cierra en festivos',
  holidaysDone: 'Su recepcionista conoce su horario en los festivos.',
  holidaysAbout:
    'Quienes llaman preguntan por los festivos. Hasta que diga si abre, oyen que su horario no está confirmado.',
  chooseHolidays: 'Indicar el horario en festivos',
  connectNumber: 'Conectar un número de teléfono',
  testCall: 'Llame desde su propio teléfono',
  testCallAbout: (number: string | null) =>
    number === null
      ? 'Conecte antes un número.'
      : `Llame al ${number} desde su teléfono. Esta página muestra por sí sola cuándo ha entrado la llamada.`,
  testCallCame: 'Ha entrado una llamada en su número.',
  seeCalls: 'Ver quién llama',
  later: 'Más tarde: ir a En directo',
  call: (business: string) => `Llamar a ${business}`,
  notPutThrough: 'La llamada no se estableció. Compruebe su conexión a internet y llame de nuevo.',
  called: 'Esa era su recepcionista. [Leer la llamada]',

  // Numbers
  buyNumber: (carriers: string) =>
    `Compre en ${carriers} un número con voz, o use uno que ya tenga allí. Para conservar el número que conocen sus clientes, pida a su operadora que desvíe sus llamadas a él.`,
  numbers: (business: string) => `Números de ${business}`,
  /** `Billing` leads to the plans. */
  numbersLimit: (limit: number, over: boolean) =>
    `Su plan incluye ${limit === 1 ? 'un número' : `${limit} números`}. ${
      over ? 'Los suyos se siguen atendiendo todos, pero no se puede añadir ninguno. ' : ''
    }Vea en [Facturación] lo que incluyen otros planes.`,
  addNumber: 'Añadir otro número',
  carrier: 'Su proveedor de telefonía',
  eitherCarrier: (one: string, other: string) => `${one} o ${other}`,
  number: (carrier: string) => `El número en ${carrier}`,
  at: (carrier: string) => `En ${carrier}`,
  numberAbout: 'Como lo escribe en su país, o con + y el prefijo del país',
  connect: 'Conectar este número',
  waiting: 'Esperando su llamada de prueba …',
  works: (moment: string) => `Funciona: ha entrado una llamada, ${moment}.`,
  keptUntil: (moment: string) =>
    `Queda reservado para usted hasta: ${moment}. Con una llamada que entre, será suyo definitivamente.`,
  keptNoMore:
    'No ha entrado ninguna llamada en tres días, así que otro negocio puede conectarlo. Con una llamada que entre, será suyo definitivamente.',
  disconnect: 'Desconectar',
  disconnectOf: (number: string) => `Desconectar ${number}`,
  disconnectAsk: (number: string) => `¿Desconectar ${number}?`,
  disconnectAbout:
    'Las llamadas a este número ya no se atienden: quien llama oye que no está en servicio, hasta que usted lo dirija a otro sitio en su proveedor de telefonía. Una llamada en curso se termina, y los registros de sus llamadas se conservan.',
  show: (number: string) => `Demuestre que ${number} es suyo`,
  elsewhere: (number: string) => `${number} pertenece aquí a otro negocio.`,
  connectedBefore: (number: string) =>
    `${number} ya estuvo conectado, y no entró ninguna llamada en tres días.`,
  codeAbout:
    'Si es suyo, un código lo demuestra: llamamos al número o le enviamos un SMS, y usted escribe las seis cifras.',
  noCode:
    'Se puede conectar cuando se desconecte allí, o tres días después de conectarse si no entró ninguna llamada. Para demostrarlo con un código, quien administra esta instalación debe indicar TWILIO_CALLER_ID o SIGNALWIRE_CALLER_ID.',
  codeByCall:
    'Llamamos al número y decimos el código, así que debe sonar en un teléfono que usted pueda contestar. Desvíelo mientras tanto en su proveedor de telefonía. No cambia nada hasta que escriba el código.',
  callCode: 'Llamar y decir el código',
  textCode: 'Enviar el código por SMS',
  codeSent: (minutes: number) =>
    `El código va en camino. Sirve durante ${counted(minutes, 'minuto', 'minutos')}.`,
  otherNumber: 'Usar otro número',
  code: 'El código',
  sixDigits: 'Seis cifras',

  /** In the words of each carrier's own pages. */
  atCarrier: {
    twilio: {
      voiceSettings:
        'En Twilio, abra cada número en Phone Numbers, Manage, Active numbers, e indique en Voice configuration:',
      voice: 'A call comes in: Webhook',
      fallback: 'Primary handler fails: Webhook',
      status: 'Call status changes',
      textSettings: 'Y en Messaging configuration, para que los SMS lleguen a sus mensajes:',
      sms: 'A message comes in: Webhook',
    },
    signalwire: {
      voiceSettings:
        'En SignalWire, abra cada número en Phone Numbers, elija Edit Settings, haga que atienda las llamadas con cXML webhooks, e indique en Voice and Fax Settings:',
      voice: 'When a call comes in',
      fallback: 'Fallback URL',
      status: 'Status change webhook',
      textSettings:
        'Y en Messaging Settings, con los mensajes atendidos con cXML webhooks, para que los SMS lleguen a sus mensajes:',
      sms: 'When a message comes in',
    },
  },
  webhooksLocal: (carrier: string) =>
    `${carrier} no puede llegar a este ordenador. Dé al servicio una dirección en internet e indíquela en PUBLIC_URL.`,
  webhooksAbout: 'Todas por HTTP POST. Después guarde y llame al número desde cualquier teléfono.',
  copyOf: (what: string) => `Copiar: ${what}`,

  // Warnings above every page
  warnings: 'Quien administra esta instalación tiene que configurar algo',
  warning: {
    mail: 'De este servicio no sale ningún correo: no llegan las invitaciones, sus respuestas a clientes ni los enlaces para nuevas contraseñas. Hay que configurar un servidor de correo (SMTP_URL, EMAIL_FROM).',
    recordings:
      'Usted graba las llamadas, y las grabaciones se pierden cada vez que se actualiza el servicio. Necesita un disco permanente (DATA_DIR) o un bucket (S3_BUCKET).',
    hearing:
      'La recepcionista no puede oír a quien llama: las llamadas se pasan a su teléfono, o se deja un mensaje. Hay que configurar un reconocimiento de voz (DEEPGRAM_API_KEY).',
    'spoken-messages':
      'Los mensajes que se dejan tras la señal no se pueden escuchar aquí. Hay que indicar la cuenta de telefonía (TWILIO_ACCOUNT_SID).',
  },
  failingVendor: (vendor: string) =>
    `${vendor} no responde como debe. Las llamadas se atienden sin ese proveedor, quizá con menos calidad. Hay que revisar su clave y su cuenta.`,
};
