/** The English texts, one object for each area. */
import { account } from './account.ts';
import { apiKeys } from './api-keys.ts';
import { billing } from './billing.ts';
import { business } from './business.ts';
import { calendar } from './calendar.ts';
import { calls } from './calls.ts';
import { common } from './common.ts';
import { customers } from './customers.ts';
import { insights } from './insights.ts';
import { live } from './live.ts';
import { messages } from './messages.ts';
import { outbox } from './outbox.ts';
import { phone } from './phone.ts';
import { receptionist } from './receptionist.ts';
import { setup } from './setup.ts';
import { signIn } from './sign-in.ts';
import { team } from './team.ts';
import { ui } from './ui.ts';

export const english = {
  account,
  apiKeys,
  billing,
  business,
  calendar,
  calls,
  common,
  customers,
  insights,
  live,
  messages,
  outbox,
  phone,
  receptionist,
  setup,
  signIn,
  team,
  ui,
};
