import type { Language } from '../language.ts';
import { digitsOf, REPEATS } from './spoken-digits.ts';

/** Card and social security numbers: how they are said, what takes their place, and what the caller is told of it. */
export const privateNumbers: Language['privateNumbers'] = {
  digitsOf,
  repeats: REPEATS,
  within: /^(?:y|luego|eh+|em+|guion|guión|espacio)$/,
  around:
    /^(?:sí|si|vale|bueno|bien|de|acuerdo|claro|entonces|y|el|la|los|las|resto|es|son|que|siguiente|siguientes|último|últimos|ultimo|ultimos|primero|primeros|dígitos|digitos|números|numeros|espere|espera|un|momento|segundo|por|favor|a|ver|déjeme|dejeme|perdón|perdon|listo|pues)$/,
  plus: /^(?:más|mas)$/,
  card: /\b(?:(?:n[uú]meros?|d[ií]gitos) de (?:la |mi |una )?(?:tarjeta|cuenta)|tarjeta (?:de (?:cr[eé]dito|d[eé]bito) )?(?:es|n[uú]mero)|mi (?:visa|master ?card|amex|american express|tarjeta) (?:es|termina|n[uú]mero))/iu,
  code: /\b(?:cvv2?|cvc2?|csc|c[oó]digo de (?:seguridad|verificaci[oó]n)|los (?:tres )?(?:n[uú]meros|d[ií]gitos) de (?:atr[aá]s|detr[aá]s|la parte de atr[aá]s))/iu,
  security: /\b(?:seguro social|seguridad social|n[uú]mero de (?:seguro|afiliaci[oó]n))\b/iu,
  removed: {
    card: '[número de tarjeta eliminado]',
    code: '[código de tarjeta eliminado]',
    security: '[número de la seguridad social eliminado]',
  },
  warning:
    'Por favor, no me diga números de tarjeta ni de la seguridad social: no puedo tomarlos, y he borrado lo que oí. ¿En qué más puedo ayudarle?',
};
