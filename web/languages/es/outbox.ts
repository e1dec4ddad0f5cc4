/** The e-mails and texts that leave, or would leave, an installation. */
export const outbox = {
  title: 'Bandeja de salida',
  back: 'Volver a Ahoy',
  mails: 'Correos',
  leaves: 'Todos los correos que envía esta instalación, y su estado.',
  stays:
    'No hay ningún servidor de correo configurado (SMTP_URL), así que los correos no se envían. Puede leerlos aquí.',
  none: 'Aún no hay correos',
  noneAbout:
    'Aquí aparecen las invitaciones, los enlaces de contraseña, las respuestas a mensajes y los avisos urgentes.',
  to: (recipient: string, status: string) => `A ${recipient} · ${status}`,
  staysHere: 'no enviado',
  onItsWay: 'en camino',
  tried: (attempts: number, error: string) => `intentado ${attempts} veces: ${error}`,
  sent: 'enviado',
  failed: (error: string | null) => `no entregado: ${error ?? 'sin motivo indicado'}`,

  texts: 'SMS',
  textsLeave: 'Los SMS van a teléfonos reales. Esto es lo que se envió y se recibió.',
  textsStay:
    'Ningún SMS sale de este ordenador. Aquí están los teléfonos de sus clientes: lea lo que reciben y responda.',
  noTexts: 'Aún no hay SMS',
  noTextsAbout:
    'Aquí aparecen las respuestas a clientes, las confirmaciones y los recordatorios, con un teléfono por cliente.',
  newPhone: 'Escribir un SMS a un negocio como cliente',
  fromPhone: 'Teléfono del cliente',
  toBusiness: 'Negocio',
  customerText: 'SMS',
  phone: (number: string) => `Teléfono ${number}`,
  with: (business: string) => `SMS con ${business}`,
  reply: 'Responder',
  notTaken: 'El SMS no se ha enviado. Un número de teléfono tiene esta forma: +1 212 555 0142.',
};
