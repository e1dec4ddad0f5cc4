/** The routes of products and their prices. */
import { z } from 'zod';
import { newStripeId } from '../account.ts';
import * as shape from '../catalogue-shapes.ts';
import { Refusal, type Route, route, whole, flag, metadata, paging, found, page } from './route.ts';

export const CATALOGUE: readonly Route[] = [
  route('GET', /^products$/, paging, ({ account }, form) =>
    page('/v1/products', [...account.products.values()], form, shape.productShape),
  ),
  route(
    'POST',
    /^products$/,
    { id: z.string().optional(), name: z.string(), metadata },
    ({ account }, form) => {
      const id = form.id ?? newStripeId('prod');
      if (account.products.has(id))
        throw new Refusal(`Product already exists: ${id}`, { code: 'resource_already_exists' });
      const product = { id, created: account.now(), name: form.name, metadata: form.metadata ?? {} };
      account.products.set(id, product);
      return shape.productShape(product);
    },
  ),
  route('GET', /^products\/(\w+)$/, {}, ({ account }, _form, id) =>
    shape.productShape(found(account.products, id, 'product')),
  ),
  route(
    'GET',
    /^prices$/,
    {
      ...paging,
      lookup_keys: z.array(z.string()).max(10).optional(),
      active: flag.optional(),
      product: z.string().optional(),
    },
    ({ account }, form) =>
      page(
        '/v1/prices',
        [...account.prices.values()].filter(
          ({ lookupKey, product }) =>
            (form.lookup_keys?.includes(lookupKey ?? '') ?? true) && (form.product ?? product) === product,
        ),
        form,
        shape.priceShape,
      ),
  ),
  route(
    'POST',
    /^prices$/,
    {
      product: z.string(),
      currency: z.string().length(3),
      lookup_key: z.string().optional(),
      unit_amount: whole.optional(),
      billing_scheme: z.enum(['per_unit', 'tiered']).optional(),
      tiers_mode: z.literal('graduated').optional(),
      tiers: z
        .array(
          z.strictObject({
            up_to: z.union([z.literal('inf'), whole]),
            unit_amount: whole.optional(),
            unit_amount_decimal: z.coerce.number().optional(),
          }),
        )
        .optional(),
      recurring: z.strictObject({
        interval: z.enum(['month', 'year']),
        usage_type: z.enum(['licensed', 'metered']).default('licensed'),
        meter: z.string().optional(),
      }),
    },
    ({ account }, form) => {
      found(account.products, form.product, 'product', 'product');
      const { interval, usage_type: usage, meter } = form.recurring;
      if (usage === 'metered') found(account.meters, meter ?? '', 'meter', 'recurring[meter]');
      else if (form.unit_amount === undefined) throw new Refusal('A price needs a unit_amount.');
      const taken = [...account.prices.values()].some(
        ({ lookupKey }) => lookupKey !== null && lookupKey === form.lookup_key,
      );
      if (taken) throw new Refusal(`A price already uses that lookup key: ${form.lookup_key ?? ''}`);
      const price = {
        id: newStripeId('price'),
        created: account.now(),
        product: form.product,
        currency: form.currency,
        lookupKey: form.lookup_key ?? null,
        interval,
        unitAmount: usage === 'metered' ? null : (form.unit_amount ?? 0),
        meter: meter ?? null,
        tiers: (form.tiers ?? []).map((tier) => ({
          upTo: tier.up_to === 'inf' ? null : tier.up_to,
          unitAmount: tier.unit_amount_decimal ?? tier.unit_amount ?? 0,
        })),
      };
      account.prices.set(price.id, price);
      return shape.priceShape(price);
    },
  ),
];
