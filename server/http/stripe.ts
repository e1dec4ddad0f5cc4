/** Stripe's webhook: verified on its raw body, stored, acknowledged at once; a job processes it. */
import express, { type Router } from 'express';
import type { Billing } from '../billing/billing.ts';
import { eventKeeper, readWebhook } from '../billing/webhook-events.ts';
import type { Logger } from '../log/log.ts';

export interface StripeRouteParts {
  readonly billing: Pick<Billing, 'admission' | 'stripe'>;
  readonly log: Logger;
}

/** An event holds one object; those of Stripe's own examples are under 20 KB. */
const LARGEST_BODY = '64kb';

export function stripeRoutes({ billing: { stripe: money }, log }: StripeRouteParts): Router {
  const router = express.Router();
  const keep = money === null ? null : eventKeeper(money.db);
  router.post('/', express.raw({ type: () => true, limit: LARGEST_BODY }), async (request, response) => {
    if (money === null || keep === null) {
      response.status(404).json({ error: 'Stripe is not connected here.' });
      return;
    }
    const body: unknown = request.body;
    const event = readWebhook(money.stripe, money.webhookSecret, {
      body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
      signature: request.get('stripe-signature') ?? '',
      now: new Date(money.clock.now()),
    });
    if (event === null) {
      log.warn('a webhook without a valid signature of Stripe was refused');
      response.status(400).json({ error: 'The signature is not valid.' });
      return;
    }
    if (event === 'not-ours') {
      response.json({ received: true });
      return;
    }
    try {
      await keep(event);
    } catch (error) {
      // Anything but a 2xx makes Stripe send it again.
      log.error({ err: error }, 'a webhook of Stripe could not be kept');
      response.status(503).json({ error: 'Please try again.' });
      return;
    }
    response.json({ received: true });
  });
  return router;
}
