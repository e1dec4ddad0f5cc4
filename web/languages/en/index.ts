/** The English texts, one object for each area. */
import { common } from './common.ts';

export const english = {
  common,
};
