/** Phrases that sound like time and say nothing about when the caller wants to come: greetings, lengths, ages, counts. */
const PEOPLE =
  '(?:personas?|adultos?|ninos?|ninas?|hijos?|hijas?|amigos?|amigas?|comensales|de nosotros|de ellos)';
const THINGS = '(?:cortes?|citas?|cosas?|veces|preguntas?|servicios?|opciones|sesiones|horas de)';

export const IGNORED_PHRASES: readonly RegExp[] = [
  'buen(?:os|as)? (?:dias?|tardes?|noches?)',
  'que (?:tenga|pase|tengas) (?:un )?(?:buen|buena|feliz|lindo) (?:dia|tarde|noche|finde|semana)',
  '(?:feliz|buen) (?:dia|tarde|noche|finde|semana|navidad|ano nuevo)(?! (?:a|por))',
  '(?:un|1|unos) (?:momento|momentito|segundo|minuto|minutito|segundos)',
  '(?:hasta|nos vemos) (?:luego|pronto|entonces|manana|el \\w+)(?=$)',
  '(?:tengo|tiene|cumple|cumplo|de) \\d{1,3} anos',
  `\\d{1,3} ${PEOPLE}`,
  `(?:para|somos|seremos|vamos|venimos|una mesa para) (?:\\d{1,2}|una?) ${PEOPLE}`,
  '(?:somos|seremos|vamos|venimos) \\d{1,2}',
  `\\d{1,2} ${THINGS}`,
  '(?:llevo|esperando|espere|hace|durante|desde hace) (?:ya )?(?:\\d+|mucho|unos|una|un) ?(?:minutos|horas?|dias?|semanas?|meses|anos|rato|tiempo)?(?= (?:esperando|sin|que))',
  '(?:calle|avenida|piso|numero|puerta|portal|planta|kilometro|codigo|extension|talla|nivel) \\d+',
  '(?:la )?(?:primera|segunda|ultima|proxima|otra|cada|alguna) vez',
  '(?:de vez en cuando|a veces|todo el (?:dia|mes)|toda la (?:semana|manana|tarde)|hoy en dia)',
  '(?:llego|llegare|voy|vamos|llegamos|estoy llegando|un poco|se me hizo) (?:\\w+ )?tarde',
  'mas tarde (?:le|te|os|los) (?:llamo|marco|escribo)',
  '(?:al|por el) (?:momento|mes)',
  '(?:cuanto|cuantos|que) (?:dura|duran|tarda|tiempo|minutos|horas)',
  // A length: "el corte de 30 minutos". With "en" it is a moment, read elsewhere.
  '(?<!\\b(?:en|dentro de|unos|como|aqui a) )\\d{1,3} minutos(?! (?:antes|despues|mas))',
  'telefono|precio',
  '\\d{5,}',
  '(?:de|en) (?:una|un) (?:sola )?vez',
  '24/7|por lo tanto|mientras tanto',
].map((source) => new RegExp(`(?:${source})(?![\\w:])`, 'y'));
