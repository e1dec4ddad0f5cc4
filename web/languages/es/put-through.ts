/** Whom callers are put through to, and who answers calls. */
export const putThrough = {
  title: 'Personas a las que su recepcionista puede pasar llamadas',
  about:
    'Su recepcionista conoce los nombres y para qué es cada persona, nunca los números. Si nadie toma la llamada, sigue con quien llama y le ofrece tomar un mensaje.',
  inBrowser:
    'Una llamada de prueba desde el navegador no puede hacer sonar un teléfono: su recepcionista solo dice a quién llamaría.',
  none: 'Nadie todavía',
  noneAbout:
    'Quien pide hablar con una persona deja un mensaje. Añada a alguien y su recepcionista podrá llamarle.',
  add: 'Añadir a alguien',
  newOne: 'Persona nueva',
  nameAbout: 'Como lo dicen quienes llaman, por ejemplo «Samuel» o «la oficina».',
  nameMissing: 'Falta un nombre.',
  purpose: 'Para qué',
  purposeAbout: 'Con sus palabras. Su recepcionista lo lee para elegir a quién llamar.',
  purposeExample: 'Facturación y reclamaciones',
  phoneKind: 'Qué teléfono suena',
  phoneKinds: { number: 'Un número de teléfono', member: 'Alguien de su equipo' },
  number: 'Número de teléfono',
  member: 'Miembro del equipo',
  memberAbout: 'Suena el teléfono que indicó en su cuenta.',
  memberExample: 'Elija un miembro del equipo',
  memberMissing: 'Elija un miembro del equipo.',
  memberWithoutPhone: (name: string) => `${name} (aún sin teléfono)`,
  noPhone: 'Aún sin teléfono: no se le puede llamar',
  staff: 'Persona del personal',
  staffAbout: 'Quien pregunta por esta persona se pasa aquí.',
  nobody: 'Ninguna',
  services: 'Solo para estos servicios',
  servicesAbout: 'Si no elige ninguno, es para todos los servicios.',
  hours: 'Cuándo',
  hoursKinds: { always: 'A cualquier hora', business: 'Cuando está abierto', weekly: 'En su propio horario' },
  ringSeconds: 'Suena durante',
  seconds: ' segundos',
  ringRange: 'Entre 10 y 60 segundos.',
  mode: 'Cómo se pasa la llamada',
  modes: {
    warm: {
      label: 'Preguntar primero',
      about:
        'Oye quién llama y por qué, y pulsa 1 para tomar la llamada. Un buzón de voz nunca puede tomarla.',
    },
    cold: {
      label: 'Conectar enseguida',
      about: 'Se conecta en cuanto alguien contesta, también si es un buzón de voz.',
    },
  },
  ringsFirst: 'Suena con las llamadas nuevas, donde el personal contesta primero',
  saved: (name: string) => `Guardado: ${name}`,
  notSaved: 'No se pudo guardar.',
  removed: (name: string) => `Quitado: ${name}`,
  notRemoved: 'No se pudo quitar.',
  notArranged: 'No se pudo cambiar el orden.',
  up: (name: string) => `Llamar antes a ${name}`,
  down: (name: string) => `Llamar después a ${name}`,
  together: 'Suena a la vez que el de arriba',
  togetherOf: (name: string) => `${name} suena a la vez que el de arriba`,
  ringsFor: (seconds: number) => `suena ${seconds} segundos`,
  first: 'suena primero',

  // A call that is put through
  putThrough: 'Pasar la llamada …',
  toMe: 'A mí',
  editList: 'Cambiar quién está en esta lista',
  stop: 'Dejar de llamar',
  ringing: (who: string) => `Llamando a ${who} …`,
  accepted: (who: string) => `${who} toma la llamada …`,
  connected: (who: string) => `Conectado con ${who}`,
  outcomes: {
    answered: (who: string) => `${who} tomó la llamada`,
    'no-answer': (who: string) => `${who} no contestó`,
    busy: (who: string) => `${who} comunicaba`,
    voicemail: (who: string) => `${who}: solo contestó el buzón de voz`,
    declined: (who: string) => `${who} la rechazó`,
    failed: (who: string) => `No se pudo llamar a ${who}`,
    'caller-hung-up': (who: string) => `Quien llamaba colgó mientras sonaba el teléfono de ${who}`,
    cancelled: (who: string) => `Se dejó de llamar a ${who}`,
  },
  inCall: 'Pasada a',
  test: 'Probar',
  testOf: (name: string) => `Llamar a ${name} como prueba`,
  testAnswered: (who: string) => `${who} contestó y pulsó 1`,

  // Who answers
  answering: 'Quién contesta primero',
  answeringAbout:
    'Su personal pulsa 1 para tomar una llamada. Si nadie lo hace, contesta su recepcionista, que sabe a quién se intentó llamar.',
  modesOfAnswering: {
    receptionist: { label: 'Su recepcionista, enseguida', about: 'Antes no suena ningún teléfono suyo.' },
    'staff-first': {
      label: 'Primero su personal',
      about: 'Suenan sus teléfonos. Si nadie toma la llamada a tiempo, contesta su recepcionista.',
    },
    'out-of-hours': {
      label: 'Su recepcionista fuera de horario',
      about:
        'Mientras está abierto suenan primero los teléfonos del personal. Cuando está cerrado contesta enseguida.',
    },
    'lines-busy': {
      label: 'Su recepcionista cuando todas las líneas están ocupadas',
      about:
        'Suenan primero los teléfonos del personal. Mientras todos están en una llamada, contesta enseguida.',
    },
  },
  after: 'Su recepcionista contesta después de',
  afterAbout: 'Entre 5 y 60 segundos.',
  usual: 'Todos los números',
  asUsual: 'Como para todos los números',
  ofNumber: (number: string) => `Llamadas al ${number}`,
  answeringSaved: 'Guardado. Vale desde la próxima llamada.',
  answeringNotSaved: 'No se pudo cambiar quién contesta.',
  nobodyRings:
    'No hay nadie elegido para las llamadas nuevas, así que su recepcionista contesta todas. Elija a alguien abajo.',
};
