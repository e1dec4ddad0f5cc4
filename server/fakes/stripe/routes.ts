/** The endpoints of the API, with Stripe's rules for what may be asked. */
import { CATALOGUE } from './routes/catalogue.ts';
import { CHECKOUT } from './routes/checkout.ts';
import { CUSTOMERS } from './routes/customers.ts';
import { INVOICES } from './routes/invoices.ts';
import { METERS } from './routes/meters.ts';
import { SETTINGS } from './routes/settings.ts';
import { SUBSCRIPTIONS } from './routes/subscriptions.ts';
import type { Route } from './routes/route.ts';

export const ROUTES: readonly Route[] = [
  ...CUSTOMERS,
  ...CATALOGUE,
  ...METERS,
  ...CHECKOUT,
  ...SUBSCRIPTIONS,
  ...INVOICES,
  ...SETTINGS,
];
