/** Customers, and the sessions of the portal where they help themselves. */
import { z } from 'zod';
import { newStripeId } from '../account.ts';
import * as shape from '../shapes.ts';
import { type Route, route, metadata, paging, page, found } from './route.ts';

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
        card: null,
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
    'GET',
    /^customers\/(\w+)\/payment_methods$/,
    { ...paging, type: z.literal('card').optional() },
    ({ account }, form, id) => {
      const customer = found(account.customers, id, 'customer');
      const cards = customer.card === null ? [] : [customer.card];
      return page(`/v1/customers/${id}/payment_methods`, cards, form, (card) =>
        shape.paymentMethodShape(card, id),
      );
    },
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
