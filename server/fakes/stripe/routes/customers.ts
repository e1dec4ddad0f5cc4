/** Customers, and the sessions of the portal where they help themselves. */
import { z } from 'zod';
import { newStripeId } from '../account.ts';
import * as shape from '../shapes.ts';
import { type Route, route, metadata, found } from './route.ts';

export const CUSTOMERS: readonly Route[] = [
  route(
    'POST',
    /^customers$/,
    { name: z.string().default(''), email: z.string().default(''), metadata },
    ({ account }, form) => {
      const customer = {
        id: newStripeId('cus'),
        created: account.now(),
        name: form.name,
        email: form.email,
        metadata: form.metadata ?? {},
        balance: 0,
        cardPays: true,
        delinquent: false,
      };
      account.customers.set(customer.id, customer);
      return shape.customerShape(customer);
    },
  ),
  route('GET', /^customers\/(\w+)$/, {}, ({ account }, _form, id) =>
    shape.customerShape(found(account.customers, id, 'customer')),
  ),
  route(
    'POST',
    /^billing_portal\/sessions$/,
    { customer: z.string(), return_url: z.url() },
    ({ account, origin }, form) => {
      found(account.customers, form.customer, 'customer', 'customer');
      const portal = { id: newStripeId('bps'), customer: form.customer, returnUrl: form.return_url };
      account.portals.set(portal.id, portal);
      return shape.portalShape(portal, origin, account.now());
    },
  ),
];
