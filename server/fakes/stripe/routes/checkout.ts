/** The sessions of the hosted checkout. */
import { z } from 'zod';
import { newStripeId } from '../account.ts';
import * as shape from '../shapes.ts';
import { Refusal, type Route, route, whole, metadata, paging, found, page } from './route.ts';

export const CHECKOUT: readonly Route[] = [
  route(
    'POST',
    /^checkout\/sessions$/,
    {
      mode: z.literal('subscription'),
      customer: z.string(),
      client_reference_id: z.string().max(200).optional(),
      subscription_data: z.strictObject({ metadata }).optional(),
      line_items: z
        .array(z.strictObject({ price: z.string(), quantity: whole.optional() }))
        .min(1)
        .max(20),
      success_url: z.url(),
      cancel_url: z.url().optional(),
    },
    ({ account, origin }, form) => {
      found(account.customers, form.customer, 'customer', 'customer');
      const prices = form.line_items.map(({ price: id, quantity }, at) => {
        const price = found(account.prices, id, 'price', `line_items[${at}][price]`);
        if (price.meter !== null && quantity !== undefined)
          throw new Refusal('Quantity should not be specified where usage_type is metered.');
        if (price.meter === null && quantity === undefined) throw new Refusal('Quantity is required.');
        return price;
      });
      if (new Set(prices.map(({ interval }) => interval)).size > 1)
        throw new Refusal('Checkout does not support prices with different billing intervals.');
      const session = {
        id: newStripeId('cs_test'),
        created: account.now(),
        customer: form.customer,
        reference: form.client_reference_id ?? null,
        metadata: form.subscription_data?.metadata ?? {},
        prices: prices.map(({ id }) => id),
        successUrl: form.success_url,
        cancelUrl: form.cancel_url ?? null,
        status: 'open' as const,
        subscription: null,
      };
      account.sessions.set(session.id, session);
      return shape.sessionShape(session, origin);
    },
  ),
  route(
    'GET',
    /^checkout\/sessions$/,
    {
      ...paging,
      customer: z.string().optional(),
      status: z.enum(['open', 'complete', 'expired']).optional(),
    },
    ({ account, origin }, form) =>
      page(
        '/v1/checkout/sessions',
        [...account.sessions.values()].filter(
          ({ customer, status }) =>
            (form.customer ?? customer) === customer && (form.status ?? status) === status,
        ),
        form,
        (session) => shape.sessionShape(session, origin),
      ),
  ),
  route('POST', /^checkout\/sessions\/(\w+)\/expire$/, {}, ({ account, origin }, _form, id) => {
    const session = found(account.sessions, id, 'checkout session');
    if (session.status !== 'open')
      throw new Refusal('Only Checkout Sessions with a status in ["open"] can be expired.');
    session.status = 'expired';
    return shape.sessionShape(session, origin);
  }),
];
