/** Invoices, and what the next one would be. */
import { z } from 'zod';
import { newStripeId } from '../account.ts';
import * as shape from '../shapes.ts';
import { type Route, route, whole, paging, found, page } from './route.ts';
import { changeable, changesOf, itemChanges } from './subscriptions.ts';

export const INVOICES: readonly Route[] = [
  route(
    'POST',
    /^invoices\/create_preview$/,
    {
      customer: z.string(),
      subscription: z.string(),
      subscription_details: z.strictObject({
        items: itemChanges,
        proration_behavior: z.literal('always_invoice'),
        proration_date: whole.optional(),
      }),
    },
    (world, form) => {
      const subscription = found(
        world.account.subscriptions,
        form.subscription,
        'subscription',
        'subscription',
      );
      const at = changeable(subscription, world, form.subscription_details.proration_date);
      const changes = changesOf(world, subscription, form.subscription_details.items);
      const lines = world.cycle.previewChange(subscription, changes, at);
      const total = lines.reduce((sum, { amount }) => sum + amount, 0);
      return shape.invoiceShape({
        id: newStripeId('upcoming_in'),
        number: '',
        created: at,
        customer: form.customer,
        subscription: subscription.id,
        reason: 'subscription_update',
        lines,
        total,
        due: Math.max(0, total),
        status: 'open',
        attempts: 0,
        nextAttempt: null,
      });
    },
  ),
  route(
    'GET',
    /^invoices$/,
    {
      ...paging,
      customer: z.string().optional(),
      subscription: z.string().optional(),
      status: z.enum(['draft', 'open', 'paid', 'uncollectible', 'void']).optional(),
    },
    ({ account }, form) =>
      page(
        '/v1/invoices',
        [...account.invoices.values()].filter(
          ({ customer, subscription, status }) =>
            (form.customer ?? customer) === customer &&
            (form.subscription ?? subscription) === subscription &&
            (form.status ?? status) === status,
        ),
        form,
        shape.invoiceShape,
      ),
  ),
];
