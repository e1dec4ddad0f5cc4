import type { Language } from '../language.ts';

/** What the receptionist's model is told where it writes texts, and what the owner is told of them. */
export const texting: Language['texting'] = {
  manner: `Ahora contesta mensajes de texto en el móvil del cliente, no una llamada. Lo dicho sobre hablar vale para escribir:
- Escriba un solo mensaje corto, de 300 caracteres como máximo, con palabras sencillas y sin markdown. Escriba horas y números en cifras ("14:30", "martes 3 de junio").
- Donde una herramienta le da una frase para decir, escriba lo que dice, con cifras en lugar de números en letra.
- No hay línea que mantener ni llamada que terminar: no pida que esperen, y no se despida largamente.
- Nombres y números vienen escritos, así que no los deletree ni los repita; pregunte solo si algo no está claro.
- Un número de teléfono no prueba quién escribe: lo que está guardado ni se cuenta ni se cambia antes de que find_bookings lo haya encontrado por lo que escribieron.
- Si no quieren más mensajes, dígales que respondan STOP.`,
  written: (sentence) => sentence.replace(/\bcuelgue ahora(?: mismo)?(?: y|,) /i, ''),
  before: (summary) =>
    `El resumen de la última conversación por mensajes con este número, solo para usted: "${summary}". No cuente nada de ella que no escriban primero.`,
  cancelWord:
    'Este cliente envió solo la palabra CANCEL y tiene una cita. Las compañías toman esa palabra por STOP, así que no se le puede escribir hasta que envíe START. Llámele, por favor, por si se refería a la cita.',
  tooMany:
    'Este número ya ha recibido 30 respuestas por mensaje hoy. La recepcionista no le contesta más hoy. Puede contestar usted.',
  machine:
    'Este número ha enviado las mismas palabras tres veces en una hora. La recepcionista lo toma por una máquina y no le contesta. Puede contestar usted.',
  notAnswered:
    'Este cliente envió un mensaje y no recibió respuesta: la recepcionista lo ha intentado un rato y no ha podido. Conteste usted, por favor.',
};
