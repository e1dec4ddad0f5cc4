import type { Language } from '../language.ts';
import { readWish } from './wishes.ts';
import { set } from './word-set.ts';

/** The words, in lower case, by which the tools know names, refusals and questions. */
export const words: Language['tools']['words'] = {
  readWish,
  anybody:
    /\b(?:cualquiera(?! (?:menos|excepto|salvo))|quien sea|con quien sea|me da igual|da igual|es igual|no (?:me )?importa|sin preferencia|el que (?:est[eé]|pueda)|la que (?:est[eé]|pueda)|quien (?:est[eé]|pueda) (?:libre|disponible)?)/i,
  aroundNames: set(
    'es el la los mi me llamo nombre a de con soy se llama senor senora senorita sr sra srta don dona doctor doctora dr dra hola por favor gracias aqui habla le que este esta',
  ),
};
