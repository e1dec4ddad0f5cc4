/** Everything that the dashboard can ask for. */
import { accounts } from './accounts.ts';
import { billing } from './billing.ts';
import { bookingNotices } from './booking-notices.ts';
import { bookings } from './bookings.ts';
import { businesses } from './businesses.ts';
import { calendar } from './calendar.ts';
import { calls } from './calls.ts';
import { customers } from './customers.ts';
import { destinations } from './destinations.ts';
import { insights } from './insights.ts';
import { keys } from './keys.ts';
import { messages } from './messages.ts';
import { notices } from './notices.ts';
import { phone } from './phone.ts';
import { receptionist } from './receptionist.ts';
import { setup } from './setup.ts';
import { team } from './team.ts';
import { transfers } from './transfers.ts';
import { texts } from './texts.ts';
import { website } from './website.ts';
import { router } from './trpc.ts';

export const appRouter = router({
  accounts,
  billing,
  businesses,
  bookings,
  bookingNotices,
  calendar,
  calls,
  customers,
  destinations,
  insights,
  keys,
  messages,
  notices,
  phone,
  receptionist,
  setup,
  team,
  transfers,
  texts,
  website,
});
export type AppRouter = typeof appRouter;
