/** The words, in lower case, by which the tools know names, refusals and questions. */

import { readWish } from './wishes.ts';
import { set } from './word-set.ts';

export const words = {
  readWish,
  /** Says that it may be anybody. */
  anybody:
    /\b(?:(?:anyone|anybody)(?!(?: else)? (?:but|except|besides|other than|apart from)\b)|whoever|either|no preference|doesn't matter|don't mind|don't care)/i,
  /** Said around a name or written beside it: none of it is a name by itself. */
  aroundNames: set(
    'it its is this that thats im my name names under mr mrs ms miss mister doctor dr prof sir madam jr sr junior senior the here speaking calling please thanks hi hello',
  ),
};
