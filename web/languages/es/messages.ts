/** The messages that callers leave, and the answers to them. */
export const messages = {
  which: 'Qué mensajes',
  show: { open: 'Pendientes', snoozed: 'Para después', done: 'Hechos', texts: 'SMS' },
  openCount: (urgent: boolean): string => (urgent ? ' pendientes, algunos urgentes' : ' pendientes'),
  none: {
    open: {
      title: 'No hay mensajes pendientes',
      about: 'Aquí aparecen los mensajes de quienes llaman hasta que alguien los marca como hechos.',
    },
    snoozed: {
      title: 'No hay mensajes aplazados',
      about: 'Los mensajes que deja para después esperan aquí y vuelven por sí solos.',
    },
    done: {
      title: 'Aún no hay mensajes hechos',
      about: 'Aquí aparecen los mensajes que marca como hechos.',
    },
  },
  earlier: 'Mensajes anteriores',
  notLoaded: 'No se pudieron cargar los mensajes. Intentar de nuevo',
  undelivered: (subject: string, recipient: string) => `El correo «${subject}» no llegó a ${recipient}.`,
  mailServerSaid: (error: string) => `El servidor de correo dijo: ${error}`,

  assignedTo: 'Asignado a',
  addAddress: 'Añada un correo para responder',
  answer: 'Responder por correo',
  answerByText: 'Responder por SMS',
  callBack: 'Devolver la llamada',
  markCalled: 'Marcar como llamado',
  calledBack: (at: string) => `Llamada devuelta · ${at}`,
  later: 'Después',
  more: 'Más',
  snoozes: {
    hour: 'En una hora',
    evening: 'Esta tarde',
    tomorrow: 'Mañana por la mañana',
    monday: 'El lunes por la mañana',
  },
  backNow: 'Volver a pendientes',
  backAt: (at: string) => `Vuelve: ${at}`,
  isLater: 'Mensaje aplazado.',
  reopen: 'Reabrir',
  recordingFailed: 'No se pudo cargar la grabación de su operadora. Puede que allí se haya borrado.',
  recording: 'Lo que dijo quien llamó',

  answered: (by: 'mail' | 'text', status: 'queued' | 'sent' | 'delivered' | 'failed', at: string) =>
    `Respondido por ${by === 'mail' ? 'correo' : 'SMS'}, ${{ queued: 'en camino', sent: 'enviado', delivered: 'entregado', failed: 'no entregado' }[status]} · ${at}`,
  notDelivered: (by: 'mail' | 'text', error: string | null) =>
    by === 'mail'
      ? `El servidor de correo dijo: ${error ?? 'nada'}. Revise la dirección, o llame.`
      : `Su operadora no pudo entregarlo${error === null ? '' : ` (código ${error})`}. Mejor llame.`,
  answerTo: (address: string) => `Responder a ${address}`,
  textAbout: 'Sale tal como lo escribe, desde su número.',
  answerAbout: 'Añadimos un saludo, el nombre y el número de su negocio y el mensaje que dejaron.',
  empty: 'Escriba algo primero.',
  answerUnreachable:
    'No se pudo conectar con Ahoy. Su respuesta sigue aquí. Inténtelo de nuevo en un momento.',
  thenDone: 'Al enviarla, el mensaje queda marcado como hecho.',
  doNotAnswer: 'Descartar respuesta',
  send: 'Enviar respuesta',

  isDone: 'Mensaje marcado como hecho.',
  isOpen: 'Mensaje reabierto.',
  notMoved: 'El mensaje no se ha cambiado.',
  notAssigned: 'El mensaje no se ha asignado.',
};
