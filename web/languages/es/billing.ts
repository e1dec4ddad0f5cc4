/** The plan, what was used of it, its limits and its invoices. */
import { counted } from './words.ts';

const TAKES_MESSAGE = 'las llamadas se pasan a su teléfono o quien llama deja un mensaje.';
const numbers = (count: number) => (count === 1 ? 'un número' : `${count} números`);

export const billing = {
  notYours: 'Solo propietarios y encargados pueden ver la facturación.',
  free: 'Nada que pagar',
  freeAbout:
    'Los pagos no están configurados en esta instalación, así que sus llamadas son gratis. Quien la administra puede activar los planes de pago con STRIPE_SECRET_KEY.',
  activating: 'Gracias. Activando su plan …',

  minutes: 'Minutos',
  minutesUsed: 'Minutos incluidos ya usados',
  freeCalls:
    'Las llamadas de menos de 10 segundos y las que su recepcionista termina por ser spam son gratis.',
  /** In the brackets: how many were used. */
  ofIncluded: (included: string, trial: boolean) =>
    `[] de ${included} ${trial ? 'de su prueba' : 'incluidos'}`,
  aboveSoFar: (minutes: string, money: string) => `${minutes} minutos adicionales: ${money} hasta ahora.`,
  forecast: (minutes: string, day: string, above: string | null) =>
    `A este ritmo usará ${minutes} minutos hasta el ${day}${above === null ? ', sin cargo adicional.' : ` y pagará ${above} adicionales.`}`,

  numbers: 'Números',
  /** In the brackets: how many are connected. */
  ofConnected: (limit: number) => `[] de ${limit} conectados`,
  tooManyNumbers:
    'Tiene más números de los que incluye su plan. Se siguen atendiendo todos, pero no puede añadir más.',
  connectedIn: 'Conecte números en [Configuración].',

  texts: 'SMS',
  /** In the brackets: how many. */
  textsThisMonth: (texts: number) => `[] SMS ${texts === 1 ? 'enviado' : 'enviados'} este mes`,
  segments: (shown: string, segments: number) =>
    `${shown} ${segments === 1 ? 'parte' : 'partes'}: las operadoras dividen los SMS largos y cobran por cada parte de 160 caracteres, o de 70 si llevan emojis.`,

  plans: 'Planes',
  payBy: 'Período de pago',
  intervals: { month: 'Mensual', year: 'Anual' },
  /** In the brackets: the price. */
  priceFor: { month: '[] al mes', year: '[] al año' },
  yourPlan: 'Su plan',
  included: (
    minutes: string,
    perMinute: string,
    plan: Record<'concurrentCalls' | 'numbers' | 'seats', number>,
  ) => [
    `${minutes} minutos al mes; después, ${perMinute} por minuto`,
    `${plan.concurrentCalls} llamadas a la vez`,
    numbers(plan.numbers),
    `${plan.seats} miembros del equipo`,
  ],
  noCheckout: 'No se pudo abrir la página de pago.',
  /** `again`: the day of the next payment. */
  chargedToday: (money: string, again: string, trial: boolean) =>
    `Paga ${money} hoy y de nuevo el ${again}.${trial ? ' Su prueba gratuita termina al pagar.' : ''}`,
  changeToThis: 'Cambiar a este plan',
  subscribe: 'Contratar',
  changeTo: (plan: string) => `Cambiar a ${plan}`,
  notChanged: 'Su plan no se ha cambiado.',
  noPreview: 'No se pudo calcular el precio. Inténtelo de nuevo en un momento.',
  previewing: 'Calculando el precio …',
  dueNow: (money: string) => `Ahora paga ${money}. Hemos descontado lo que queda de su plan actual.`,
  credited: (money: string) => `Ahora no paga nada. Se abonan ${money} en sus próximas facturas.`,
  fewerNumbers: (plan: string, included: number, connected: number) =>
    `${plan} incluye ${numbers(included)}. Se siguen atendiendo los ${connected} que tiene, pero no puede añadir más.`,
  keepPlan: 'Mantener mi plan',
  changeNow: 'Cambiar de plan ahora',

  limits: 'Límites de gasto',
  limitsSaved: 'Sus límites se han guardado.',
  limitsNotSaved: 'Sus límites no se han guardado.',
  dailyRange: (most: number) => `Escriba de 1 a ${most}, o déjelo vacío para no poner límite.`,
  capped: 'Limitar los cargos adicionales',
  cap: (money: string) => `Como máximo ${money} adicionales en cada período de facturación`,
  capSlider: 'Máximo de cargos adicionales',
  daily: 'Minutos al día',
  dailyAbout: 'Déjelo vacío para no poner límite.',
  fallback: 'Adónde van las llamadas al llegar a un límite',
  fallbackAbout:
    'Su propio número de teléfono. Si lo deja vacío, quien llama deja un mensaje. Una llamada en curso nunca se corta.',
  countries: 'Otros países',
  countriesAbout: 'Las llamadas solo se pasan a números de su país y de los que elija aquí.',
  saveLimits: 'Guardar límites',

  invoices: 'Facturas',
  portal: 'Gestionar tarjeta, recibos y cancelación',
  noPortal: 'No se pudo abrir la página de facturación de Stripe.',
  noInvoices: 'Aún no hay facturas.',
  columns: { date: 'Fecha', number: 'Número', amount: 'Importe', status: 'Estado' },
  openInvoice: 'Abrir',
  /** As Stripe calls it. */
  statuses: { paid: 'Pagada', open: 'Sin pagar', void: 'Anulada', draft: 'Borrador' },

  events: 'Actualizaciones de Stripe que fallaron',
  notTriedAgain: 'El nuevo intento falló.',

  corrections: 'Minutos corregidos',
  correctionsAbout:
    'Cada noche comparamos sus llamadas con lo que Stripe cobra. Donde no coincidían, corregimos Stripe:',
  correction: (day: string, ours: number, theirs: number) =>
    `${day} · ${minutesAndSeconds(ours)} aquí, ${minutesAndSeconds(theirs)} en Stripe`,

  data: 'Sus datos',
  dataYours: 'Puede descargarlos todos en cualquier momento.',
  dataAfterEnd:
    'Puede descargarlos todos en cualquier momento. Si cancela, los guardamos 30 días después del fin de su suscripción y luego los borramos.',
  dataUntil: (day: string) =>
    `Las llamadas, las citas, los mensajes y los clientes se guardan hasta el ${day} y luego se borran.`,
  download: 'Descargar todo',

  checkCard: 'Actualizar mi tarjeta',
  trialOver: `Su prueba ha terminado: ${TAKES_MESSAGE} Elija un plan para continuar.`,
  unpaid: `Su última factura está sin pagar: ${TAKES_MESSAGE} Su recepcionista volverá a atender en cuanto pague.`,
  capReached: `Ha llegado a su límite de gasto de este período: ${TAKES_MESSAGE} Puede subirlo en cualquier momento.`,
  dailyReached: `Ha usado todos sus minutos de hoy: hasta medianoche ${TAKES_MESSAGE} Puede permitir más en cualquier momento.`,
  trial: (day: string, minutes: number) =>
    `Su prueba gratuita termina el ${day} o tras ${counted(minutes, 'minuto más', 'minutos más')} de llamadas, lo que ocurra antes.`,
  noTrial: {
    person: `Cada persona tiene una prueba gratuita, y usted u otro propietario ya la usó con otro negocio. Hasta que elija un plan, ${TAKES_MESSAGE} Mientras tanto puede configurarlo todo.`,
    card: `Cada tarjeta tiene una prueba gratuita, y la suya ya se usó con otro negocio. Hasta que elija un plan, ${TAKES_MESSAGE} Mientras tanto puede configurarlo todo.`,
  },
  paymentFailed: (day: string) =>
    `Su último pago no se pudo realizar. Su recepcionista sigue atendiendo hasta el ${day}. Revise su tarjeta, por favor.`,
  cancels: (day: string) => `Su suscripción termina el ${day}. Después guardamos sus datos durante 30 días.`,
  ended: (day: string) =>
    `Su suscripción ha terminado. Las llamadas se pasan a su teléfono o quien llama deja un mensaje. Sus datos se guardan hasta el ${day}. Elija un plan para continuar.`,
};

/** `12 min 30 s` */
const minutesAndSeconds = (seconds: number): string => `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
