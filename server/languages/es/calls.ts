import type { Language } from '../language.ts';

/** The sentences in the carrier's own voice, where no receptionist speaks. */
export const calls: Language['calls'] = {
  trouble:
    'Lo sentimos, tenemos un problema técnico. Por favor, deje su mensaje después de la señal y le devolveremos la llamada.',
  nobodyFree:
    'Gracias por llamar. En este momento nadie puede atenderle. Por favor, deje su nombre, su número y un mensaje después de la señal, y le devolveremos la llamada.',
  puttingThrough: 'Un momento, por favor, le paso la llamada.',
  cutOff: 'Perdone, se ha cortado. Un momento, por favor.',
  notInService: 'Lo sentimos, este número no está en servicio. Adiós.',
  blocked: 'Lo sentimos, no podemos atender su llamada. Adiós.',
  messageTaken: 'Gracias. Adiós.',
  goodbye: 'Adiós.',
  connectCode: {
    opening: 'Hola. Le llama Ahoy. Alguien, seguramente usted, quiere conectar este número de teléfono.',
    code: (code) => {
      const digits = code.split('').join(', ');
      return [`El código es: ${digits}.`, `Otra vez: ${digits}.`];
    },
    closing: 'Si no ha sido usted, no le diga el código a nadie y no pasará nada. Adiós.',
    text: (code) =>
      `${code} es su código para conectar este teléfono en Ahoy. Si no lo ha pedido usted, no se lo diga a nadie y no pasa nada.`,
  },
};
