import type { Language } from '../language.ts';

/** How a caller comes to speak this language with us. */
export const choice: Language['choice'] = {
  name: 'Español',
  wanted:
    /(?:(?:en|hablo|habla|hablan|hablar|hablamos|prefiero|tiene[ns]? (?:a alguien que hable)?) ?(?:el )?(?:espa[n\u00f1]ol|castellano))|\bespa[n\u00f1]ol,? por favor|(?:speak|in|do you have) spanish|spanish,? please|en espagnol|auf spanisch|^\W*(?:espa[n\u00f1]ol|spanish)\W*$/iu,
  press: (key) => `Para español, oprima ${String(key)}.`,
  switched: 'Claro que sí, hablemos en español. ¿En qué puedo ayudarle?',
};
