/** Stripe's hosted pages, as plain as they can be: a checkout, and the portal. */
import type { Account, CheckoutSession, PortalSession } from './account.ts';

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const document = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>body{font:16px system-ui;max-width:26rem;margin:3rem auto;padding:0 1rem;color:#1a1f36}
button{font:inherit;display:block;width:100%;padding:.7rem;margin:.6rem 0;border-radius:.4rem;border:1px solid #8792a2;background:#fff;color:inherit;cursor:pointer}
button.main{background:#0a5adb;border-color:#0a5adb;color:#fff}[role=alert]{color:#b3093c}</style></head>
<body><main><h1>${escaped(title)}</h1>${body}<p><small>A stand-in for Stripe: no money moves.</small></p></main></body></html>`;

const dollars = (cents: number): string =>
  (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });

export function checkoutPage(account: Account, session: CheckoutSession, declined: boolean): string {
  if (session.status !== 'open')
    return document('This checkout is closed', '<p>Please go back and start again.</p>');
  const cents = session.prices.reduce((sum, id) => sum + (account.prices.get(id)?.unitAmount ?? 0), 0);
  const back = session.cancelUrl === null ? '' : `<p><a href="${escaped(session.cancelUrl)}">Back</a></p>`;
  return document(
    'Subscribe',
    `<p>${dollars(cents)} now, then each period, and what is used above the included minutes.</p>
${declined ? '<p role="alert">Your card was declined.</p>' : ''}
<form method="post"><button class="main" name="card" value="4242">Pay with a card that works</button>
<button name="card" value="0002">Pay with a card that is declined</button></form>${back}`,
  );
}

export function portalPage(account: Account, portal: PortalSession): string {
  const live = [...account.subscriptions.values()].find(
    ({ customer, status }) => customer === portal.customer && status !== 'canceled',
  );
  const cancel =
    live === undefined
      ? '<p>There is no subscription.</p>'
      : live.cancelAtPeriodEnd
        ? '<button name="do" value="resume">Keep the subscription</button>'
        : '<button name="do" value="cancel">Cancel at the end of the period</button>';
  return document(
    'Your subscription',
    `<form method="post"><button name="do" value="good-card">Use a card that works</button>
<button name="do" value="bad-card">Use a card that is declined</button>${cancel}</form>
<p><a href="${escaped(portal.returnUrl)}">Back</a></p>`,
  );
}
