/** The demo shop's owner. */
import { type BrowserContext, expect } from '@playwright/test';
import type { Service } from './server.ts';

export const DEMO = { email: 'owner@demo.test', password: 'ahoy-demo' };

/** Signs a browser in, without a look at the page where one does. */
export async function signIn({ request }: BrowserContext, { url }: Service): Promise<void> {
  const answer = await request.post(`${url}/api/auth/sign-in/email`, {
    data: DEMO,
    headers: { Origin: url },
  });
  expect(answer.ok()).toBe(true);
}
