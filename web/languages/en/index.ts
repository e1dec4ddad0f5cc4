/** The English texts, one object for each area. */
import { account } from './account.ts';
import { apiKeys } from './api-keys.ts';
import { billing } from './billing.ts';
import { calendar } from './calendar.ts';
import { common } from './common.ts';
import { customers } from './customers.ts';
import { live } from './live.ts';
import { phone } from './phone.ts';
import { signIn } from './sign-in.ts';

export const english = {
  account,
  apiKeys,
  billing,
  calendar,
  common,
  customers,
  live,
  phone,
  signIn,
};
