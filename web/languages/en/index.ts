/** The English texts, one object for each area. */
import { common } from './common.ts';
import { signIn } from './sign-in.ts';

export const english = {
  common,
  signIn,
};
