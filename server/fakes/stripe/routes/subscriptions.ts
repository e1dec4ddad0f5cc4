/** Subscriptions: seen, changed, cancelled. */
import { z } from 'zod';
import type { Subscription } from '../account.ts';
import * as shape from '../shapes.ts';
import { Refusal, type World, type Route, route, whole, flag, paging, found, page } from './route.ts';

export const itemChanges = z.array(z.strictObject({ id: z.string(), price: z.string() }));

export function changesOf(world: World, subscription: Subscription, items: z.infer<typeof itemChanges>) {
  const known = new Map(subscription.items.map((item) => [item.id, item]));
  for (const [at, { id, price }] of items.entries()) {
    found(world.account.prices, price, 'price', `items[${at}][price]`);
    found(known, id, 'subscription_item', `items[${at}][id]`);
  }
  return new Map(items.map(({ id, price }) => [id, price]));
}

export function changeable(subscription: Subscription, world: World, at: number | undefined): number {
  if (subscription.status === 'canceled')
    throw new Refusal('A canceled subscription can only update its cancellation_details and metadata.');
  const moment = at ?? world.account.now();
  if (moment < subscription.periodStart || moment > subscription.periodEnd)
    throw new Refusal('The proration date must be within the current period.');
  return moment;
}

export const SUBSCRIPTIONS: readonly Route[] = [
  route(
    'GET',
    /^subscriptions$/,
    { ...paging, customer: z.string().optional(), status: z.string().optional() },
    ({ account }, form) => {
      const expand = (form as { expand?: string[] }).expand?.map((each) => each.replace(/^data\./, '')) ?? [];
      const all = [...account.subscriptions.values()].filter(
        ({ customer, status }) =>
          (form.customer ?? customer) === customer && (form.status === 'all' || status !== 'canceled'),
      );
      return page('/v1/subscriptions', all, form, (each) => shape.subscriptionShape(account, each, expand));
    },
  ),
  route('GET', /^subscriptions\/(\w+)$/, {}, ({ account }, form, id) =>
    shape.subscriptionShape(
      account,
      found(account.subscriptions, id, 'subscription'),
      (form as { expand?: string[] }).expand,
    ),
  ),
  route(
    'POST',
    /^subscriptions\/(\w+)$/,
    {
      items: itemChanges.optional(),
      proration_behavior: z.literal('always_invoice').optional(),
      proration_date: whole.optional(),
      cancel_at_period_end: flag.optional(),
    },
    (world, form, id) => {
      const subscription = found(world.account.subscriptions, id, 'subscription');
      const at = changeable(subscription, world, form.proration_date);
      if (form.items !== undefined)
        world.cycle.change(subscription, changesOf(world, subscription, form.items), at);
      if (form.cancel_at_period_end !== undefined)
        world.cycle.setCancelling(subscription, form.cancel_at_period_end);
      return shape.subscriptionShape(world.account, subscription);
    },
  ),
  route(
    'DELETE',
    /^subscriptions\/(\w+)$/,
    { prorate: flag.default(false), invoice_now: flag.default(false) },
    ({ account, cycle }, form, id) => {
      const subscription = found(account.subscriptions, id, 'subscription');
      if (subscription.status === 'canceled')
        throw new Refusal(`No such subscription: '${id}'`, { status: 404, code: 'resource_missing' });
      cycle.cancel(subscription, form.prorate);
      return shape.subscriptionShape(account, subscription);
    },
  ),
];
