/** The keys by which other programs use the service. */
export const apiKeys = {
  notYours: 'Solo propietarios y encargados pueden crear claves',
  notYoursAbout: 'Pida una a un propietario o a un encargado.',
  newKey: 'Nueva clave',
  about:
    'Conecte su sitio web, su caja o una hoja de cálculo con Ahoy. La [documentación] muestra todo lo que se puede hacer, y allí mismo puede probarlo.',
  none: 'Aún no hay claves',
  noneAbout: 'Una clave da a un programa el acceso que usted elija, hasta que la revoque.',
  makeFirst: 'Crear una clave',
  keys: 'Claves',
  use: 'Cómo usar una clave',
  useAbout: 'Envíe la clave con cada petición. Las citas de la próxima semana, desde una terminal:',
  made: (day: string, by: string | null) => `creada el ${day}${by === null ? '' : ` por ${by}`}`,
  neverUsed: 'sin usar',
  lastUsed: (moment: string) => `último uso: ${moment}`,
  opensNothing: 'Ya no funciona: la persona que la creó ya no es propietaria ni encargada.',

  revokeOne: (name: string) => `Revocar ${name}`,
  notRevoked: (name: string) => `${name} no se ha revocado. Sigue funcionando.`,
  reallyRevoke: (name: string) => `¿Revocar ${name}?`,
  revokeAbout:
    'El programa que la usa pierde el acceso de inmediato. No se puede deshacer, pero puede crear una clave nueva.',

  newTitle: 'Nueva clave de API',
  nameAbout: 'El programa que la usará, para que después sepa para qué es.',
  nameExample: 'Nuestro sitio web',
  noName: 'Póngale un nombre.',
  scopes: 'Permisos',
  itMay: 'Puede',
  read: 'Leer',
  change: 'Cambiar',
  readOne: (subject: string) => `Leer ${subject}`,
  changeOne: (subject: string) => `Cambiar ${subject}`,
  noScope: 'Elija al menos un permiso.',
  unreached: 'No se pudo conectar con Ahoy. No se ha creado ninguna clave. Inténtelo de nuevo en un momento.',
  make: 'Crear clave',
  isMade: 'Esta es su clave. Cópiela ahora en su programa: [no la volveremos a mostrar.]',
  example: 'Por ejemplo, las citas de la próxima semana:',
  isCopied: 'La he copiado',

  /** What a key may be allowed, and what that is. */
  subjects: {
    bookings: ['Citas', 'citas y horas libres'],
    calls: ['Llamadas', 'historial, transcripciones, valoraciones'],
    customers: ['Clientes', 'nombres, números, notas'],
    messages: ['Mensajes', 'lo que dejaron quienes llamaron'],
    businesses: ['Negocio', 'horario, personal, servicios'],
    calendar: ['Calendarios', 'direcciones para suscribirse'],
    insights: ['Estadísticas', 'cifras a lo largo del tiempo'],
  } satisfies Record<string, [string, string]>,
  writeOnly: (subject: string) => `${subject} (solo escritura)`,
  readOnly: (subject: string) => `${subject} (solo lectura)`,
};
