/** How the business works: who and where it is, its services, staff, hours and rules. */
import { counted, lengthOf } from './words.ts';

const before = (minutes: number): string =>
  minutes === 0 ? 'hasta que empieza' : `${lengthOf(minutes)} antes`;

export const business = {
  // Who it is and where
  title: 'Su negocio',
  isSaved: 'Guardado. Se aplica desde la próxima llamada',
  save: 'Guardar el negocio',
  saidSo: 'Tal como debe decirlo su recepcionista',
  nameMissing: 'Escriba un nombre.',
  address: 'Dirección',
  addressAbout: 'Para quien pregunta dónde están (opcional)',
  emailAbout: 'Adónde van las respuestas de los clientes (opcional)',
  country: 'País',
  countryAbout: 'Determina los festivos y cómo se escriben los teléfonos y los precios',
  zone: 'Zona horaria',
  zoneAbout: 'Para su horario y su calendario. Busque una ciudad, por ejemplo «Madrid» o «New York».',
  undoChanges: 'Deshacer cambios',
  setUpWay: 'Conecte su número de teléfono en [Configuración].',
  billingWay: 'Elija en [Facturación] adónde van las llamadas cuando se agota su plan.',
  renamed: (name: string) => `Su saludo todavía dice «${name}».`,
  renamedWay: 'Cámbielo en [Cómo habla].',
  otherCountry:
    'Sus precios conservan las cifras, pero pasan a la moneda de ese país. Revíselos en [Servicios].',
  otherZone: 'Su horario de apertura seguirá la nueva zona horaria.',
  bookingsStay: (count: number) =>
    count === 1
      ? 'Su próxima cita sigue en el mismo momento:'
      : `Sus ${count} próximas citas siguen en el mismo momento:`,
  sameMoment: (time: string, zone: string, newTime: string, newZone: string) =>
    `${time} en ${zone} es ${newTime} en ${newZone}.`,

  // Rules
  rules: 'Reglas de reserva',
  rulesAbout: 'Valen para quien llama. En el calendario puede reservar lo que quiera.',
  rulesSaved: 'Las nuevas reglas valen desde la próxima llamada',
  rulesNotSaved: 'Las reglas no se han guardado.',
  saveRules: 'Guardar las reglas',
  rule: {
    noticeMinutes: {
      label: 'Última hora para reservar',
      about: 'Cuánto antes del comienzo se puede reservar todavía por teléfono.',
      say: before,
    },
    daysAhead: {
      label: 'Con cuánta antelación',
      about: 'Con cuántos días de antelación se puede reservar por teléfono.',
      say: (days: number) => counted(days, 'día', 'días'),
    },
    stepMinutes: {
      label: 'Horas de comienzo',
      about: 'Cada cuánto puede empezar una cita.',
      say: (minutes: number) => `Cada ${lengthOf(minutes)}`,
    },
    cancelNoticeMinutes: {
      label: 'Última hora para cambiar o cancelar',
      about: 'Después, su recepcionista toma un mensaje para usted.',
      say: before,
    },
  },
  unwanted: {
    title: 'Llamadas no deseadas',
    about: 'Su recepcionista puede reconocer llamadas grabadas y comerciales, y terminarlas con cortesía.',
    filters: {
      off: {
        label: 'Atender todas las llamadas',
        about: 'No se termina ninguna llamada por lo que se dice.',
      },
      careful: {
        label: 'Prudente',
        about:
          'Termina una llamada solo cuando coinciden varias señales, como una voz grabada que pide pulsar una tecla.',
      },
      strict: {
        label: 'Estricto',
        about: 'Termina antes una llamada. Revise de vez en cuando sus llamadas de spam.',
      },
    },
    sales: 'Los vendedores pueden dejar un mensaje',
    salesAbout: 'Si está desactivado, también se terminan las llamadas comerciales.',
    saved: 'Guardado. Se aplica desde la próxima llamada',
    notSaved: 'No se ha guardado.',
    marked:
      'Las llamadas que su recepcionista termina por ser spam no se cobran ni cuentan en sus cifras. Las emergencias, los clientes conocidos y quien quiere una cita se atienden siempre.',
  },
  proof: 'Cómo demuestra quién es quien llama',
  proofAbout:
    'Un número de teléfono se puede falsificar. Antes de que su recepcionista diga, cambie o cancele una cita, quien llama debe decir:',
  proofFailed:
    'Tras tres respuestas equivocadas, ese número no recibe información sobre citas durante una hora. Su recepcionista sigue tomando mensajes y reservando citas nuevas.',
  proofSaved: 'Guardado. Se aplica desde la próxima llamada',
  proofNotSaved: 'No se ha guardado.',
  proofs: {
    'name-when-vouched': {
      label: 'Su nombre, cuando la operadora confirma su número',
      about: 'Si no, también el día o la hora de la cita. Rápido para casi todos.',
    },
    'name-and-day': {
      label: 'Siempre su nombre, y el día o la hora de la cita',
      about: 'Más seguro si varias personas comparten un teléfono. Quien no recuerda el día deja un mensaje.',
    },
  },

  // Hours and special days
  hours: 'Horario de apertura',
  hoursAbout: (zone: string) =>
    `Las horas son de ${zone}. Si el final es anterior al comienzo, el día pasa de medianoche.`,
  hoursSaved: 'El nuevo horario vale desde la próxima llamada. Las citas que ya hay se mantienen',
  hoursNotSaved: 'El horario no se ha guardado.',
  saveHours: 'Guardar el horario',
  hoursProblem: (day: string | undefined, why: string) => `${day ?? 'El día'}: ${why}.`,
  closures: 'Días cerrados y especiales',
  closuresAbout:
    'Su recepcionista informa de estos días a quien llama y no reserva cuando está cerrado. Las citas que ya hay se mantienen.',
  publicHolidays: 'Festivos …',
  addDay: 'Añadir un día',
  noClosures: 'No hay días especiales próximos',
  noClosuresAbout: 'Vacaciones, un día de formación, un sábado más largo: añádalos aquí.',
  ordinaryAgain: (day: string) => `${day} vuelve a tener su horario habitual`,
  notOrdinary: 'El día especial no se ha quitado.',
  dayNotBack: 'El día no se ha recuperado.',
  openingText: (hours: readonly { from: string; to: string }[]) =>
    hours.length === 0
      ? 'Cerrado'
      : `Abierto de ${hours.map(({ from, to }) => `${from} a ${to}`).join(' y de ')}`,
  specialDay: 'Día especial',
  open: 'Abierto',
  dayWhy: 'Motivo',
  dayWhyExample: 'Inventario',
  daySaved: (day: string, opening: string) => `${day}: ${opening}`,
  dayNotSaved: 'El día no se ha guardado.',
  holidays: 'Festivos',
  region: 'Región',
  wholeCountry: 'Todo el país',
  noHolidays: 'No se encontraron festivos',
  noHolidaysAbout: 'Puede añadir uno a uno los días en que cierra.',
  allSpecial: 'Ya ha añadido todos los festivos de los próximos doce meses.',
  holidaysAbout:
    'Active los días en que abre e indique su horario. Hasta que guarde, quien llama oye que el horario no está confirmado.',
  saveHolidays: 'Guardar los festivos',
  holidaysSet: (closed: number, open: number) =>
    [
      ...(closed > 0 ? [`Cerrado en ${counted(closed, 'festivo', 'festivos')}`] : []),
      ...(open > 0 ? [`Abierto en ${counted(open, 'festivo', 'festivos')}`] : []),
    ].join(' · '),
  noDayClosed: 'Los festivos no se han guardado.',

  // Services
  services: 'Servicios',
  servicesAbout: 'Los cambios valen desde la próxima llamada.',
  noServices: 'Aún no hay servicios',
  noServicesAbout: 'Sin servicios, su recepcionista solo puede tomar mensajes.',
  addService: 'Añadir un servicio',
  newService: 'Nuevo servicio',
  minutes: (count: number) => `${count} min`,
  minutesUnit: ' min',
  minutesBefore: (count: number) => `${count} min antes`,
  minutesAfter: (count: number) => `${count} min después`,
  noPrice: 'sin precio',
  noPriceShort: 'Sin precio',
  nobodyDoesIt: 'nadie lo ofrece, así que no se puede reservar',
  serviceNameMissing: 'Escriba un nombre.',
  takes: 'Duración',
  price: 'Precio',
  freeBefore: 'Tiempo libre antes',
  freeAfter: 'Tiempo libre después',
  whoDoesIt: 'Quién lo ofrece',
  serviceSaved: (name: string) => `${name} se ha guardado. Se aplica desde la próxima llamada`,
  serviceNotSaved: 'El servicio no se ha guardado.',
  retiring: {
    service: {
      done: (name: string) => `${name} ya no se ofrece`,
      failed: 'El servicio no se ha quitado.',
    },
    staff: {
      done: (name: string) => `Ya no se pueden reservar citas con ${name}`,
      failed: 'La persona no se ha quitado.',
    },
  },
  retireAbout: (name: string, coming: number) =>
    `${
      coming === 0
        ? 'No hay citas próximas.'
        : `${coming === 1 ? 'Una cita próxima sigue' : `${coming} citas próximas siguen`} en el calendario. Cámbielas o cancélelas allí si hace falta.`
    } Ya no se ofrecerá ${name} a quien llame.`,

  // Staff
  staff: 'Personal',
  staffAbout:
    'Las personas con las que se puede reservar. Quién puede iniciar sesión se decide en la página Equipo.',
  addStaff: 'Añadir una persona',
  noStaffAbout: 'Añada al menos una persona con la que se pueda reservar.',
  newStaff: 'Nueva persona',
  worksAlways: 'Trabaja todo el horario de apertura',
  worksOwnHours: 'Trabaja en su propio horario',
  staffNameAbout: 'El nombre que conocen los clientes.',
  staffNameMissing: 'Escriba un nombre.',
  staffSaved: (name: string, isNew: boolean) =>
    `${name} se ha guardado${isNew ? '. Ahora elija en Servicios lo que ofrece' : ''}`,
  staffNotSaved: 'La persona no se ha guardado.',
  timeOff: 'Ausencias',
  timeOffTitle: (name: string) => `Ausencias de ${name}`,
  timeOffOf: (name: string) => `Ausencias de ${name}`,
  timeOffLine: (when: string, note: string) => `Ausente ${when}${note === '' ? '' : `: ${note}`}`,
  removeTimeOff: (when: string) => `Quitar la ausencia: ${when}`,
  timeOffRemoved: (name: string, when: string) => `Se puede volver a reservar con ${name}: ${when}`,
  timeOffNotRemoved: 'La ausencia no se ha quitado.',
  timeOffNotBack: 'La ausencia no se ha recuperado.',
  endsFirst: 'El final debe ser posterior al comienzo.',
  timeOffNoteAbout: (zone: string) => `Las horas son de ${zone}. Quien llama no oye la nota.`,
};
