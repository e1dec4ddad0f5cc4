/** The account's own settings: the portal's configurations, the endpoints of webhooks. */
import { z } from 'zod';
import { newStripeId } from '../account.ts';
import * as shape from '../shapes.ts';
import { type Route, route, flag, metadata, paging, page } from './route.ts';

export const SETTINGS: readonly Route[] = [
  route(
    'POST',
    /^billing_portal\/configurations$/,
    {
      features: z.record(z.string(), z.unknown()),
      business_profile: z.record(z.string(), z.unknown()).optional(),
      metadata,
    },
    ({ account }) => {
      const configuration = { id: newStripeId('bpc'), created: account.now() };
      account.portalConfigurations.push(configuration);
      return shape.configurationShape(configuration);
    },
  ),
  route(
    'GET',
    /^billing_portal\/configurations$/,
    { ...paging, active: flag.optional() },
    ({ account }, form) =>
      page('/v1/billing_portal/configurations', account.portalConfigurations, form, shape.configurationShape),
  ),
  route('GET', /^webhook_endpoints$/, paging, ({ account }, form) =>
    page('/v1/webhook_endpoints', [...account.endpoints.values()], form, (each) =>
      shape.endpointShape(each, false),
    ),
  ),
  route(
    'POST',
    /^webhook_endpoints$/,
    { url: z.url(), enabled_events: z.array(z.string()).min(1), api_version: z.string().optional() },
    ({ account }, form) => {
      const endpoint = { id: newStripeId('we'), url: form.url, secret: newStripeId('whsec') };
      account.endpoints.set(endpoint.id, endpoint);
      return shape.endpointShape(endpoint, true);
    },
  ),
];
