/** Meters, the events that they count, and their sums. */
import { z } from 'zod';
import { newStripeId } from '../account.ts';
import * as shape from '../catalogue-shapes.ts';
import { listShape } from '../shapes.ts';
import { Refusal, type Route, route, whole, paging, found, page } from './route.ts';

const DAY = 24 * 60 * 60;

export const METERS: readonly Route[] = [
  route('GET', /^billing\/meters$/, { ...paging, status: z.string().optional() }, ({ account }, form) =>
    page('/v1/billing/meters', [...account.meters.values()], form, shape.meterShape),
  ),
  route(
    'POST',
    /^billing\/meters$/,
    {
      display_name: z.string(),
      event_name: z.string().max(100),
      default_aggregation: z.strictObject({ formula: z.literal('sum') }),
      customer_mapping: z
        .strictObject({ event_payload_key: z.literal('stripe_customer_id'), type: z.literal('by_id') })
        .optional(),
      value_settings: z.strictObject({ event_payload_key: z.literal('value') }).optional(),
    },
    ({ account }, form) => {
      const taken = [...account.meters.values()].some(({ eventName }) => eventName === form.event_name);
      if (taken) throw new Refusal(`An active meter already uses the event name ${form.event_name}.`);
      const meter = {
        id: newStripeId('mtr'),
        created: account.now(),
        displayName: form.display_name,
        eventName: form.event_name,
      };
      account.meters.set(meter.id, meter);
      return shape.meterShape(meter);
    },
  ),
  route(
    'POST',
    /^billing\/meter_events$/,
    {
      event_name: z.string(),
      identifier: z.string().min(1).max(100).optional(),
      timestamp: whole.optional(),
      payload: z.strictObject({ stripe_customer_id: z.string(), value: z.string().regex(/^-?\d+$/) }),
    },
    ({ account }, form) => {
      const meter = [...account.meters.values()].find(({ eventName }) => eventName === form.event_name);
      if (meter === undefined) throw new Refusal(`No active meter found for event name ${form.event_name}.`);
      const now = account.now();
      const timestamp = form.timestamp ?? now;
      if (timestamp < now - 35 * DAY)
        throw new Refusal('The timestamp is more than 35 calendar days in the past.');
      if (timestamp > now + 5 * 60) throw new Refusal('The timestamp is more than 5 minutes in the future.');
      const identifier = form.identifier ?? newStripeId('mtrevt');
      const known = account.meterEvents.some(
        (each) => each.identifier === identifier && each.created > now - DAY,
      );
      if (known) throw new Refusal(`An event already exists with identifier ${identifier}.`);
      const { stripe_customer_id: customer, value } = form.payload;
      const event = { meter: meter.id, customer, identifier, value: Number(value), timestamp, created: now };
      account.meterEvents.push(event);
      return shape.meterEventShape(event, meter.eventName);
    },
  ),
  route(
    'GET',
    /^billing\/meters\/(\w+)\/event_summaries$/,
    { ...paging, customer: z.string(), start_time: whole, end_time: whole },
    ({ account, cycle }, form, id) => {
      found(account.meters, id, 'meter');
      if (form.start_time % 60 !== 0 || form.end_time % 60 !== 0)
        throw new Refusal('start_time and end_time must be aligned with minute boundaries.');
      const { start_time: start, end_time: end, customer } = form;
      const sum = cycle.metered(id, customer, start, end);
      const summaries = sum === 0 ? [] : [shape.summaryShape(id, sum, { start, end })];
      return listShape(`/v1/billing/meters/${id}/event_summaries`, summaries);
    },
  ),
];
