/** `npm run stripe:setup`: makes in Stripe's account what the plans need, and nothing twice. */
import { openStripe } from './billing/client.ts';
import { setUpStripe } from './billing/setup.ts';
import { readEnv } from './env.ts';

const secretKey = process.env['STRIPE_SECRET_KEY'] ?? '';
if (secretKey === '') {
  console.error('STRIPE_SECRET_KEY is not set: there is no account to set up.');
  process.exit(1);
}
// The secret of the webhook is what this makes: it cannot be there before the first time.
const env = readEnv({ ...process.env, STRIPE_SECRET_KEY: undefined });
const stripe = openStripe(secretKey, process.env['STRIPE_API_URL'] ?? null);
const { made, webhookSecret } = await setUpStripe(stripe, `${env.publicUrl}/webhooks/stripe`);
console.log(made.length === 0 ? 'Everything was there.' : `Made ${made.join(', ')}.`);
if (webhookSecret !== null) console.log(`Set STRIPE_WEBHOOK_SECRET=${webhookSecret}`);
