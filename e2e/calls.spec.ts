/** A call from the browser's phone, watched on the live page in a second window, then read as a finished call. */
import { expect, test } from './fixtures.ts';
import { DEMO } from './owner.ts';
import { bookByPhone, dial, hear, say } from './phone.ts';

test('an owner signs in, and a wrong password is refused', async ({ page }) => {
  await page.goto('/calls');
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel('E-mail').fill(DEMO.email);
  await page.getByRole('textbox', { name: 'Password' }).fill('not-the-password');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('is not right');

  await page.getByRole('button', { name: 'Use it' }).click();
  // Back to the page that was asked for.
  await expect(page).toHaveURL(/\/calls$/);
  await expect(page.getByText('Harbour Street Barbers')).toBeVisible();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto('/');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('a session that ended elsewhere leads back to the sign-in, and from there to the page', async ({
  page,
  owner,
}) => {
  await page.goto('/calendar');
  const heading = page.getByRole('heading', { level: 1, name: 'Calendar' });
  await expect(heading).toBeVisible();
  await owner.clearCookies();
  // Whoever comes back to the window has the page read again.
  await expect(async () => {
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await expect(page).toHaveURL(/\/sign-in\?next=%2Fcalendar/, { timeout: 1_000 });
  }).toPass();
  await page.getByRole('button', { name: 'Use it' }).click();
  await expect(heading).toBeVisible();
});

test('a haircut booked by keyboard alone appears on the live page without a reload', async ({
  page,
  owner,
}) => {
  await page.goto('/');
  await expect(page.getByText('Connected')).toBeVisible();
  const caller = await owner.newPage();
  await bookByPhone(caller, {
    from: '(212) 555-0182',
    name: 'Ada Winter',
    when: 'in two weeks on Wednesday at 1 pm',
  });

  // Who rings is known by the name that they book under.
  const card = page.getByRole('article', { name: 'Call from Ada Winter' });
  await expect(
    card.getByText('I would like to book a haircut in two weeks on Wednesday at 1 pm'),
  ).toBeVisible();
  await expect(card.getByText('Find openings')).toBeVisible();
  await expect(card.getByText(/Booked: Haircut with/)).toBeVisible();
  await expect(card.getByText(/Ada Winter, Wed, .* at 1:00 PM/)).toBeVisible();

  await hear(caller, /anything else/i);
  await say(caller, 'no, that is all, thank you');
  await expect(caller.getByText('The receptionist hung up.')).toBeVisible();

  const finished = page.getByRole('list', { name: 'Calls that just finished' }).getByRole('link').first();
  await expect(finished).toContainText('Booked');
  await expect(card).toHaveCount(0);
  await finished.click();
  await expect(page.getByText('Booked in this call')).toBeVisible();
  await expect(
    page.getByText('I would like to book a haircut in two weeks on Wednesday at 1 pm', { exact: true }),
  ).toBeVisible();
  await expect(page.getByText('Test call', { exact: true })).toBeVisible();
  await page.getByText('Details', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'Response times' })).toBeVisible();

  await page.getByRole('link', { name: /^Haircut with/ }).click();
  await expect(page.getByRole('dialog', { name: /Ada Winter/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Ada Winter, .*, 1:00 PM to/ })).toHaveCount(1);
});

test('a message left by phone waits on the live page until it is done', async ({ page, owner }) => {
  await page.goto('/');
  await expect(page.getByText('No open messages.')).toBeVisible();
  const caller = await owner.newPage();
  await dial(caller, '(212) 555-0186');
  await say(caller, 'I would like to leave a message for the owner');
  await hear(caller, /What should I pass on/);
  await say(caller, 'Please keep my umbrella');
  await hear(caller, /your name/);
  await say(caller, 'Rosa Diaz');

  const messages = page.getByRole('region', { name: 'Messages' });
  await expect(messages.getByText('Rosa Diaz')).toBeVisible();
  await expect(messages.getByText('Please keep my umbrella')).toBeVisible();
  await expect(messages.getByRole('link', { name: '(212) 555-0186' })).toHaveAttribute(
    'href',
    'tel:+12125550186',
  );
  await caller.keyboard.press('Escape');
  await messages.getByRole('button', { name: 'Done' }).click();
  await expect(messages.getByText('No open messages.')).toBeVisible();
});

test('words are shown while they are spoken, and an interrupted part is marked', async ({ page, owner }) => {
  await page.goto('/');
  await expect(page.getByText('Connected')).toBeVisible();
  const caller = await owner.newPage();
  await dial(caller, '(212) 555-0183');
  const card = page.getByRole('article', { name: 'Call from (212) 555-0183' });
  await expect(card.locator('[data-interim="true"]')).toBeVisible();
  await say(caller, 'What are your opening hours?');
  await hear(caller, /open/);
  await say(caller, 'stop, never mind');
  await caller.keyboard.press('Escape');
  await expect(caller.getByText('You hung up.')).toBeVisible();
  await caller.getByRole('link', { name: 'See the finished call' }).click();
  await expect(caller.getByText('Interrupted here').first()).toBeVisible();
});

test('a page opened in the middle of a call shows all of it, and catches up after a lost connection', async ({
  page,
  owner,
}) => {
  const caller = await owner.newPage();
  await dial(caller, '(212) 555-0184');
  await say(caller, 'Where can I park?');
  await hear(caller, /garage/);
  await page.goto('/');
  const card = page.getByRole('article', { name: 'Call from (212) 555-0184' });
  await expect(card.getByText('Where can I park?')).toHaveCount(1);

  await page.context().setOffline(true);
  await expect(page.getByText(/You are offline/)).toBeVisible();
  await page.context().setOffline(false);
  await say(caller, 'Do you take cards?');
  await expect(card.getByText('Do you take cards?')).toHaveCount(1);
  await expect(card.getByText('Where can I park?')).toHaveCount(1);
  await caller.keyboard.press('Escape');
});

test('the live page reconnects by itself after the service restarted', async ({ page, owner, service }) => {
  await page.goto('/');
  await expect(page.getByText('Connected')).toBeVisible();
  const restarted = service.restart();
  await expect(page.getByText('Connection lost, trying again …')).toBeVisible();
  await restarted;
  await expect(page.getByText('Connected')).toBeVisible({ timeout: 30_000 });
  const caller = await owner.newPage();
  await dial(caller, '(212) 555-0185');
  await expect(page.getByRole('article', { name: 'Call from (212) 555-0185' })).toBeVisible();
  await caller.keyboard.press('Escape');
});
