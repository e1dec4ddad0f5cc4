/** Every page in both colours and at two widths: nothing serious for axe, and a picture to look at. */
import { expect, test } from './fixtures.ts';
import { look } from './look.ts';
import { bookByPhone, dial, say } from './phone.ts';

test('every page is accessible, light and dark, wide and narrow', async ({ page, owner }) => {
  test.setTimeout(240_000);
  const visit = async (path: string, heading: string) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  };
  await visit('/', 'Live');
  await look(page, 'live-quiet');
  await visit('/phone', 'Call your receptionist');
  await look(page, 'phone');

  const caller = await owner.newPage();
  await bookByPhone(caller, {
    from: '(212) 555-0171',
    name: 'Nora Quinn',
    when: 'in two weeks on Thursday at 1 pm',
  });
  await visit('/', 'Live');
  await expect(page.getByRole('article').getByText(/Booked:/)).toBeVisible();
  await look(page, 'live');
  await caller.bringToFront();
  // Who says nothing while others are looked at is hung up on: what is seen of a call is always that of a new one.
  await dial(caller, '(212) 555-0171');
  await say(caller, 'One moment, please.');
  await look(caller, 'phone-talking');
  await dial(caller, '(212) 555-0171');
  await caller.keyboard.press('Escape');
  await expect(caller.getByText('You hung up.')).toBeVisible();
  await look(caller, 'phone-ended');
  await caller.close();

  await visit('/calls', 'Calls');
  await expect(page.getByRole('list', { name: 'Calls' }).getByRole('link').first()).toBeVisible();
  await look(page, 'calls');
  await page.getByRole('list', { name: 'Calls' }).getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Transcript' })).toBeVisible();
  await look(page, 'call');
  await visit('/calendar', 'Calendar');
  await look(page, 'calendar');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('button', { name: 'Menu' }).click();
  // How many are done depends on the tests before it: they share the shop.
  await expect(page.getByRole('link', { name: /^Set-up: \d of 5 done$/ })).toBeInViewport();
  await page.screenshot({ path: 'test-results/screens/menu-390-dark.png' });
});

test('the sign-in page is accessible', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByText('Demo login')).toBeVisible();
  await look(page, 'sign-in');
});

test('every page of the menu is visible on a small laptop', async ({ page, owner }) => {
  expect(owner.pages()).toContain(page);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto('/account');
  const menu = page.getByRole('navigation', { name: 'Main' });
  for (const name of ['Live', 'Billing', 'API', 'Call your receptionist'])
    await expect(menu.getByRole('link', { name, exact: true })).toBeInViewport({ ratio: 1 });
  await expect(menu.getByRole('button', { name: 'Sign out' })).toBeInViewport({ ratio: 1 });
});
