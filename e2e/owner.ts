/** The demo shop's owner. */
import { type APIRequestContext, type BrowserContext, expect } from '@playwright/test';
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

/** Signs somebody up who has no business yet, and this browser in as them. */
export async function signUp({ request }: BrowserContext, { url }: Service, email: string): Promise<void> {
  const answer = await request.post(`${url}/api/auth/sign-up/email`, {
    data: { name: 'Quinn', email, password: 'a calm sea' },
    headers: { Origin: url },
  });
  expect(answer.ok()).toBe(true);
}

/** The least that a business can be, for whoever is signed in; in Britain. */
export async function makeBusiness(request: APIRequestContext): Promise<void> {
  const business = {
    id: crypto.randomUUID(),
    name: 'Quist',
    zone: 'UTC',
    address: '',
    greeting: '',
    trade: 'local',
    country: 'GB',
    hours: Array.from({ length: 7 }, () => [{ from: '09:00', to: '17:00' }]),
    team: ['Ada'],
    services: [{ name: 'Talk', durationMinutes: 30, bufferAfterMinutes: 0, price: null }],
    knowledge: [],
  };
  const made = await request.post('/trpc/setup.create', { data: { business } });
  expect(made.ok()).toBe(true);
}
