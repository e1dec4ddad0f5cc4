import type { Manner } from '../facts.ts';
import type { Language } from '../language.ts';

const HELP: Readonly<Record<Manner, string>> = {
  warm: '¿En qué puedo ayudarle?',
  brief: '¿En qué le ayudo?',
  formal: '¿En qué puedo servirle?',
};

const told = (parts: readonly string[]) => parts.filter((part) => part !== '');

export const fixed: Language['fixed'] = {
  greeting: ({ name, greeting, receptionistName, disclosesAssistant, manner, consent }) => {
    const itself = told([receptionistName, disclosesAssistant ? 'el asistente automático' : '']).join(', ');
    return told([
      greeting === '' ? `Hola, ha llamado a ${name}.` : greeting,
      itself === '' ? '' : `Soy ${itself}.`,
      consent,
      HELP[manner],
    ]).join(' ');
  },
  others: {
    resumed: 'Ya estoy aquí otra vez. ¿Por dónde íbamos?',
    'handed-back': 'Soy yo otra vez. ¿Puedo ayudarle en algo más?',
    'not-caught': 'Perdone, no le he entendido. ¿Puede repetirlo?',
    'still-there': '¿Sigue ahí?',
    'silence-goodbye': 'No oigo nada, así que voy a colgar. Llame de nuevo cuando quiera. ¡Adiós!',
    trouble: 'Perdone, he tenido un pequeño problema. ¿Puede repetirlo?',
    'trouble-goodbye': 'Lo siento mucho, algo no funciona por nuestra parte. No cuelgue, por favor.',
    'time-warning':
      'Le aviso de que nos queda más o menos un minuto de llamada. ¿Qué es lo más importante que puedo hacer por usted?',
    'time-over': 'Lo siento, tengo que terminar la llamada. Si hay algo más, llame otra vez. ¡Adiós!',
    'cannot-hear': 'Lo siento, ahora mismo no le oigo. No cuelgue, por favor.',
    'please-type':
      'Lo siento, ahora mismo no le oigo. Por favor, marque un número de teléfono en el teclado y después la tecla almohadilla, y le devolveremos la llamada.',
  },
  fillers: ['Un momento, por favor.', 'Un segundo, lo estoy mirando.'],
  recorded: {
    'one-party': 'Esta llamada se graba.',
    'all-party': 'Esta llamada se graba; si sigue en la línea, da su consentimiento.',
  },
  sample: (business) =>
    `Hola, ha llamado a ${business}. Tenemos hora el martes a las dos y media. ¿Se la reservo?`,
};
