/** The page of one appointment, which its customer opens by the link in a text or a mail. */
import type { Reach } from '../facts.ts';
import type { Language } from '../language.ts';

const ringing = ({ business, number }: Reach): string =>
  number === null ? `póngase en contacto con ${business}` : `llame a ${business} al ${number}`;

export const appointmentPage: Language['appointmentPage'] = {
  title: (business) => `Su cita en ${business}`,
  heading: { coming: 'Su cita', over: 'Su cita ya pasó', cancelled: 'Su cita está cancelada' },
  labels: { what: 'Qué', who: 'Con', when: 'Cuándo', where: 'Dónde', name: 'Nombre', number: 'Teléfono' },
  fromTo: (from, to) => `${from} a ${to}`,
  actions: {
    move: 'Cambiar la hora',
    cancel: 'Cancelar la cita',
    name: 'Corregir el nombre',
    file: 'Añadir a mi calendario',
    google: 'Añadir a Google Calendar',
    back: 'Volver a la cita',
  },
  tooLate: (reach) => `Falta muy poco para cambiarla aquí. Para cambiarla o cancelarla, ${ringing(reach)}.`,
  again: (reach) => `Para pedir otra cita, ${ringing(reach)}.`,
  done: {
    moved: 'Su cita se ha cambiado. Esta es la nueva hora:',
    renamed: 'Gracias. El nombre está corregido.',
    cancelled: 'Su cita está cancelada. No tiene que hacer nada más.',
    kept: 'Su cita sigue en pie, a la misma hora que antes.',
    taken: 'Mientras tanto se ha ocupado esa hora, así que la cita queda cancelada.',
  },
  move: {
    heading: 'Elija otra hora',
    now: (day, time) => `Ahora: ${day}, ${time}`,
    earlier: 'Días anteriores',
    later: 'Días siguientes',
    noneFree: 'No hay horas libres en estos días. Mire otros días, por favor.',
    noneLeft: (reach) => `No hay otra hora libre. Para otras opciones, ${ringing(reach)}.`,
    times: (day) => `Horas libres: ${day}`,
    free: (day) => `${day}, hay horas libres`,
    notFree: (day) => `${day}, no hay horas libres`,
    withAnybody: (staff) => `Mostrar horas con todos, no solo con ${staff}`,
    withOne: (staff) => `Mostrar solo horas con ${staff}`,
    ask: '¿Cambiar la cita?',
    from: 'Hasta ahora',
    to: 'Nueva hora',
    yes: 'Sí, cambiarla',
    no: 'Elegir otra hora',
    taken: 'Esa hora ya no está libre. Su cita no ha cambiado. Elija otra hora, por favor:',
  },
  cancel: {
    heading: '¿Cancelar la cita?',
    yes: 'Sí, cancelarla',
    no: 'No, mantenerla',
    undo: 'Deshacer: mantener la cita',
  },
  name: {
    heading: '¿Cómo se escribe el nombre?',
    label: 'Nombre',
    save: 'Guardar el nombre',
    empty: 'Escriba un nombre, por favor.',
    tooLong: (most) => `Escriba un nombre de ${String(most)} letras como máximo, por favor.`,
  },
  gone: {
    title: 'Este enlace ya no funciona',
    about:
      'Puede que sea demasiado antiguo o que le falte una parte. Abra el mensaje más reciente sobre su cita, o llame al negocio.',
  },
  tooOften: {
    title: 'Espere un poco, por favor',
    about: (wait) => `Esta página se ha pedido demasiadas veces. Inténtelo de nuevo en ${wait}.`,
  },
  notUnderstood: {
    title: 'No ha funcionado',
    about: 'Su cita no ha cambiado. Abra el enlace de nuevo e inténtelo otra vez, por favor.',
  },
};
