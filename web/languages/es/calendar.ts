/** The calendar and its dialogs. */
import { lengthOf } from './words.ts';

export const calendar = {
  views: { day: 'Día', week: 'Semana', month: 'Mes' },
  view: 'Vista',
  before: { day: 'El día anterior', week: 'La semana anterior', month: 'El mes anterior' },
  after: { day: 'El día siguiente', week: 'La semana siguiente', month: 'El mes siguiente' },
  staffInRows: 'Personal en filas',
  staff: 'Personal',
  colors: 'Colores del personal',
  /** Of one staff member's column; a time follows. */
  slotOf: (name: string) => `${name}: hueco`,
  /** What the schedule names by itself. */
  schedule: {
    weekday: 'Día de la semana',
    timeSlot: 'Hueco',
    resourceSlot: 'Hueco de una persona',
    more: 'Más',
    noEvents: 'Ninguna cita',
    moreLabel: (count: number) => `+${count} más`,
  },
  tooMany: (most: string, view: 'day' | 'week' | 'month') =>
    `Solo se muestran las primeras ${most} citas ${{ day: 'de este día', week: 'de esta semana', month: 'de este mes' }[view]}. Elija una vista más corta para ver el resto.`,
  help: 'Arrastre una cita para moverla; tire de su borde para alargarla. Con el teclado: Mayús y las flechas mueven la que tiene el foco, + y − cambian su duración, Intro la abre.',
  none: 'No hay citas',
  noneAbout: 'Aquí no hay nada reservado.',
  closedFor: (why: string) => `Cerrado: ${why}`,
  specialHours: 'Horario especial',
  specialHoursFor: (why: string) => `Horario especial: ${why}`,
  blocked: 'Bloqueado',
  blockedFor: (why: string) => `Bloqueado: ${why}`,
  offLine: (what: string, when: string) => `${what} (${when})`,
  isOff: (name: string) => `${name}: ausente`,
  isOffFor: (name: string, why: string) => `${name}: ${why}`,
  /** A booking, for who hears it. */
  spoken: (customer: string, appointment: string, from: string, to: string, more: string | null) =>
    [`${customer}, ${appointment}, de ${from} a ${to}`, ...(more === null ? [] : [more])].join(', '),
  changedOnline: {
    moved: 'Cambiada en línea por el cliente',
    cancelled: 'Cancelada en línea por el cliente',
  },
  movedOnline: 'cambiada en línea por el cliente',
  missedVisit: 'no vino',
  missed: (appointment: string) => `${appointment}, no vino`,

  fromTo: (day: string, from: string, to: string) => `${day}, de ${from} a ${to}`,
  moveTo: 'Cambiar…',
  cancelBooking: 'Cancelar la cita',
  takeBack: 'Recuperar',
  fromCall: 'La llamada en que se reservó',
  addToCalendar: 'Añadir al calendario',
  customersPage: 'Lo que ve el cliente',
  copyLink: 'Copiar el enlace del cliente',

  move: 'Cambiar',
  moveOne: (customer: string) => `Cambiar la cita de ${customer}`,
  nowAt: (service: string, moment: string, staff: string) => `${service}, ahora ${moment} con ${staff}`,
  leaveIt: 'Dejarla como está',

  blockTime: 'Bloquear tiempo',
  block: 'Bloquear este tiempo',
  blockWho: 'El tiempo de quién',
  everybody: 'Todos',
  notBlocked: 'El tiempo no se ha bloqueado.',
  blockedNow: (name: string | null) =>
    name === null
      ? 'No se puede reservar con nadie a esas horas.'
      : `No se puede reservar con ${name} a esas horas.`,
  unblocked: (when: string) => `Se puede volver a reservar: ${when}`,
  blockedAlready: 'Tiempos bloqueados',
  blockLine: (who: string, when: string, note: string) => `${who}, ${when}${note === '' ? '' : `: ${note}`}`,
  clashes: (count: number, more: boolean) =>
    count === 1 ? 'Hay una cita en ese tiempo' : `Hay ${more ? 'más de ' : ''}${count} citas en ese tiempo`,
  clashesStay: 'Se mantienen hasta que las cambie o las cancele:',
  clash: (customer: string, appointment: string, moment: string) => `${customer}, ${appointment}, ${moment}`,

  newBooking: 'Nueva cita',
  notMade:
    'La cita no se ha reservado. Compruebe su conexión e inténtelo de nuevo; nunca se reserva dos veces.',
  serviceLength: (service: string, minutes: number) => `${service}, ${minutes} min`,
  customerName: 'Nombre del cliente',
  customerAbout: 'Escriba un nombre o un número para buscar a un cliente',
  customerLine: (name: string, phone: string) => (name === '' ? phone : `${name}, ${phone}`),
  phoneAbout: 'Se rellena al elegir un cliente',
  noteAbout: 'Solo la ven usted y su equipo',
  saveNote: 'Guardar nota',
  neverMind: 'Dejarlo',
  book: 'Reservar',

  with: 'Con',
  whoeverIsFree: 'Quien esté libre',
  time: 'Hora',
  freeTimes: 'Horas libres',
  loadingTimes: 'Cargando las horas libres',
  timesFailed: 'No se pudieron cargar las horas libres. Aun así, puede escribir una hora.',
  nothingFree: 'Ese día no hay nada libre. Elija otro día u otra persona.',

  notFree: 'Esa hora no está libre',
  noneNear: 'No hay nada libre cerca. Elija otro día.',
  freeNear: 'Estas horas cercanas están libres:',
  anywayWith: (staff: string) => `Reservar igualmente con ${staff}`,
  restoreAnyway: 'Recuperar igualmente',
  inTheWay: {
    booking: (customer: string, service: string, from: string, to: string) =>
      `Ya reservado: ${customer}, ${service}, de ${from} a ${to}. Las dos citas serían a la vez.`,
    blocked: (note: string) =>
      note === '' ? 'Ese tiempo está bloqueado.' : `Ese tiempo está bloqueado: ${note}.`,
    off: (staff: string, note: string) => (note === '' ? `${staff} no está.` : `${staff} no está: ${note}.`),
    closed: 'A esa hora está cerrado, o se cierra antes de que termine.',
    notWorking: (staff: string) => `${staff} no trabaja durante todo ese tiempo.`,
    notTheirService: (staff: string) => `${staff} no ofrece este servicio.`,
    past: 'Esa hora ya ha pasado.',
    farAhead: (days: number) => `Faltan más de ${days} días, más de lo que usted permite reservar.`,
  },
  verySoon: 'Es muy pronto',
  soonerThan: (minutes: number) =>
    `Por teléfono hay que reservar con ${lengthOf(minutes)} de antelación, y esto es antes. ¿Hacerlo igualmente?`,
  doIt: 'Hacerlo igualmente',

  notMoved: 'La cita no se ha cambiado.',
  givenAway: (names: readonly string[]) =>
    names.length === 0
      ? 'Su hora ya no se puede reservar: está cerrado, el tiempo está bloqueado o hay otra cita.'
      : `A esa hora hay ahora otra cita: ${names.join(', ')}. Las dos serían a la vez.`,
  notCancelled: 'La cita no se ha cancelado.',
  notMarked: 'No se ha marcado.',
  moved: (customer: string, moment: string, staff: string) => `${customer}: ${moment} con ${staff}`,
  cancelled: (customer: string, moment: string) => `Cancelada: ${customer}, ${moment}`,
  didNotCome: (customer: string | null) => `${customer ?? 'El cliente'} no vino`,
  booked: (customer: string, moment: string) => `Reservada: ${customer}, ${moment}`,

  subscribe: 'Suscribirse',
  feeds: 'Ver las citas en su propio calendario',
  feedsAbout:
    'Añada un enlace a Google Calendar, Outlook o Apple Calendar. Cualquiera que tenga el enlace puede leer las citas, así que compártalo con cuidado. Puede revocarlo.',
  wholeBusiness: 'Todo el negocio',
  feedMade: (day: string) => `Creado el ${day}`,
  feedNotRevoked: 'El enlace no se ha revocado. Inténtelo de nuevo en un momento.',
  reallyRevoke: '¿Revocarlo? Los calendarios que lo usan dejan de actualizarse',
  feedNotMade: (why: string | null) =>
    `El enlace no se ha creado. ${why ?? 'Inténtelo de nuevo en un momento.'}`,
  whoseBookings: 'Las citas de quién',
  makeFeed: 'Crear un enlace',
};
