/** The words of the widget: its own, so that a site loads no others. */

const en = {
  open: 'Talk to us',
  dialog: 'Talk to our receptionist',
  close: 'Close',
  begin: 'Our receptionist answers at once. It is a computer.',
  call: 'Call',
  type: 'Write',
  /** What is agreed to by calling. */
  microphone: 'Calling uses your microphone, and what you say is turned into text. The call may be recorded.',
  connecting: 'Connecting …',
  you: 'You',
  receptionist: 'Receptionist',
  transcript: 'Conversation',
  placeholder: 'Write a message',
  send: 'Send',
  hangUp: 'Hang up',
  end: 'End',
  microphoneAsked: 'Your browser asks whether it may use your microphone.',
  microphones: {
    on: 'Your microphone is on: just talk.',
    refused: 'Your microphone is off. You can write instead.',
    'not-understood': 'Your speech cannot be turned into text here. You can write instead.',
  },
  tooFast: 'That was too fast. Your last message was not read: please wait a moment and send it again.',
  endings: {
    far: 'The conversation is over.',
    near: 'You have ended the conversation.',
    lost: 'The connection was lost.',
    'no-answer': 'Nobody could be reached. Please try again.',
    refused: 'Our receptionist cannot talk to you here. Please ring us.',
    'no-sound': 'This browser could not play sound. You can write instead.',
  },
  limits: {
    'in-call': 'You are talking to us in another window already.',
    busy: 'All our lines here are taken. Please try again in a few minutes.',
    day: 'You have talked to us for as long as you can here today. Please ring us.',
    trial: 'You have talked to us for as long as you can here. Please ring us.',
    unavailable: 'Our receptionist is not available here now. Please ring us.',
    'browser-session': 'A conversation here ends after 30 minutes. You can begin another one.',
    requests: 'There were too many questions in a short time. Please wait a minute.',
  },
};

export type Words = typeof en;

const es: Words = {
  open: 'Hable con nosotros',
  dialog: 'Hable con nuestra recepción',
  close: 'Cerrar',
  begin: 'Nuestra recepción contesta enseguida. Es un ordenador.',
  call: 'Llamar',
  type: 'Escribir',
  microphone:
    'La llamada usa su micrófono, y lo que dice se convierte en texto. La llamada puede quedar grabada.',
  connecting: 'Conectando …',
  you: 'Usted',
  receptionist: 'Recepción',
  transcript: 'Conversación',
  placeholder: 'Escriba un mensaje',
  send: 'Enviar',
  hangUp: 'Colgar',
  end: 'Terminar',
  microphoneAsked: 'Su navegador pregunta si puede usar su micrófono.',
  microphones: {
    on: 'Su micrófono está encendido: hable.',
    refused: 'Su micrófono está apagado. Puede escribir.',
    'not-understood': 'Aquí no se puede convertir su voz en texto. Puede escribir.',
  },
  tooFast: 'Demasiado rápido. Su último mensaje no se ha leído: espere un momento y envíelo otra vez.',
  endings: {
    far: 'La conversación ha terminado.',
    near: 'Ha terminado la conversación.',
    lost: 'Se ha perdido la conexión.',
    'no-answer': 'No se ha podido conectar. Inténtelo otra vez.',
    refused: 'Nuestra recepción no puede hablar con usted aquí. Llámenos por teléfono.',
    'no-sound': 'Este navegador no ha podido reproducir sonido. Puede escribir.',
  },
  limits: {
    'in-call': 'Ya está hablando con nosotros en otra ventana.',
    busy: 'Todas nuestras líneas están ocupadas. Inténtelo otra vez en unos minutos.',
    day: 'Por hoy ya no puede hablar más con nosotros aquí. Llámenos por teléfono.',
    trial: 'Ya no puede hablar más con nosotros aquí. Llámenos por teléfono.',
    unavailable: 'Nuestra recepción no está disponible aquí ahora. Llámenos por teléfono.',
    'browser-session': 'Una conversación aquí termina a los 30 minutos. Puede empezar otra.',
    requests: 'Demasiadas preguntas en poco tiempo. Espere un minuto.',
  },
};

/** @param language of the page that shows it, BCP 47; one that is not known is read in English. */
export const wordsIn = (language: string): Words => (/^es\b/i.test(language) ? es : en);

/** The words for a code of one kind; null: there are none for it. */
export const wordsFor = (words: Readonly<Record<string, string>>, code: string): string | null =>
  Object.hasOwn(words, code) ? (words[code] ?? null) : null;
