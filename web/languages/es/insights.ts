/** What the phone brought in. */
import { counted } from './words.ts';

export const insights = {
  staff: 'Solo propietarios y encargados pueden ver las cifras del negocio.',
  none: 'No hay llamadas',
  noneAbout: 'Nadie llamó en este período ni en el anterior. Las llamadas de prueba no se cuentan.',

  range: 'Período',
  untilToday: 'Período hasta hoy',
  ranges: { '7d': '7 días', '30d': '30 días', '90d': '90 días', '1y': '1 año' },
  custom: 'A medida',
  to: 'hasta',
  compared: (now: string, before: string) => `${now}, comparado con ${before}`,

  calls: 'Llamadas',
  pickedUp: 'Atendidas',
  booked: 'Con cita',
  conversion: 'Tasa de citas',
  goals: 'Objetivo logrado',
  minutes: 'Minutos',
  valueOfBookings: 'Valor de las citas',
  usualWait: 'Espera habitual',
  noFigure: 'Ninguno',
  noneBefore: 'nada con que comparar',
  asBefore: 'sin cambios',
  inDaysBefore: (figure: string) => `${figure} en el período anterior`,
  change: (share: string, more: boolean) => `${more ? '▲' : '▼'} ${share} ${more ? 'más' : 'menos'}`,
  changedFrom: (figure: string) => `desde ${figure}`,

  table: 'Tabla',
  asTable: (title: string) => `${title}, como tabla`,
  bookings: 'Citas',
  value: 'Valor',
  total: 'Total',
  callsBefore: 'Llamadas antes',
  callsAbout: (daily: boolean, before: number) =>
    `Por ${daily ? 'día' : 'semana'}, comparado con los ${before} días anteriores. Las llamadas de prueba no se cuentan.`,
  busiest: (day: string, calls: number) =>
    `El día con más llamadas fue: ${day}, con ${counted(calls, 'llamada', 'llamadas')}.`,
  downloadCsv: 'Descargar CSV',
  sold: (money: string, bookings: number) => `${money} de ${counted(bookings, 'cita', 'citas')}`,
  valueAbout: (sold: string) => `${sold} reservadas por teléfono, sin las canceladas`,
  valueInWords: (sold: string, before: string) => `${sold} en total; ${before} en el período anterior.`,

  peakHours: 'Horas punta',
  noPeak: 'No hay llamadas en este período.',
  peak: (weekday: string, hour: string, zone: string) =>
    `La mayoría de las llamadas llegó así: ${weekday}, ${hour} (${zone}).`,

  outcomes: 'Resultados',
  noOutcomes: 'En este período no terminó ninguna llamada.',
  outcomesAbout:
    'Cómo terminaron las llamadas. Respondida: quien llamó obtuvo una respuesta y no necesitaba nada más. Sin resolver: quería algo y no lo consiguió. Elija un resultado para ver sus llamadas.',
  before: 'Antes',

  waits: 'Tiempos de respuesta',
  noWaits: 'No hay tiempos de respuesta de este período, o ya no se guardan.',
  waitsInWords: (half: string, most: string, nearlyAll: string) =>
    `La mitad de las respuestas en ${half}, el 95 % en ${most}, el 99 % en ${nearlyAll}`,
  percentiles: { p50: 'Mitad', p95: '95 %', p99: '99 %' },
  answers: 'Respuestas',

  allAnswered: 'No hay preguntas sin respuesta en este período.',
  /** The date is a link to the call. */
  asked: (times: number, date: string) =>
    `${times === 1 ? 'Preguntado una vez' : `Preguntado ${counted(times, 'vez', 'veces')}`}, la última el [${date}]`,
};
