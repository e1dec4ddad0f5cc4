/** What a member hears of, and how. */
export const notices = {
  title: 'Avisos',
  about: (business: string) => `Elija de qué quiere enterarse en ${business} cuando ocurra, y cómo.`,
  event: 'Qué ocurre',
  channels: { mail: 'Correo', sms: 'SMS', push: 'Push' },
  kinds: {
    urgent: 'Un mensaje urgente',
    message: 'Cualquier otro mensaje',
    booking: 'Una cita se reserva, se cambia o se cancela',
    'missed-transfer': 'No se pudo pasar una llamada',
    unhappy: 'Quien llamó parecía descontento',
    question: 'Una pregunta sin respuesta',
    limit: 'Se alcanza un límite de su plan',
    vendor: 'Su recepcionista funciona peor de lo habitual',
  },
  ownAppointments: 'Solo sus propias citas.',
  /** In place of a switch. */
  always: 'Siempre',
  switchOf: (kind: string, channel: string) => `${kind}: ${channel}`,

  mailGoesTo: (email: string) => `Los correos van a ${email}.`,
  textsGoTo: (phone: string) =>
    `Los SMS van a ${phone}. Cada uno cuenta como un SMS de su negocio, y la operadora lo cobra: unos 2 centavos de dólar en Estados Unidos, hasta 20 en otros países.`,
  noPhone: 'Para recibir avisos por SMS, añada arriba su móvil en «Teléfono».',
  flood: (most: number) =>
    `Si en una hora llegan más de ${most} del mismo tipo, los demás se envían juntos en un correo.`,

  quiet: 'Horas de silencio',
  quietAbout: 'En estas horas solo llegan mensajes urgentes. Lo demás llega después en un correo.',
  from: 'Desde',
  to: 'Hasta',
  quietSame: 'El final debe ser distinto del comienzo.',

  reports: 'Informes por correo',
  agenda: 'Las citas del día, cada mañana',
  agendaHour: 'Hora de envío',
  agendaAbout: 'No se envía un día sin citas en que está cerrado.',
  weekly: 'Cómo fue la semana, el lunes por la mañana',
  weeklyAbout: 'Llamadas, citas y lo que valen, tiempo ahorrado y preguntas sin respuesta.',

  devices: 'Push en sus dispositivos',
  devicesAbout: 'Un aviso push aparece enseguida en su teléfono u ordenador, aunque Ahoy no esté abierto.',
  here: 'Este dispositivo',
  turnOn: 'Activar push aquí',
  on: 'Push está activado aquí.',
  notPossible:
    'Este navegador no puede mostrar avisos push. En un iPhone o iPad, añada primero Ahoy a la pantalla de inicio: toque Compartir y después «Añadir a pantalla de inicio».',
  refused:
    'Este navegador no permite avisos de Ahoy. Permítalos en sus ajustes para esta página y vuelva a intentarlo.',
  notTurnedOn: 'No se pudo activar push aquí. Inténtelo de nuevo.',
  noDevices: 'Ningún dispositivo todavía.',
  turnOff: 'Desactivar',
  turnOffOf: (name: string) => `Desactivar ${name}`,
  since: (moment: string) => `Desde: ${moment}`,

  test: 'Enviarme una prueba',
  testBy: { mail: 'Por correo', sms: 'Por SMS', push: 'Por push' },
  testSent: {
    mail: 'Una prueba va en camino a su buzón.',
    sms: 'Una prueba va en camino a su teléfono.',
    push: 'Una prueba va en camino a sus dispositivos.',
  },
  notSaved: 'Su elección no se pudo guardar.',
};
