/** Stripe's library, set up for us. Loaded only where there is a key: it takes time and memory at the start. */
import Stripe from 'stripe';
import { API_VERSION } from './stripe.ts';

/** Enough for Stripe on a slow day, and less than a job may take. */
const TIMEOUT_MS = 20_000;

/** @param apiUrl an origin, for a stand-in; null: Stripe itself. */
export function openStripe(secretKey: string, apiUrl: string | null): Stripe {
  const origin = apiUrl === null ? null : new URL(apiUrl);
  return new Stripe(secretKey, {
    apiVersion: API_VERSION,
    timeout: TIMEOUT_MS,
    maxNetworkRetries: 2,
    telemetry: false,
    ...(origin === null
      ? {}
      : {
          host: origin.hostname,
          protocol: origin.protocol === 'http:' ? ('http' as const) : ('https' as const),
          port: origin.port === '' ? (origin.protocol === 'http:' ? 80 : 443) : Number(origin.port),
        }),
  });
}
