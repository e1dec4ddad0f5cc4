/** `npm run stripe:setup`: makes in Stripe's account what the plans need, and nothing twice. */
import { setting } from '../db/setting.ts';
import { openStripe } from './billing/client.ts';
import { setUpStripe } from './billing/setup.ts';
import { envOrExit } from './env/terminal.ts';

const secretKey = setting(process.env['STRIPE_SECRET_KEY']);
if (secretKey === undefined) {
  console.error('STRIPE_SECRET_KEY is not set: there is no account to set up.');
  process.exit(1);
}
// The secret of the webhook is what this makes: it cannot be there before the first time.
const env = envOrExit({ ...process.env, STRIPE_SECRET_KEY: undefined });
const stripe = openStripe(secretKey, setting(process.env['STRIPE_API_URL']) ?? null);
// Stripe sends its events only to where it can be sure of whom it speaks to.
const webhookUrl = env.publicUrl.startsWith('https:') ? `${env.publicUrl}/webhooks/stripe` : null;
const { made, webhookSecret } = await setUpStripe(stripe, webhookUrl);
console.log(made.length === 0 ? 'Everything was there.' : `Made ${made.join(', ')}.`);
if (webhookUrl === null)
  console.log(
    'PUBLIC_URL is not https, so no webhook endpoint was made. To try it: stripe listen --forward-to ' +
      `${env.publicUrl}/webhooks/stripe, which tells STRIPE_WEBHOOK_SECRET.`,
  );
if (webhookSecret !== null) console.log(`Set STRIPE_WEBHOOK_SECRET=${webhookSecret}`);
