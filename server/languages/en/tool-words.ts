/** The words, in lower case, by which the tools know names, refusals and questions. */

import { readWish } from './wishes.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

export const words = {
  readWish,
  /** Says that it may be anybody. */
  anybody:
    /\b(?:(?:anyone|anybody)(?!(?: else)? (?:but|except|besides|other than|apart from)\b)|whoever|either|no preference|doesn't matter|don't mind|don't care)/i,
  /** Said around a name or written beside it: none of it is a name by itself. */
  aroundNames: set(
    'it its is this that thats im my name names under mr mrs ms miss mister doctor dr prof sir madam jr sr junior senior',
  ),
  /** What a question is about. */
  about: {
    hours: /\b(hours|open|opens|opening|close|closed|closes|closing)\b/i,
    price: /\b(price|prices|cost|costs|much|charge|charges|fee|rate|rates|expensive)\b/i,
    length: /\b(how long|how much time|duration)\b/i,
    services: /\b(services|offer|what do you do|treatments|menu)\b/i,
    email: /\be-?mail\b/i,
    address: /\b(where|address|located|location|directions|find you)\b/i,
    staff: /\b(who works|barbers|stylists|staff|who is working)\b/i,
  },
  /** Too common to tell one question from another. */
  common: set(
    'a an and are at be can could do does for have how i in is it me my of on or please tell the there to us we what when where which will with would you your about any',
  ),
  stem: (word: string): string => (word.length > 3 ? word.replace(/(ing|s)$/, '') : word),
};
