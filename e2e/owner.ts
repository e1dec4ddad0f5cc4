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

/** Signs somebody up who has no business yet, and this browser in as them, by the link that they are sent. */
export async function signUp(
  { request }: Pick<BrowserContext, 'request'>,
  { url }: Service,
  email: string,
  password = 'a calm sea',
): Promise<void> {
  const headers = { Origin: url };
  const made = await request.post(`${url}/api/auth/sign-up/email`, {
    data: { name: 'Quinn', email, password },
    headers,
  });
  expect(made.ok()).toBe(true);
  const mails = (await (await request.get(`${url}/api/outbox`)).json()) as readonly {
    readonly recipient: string;
    readonly body: string;
  }[];
  const mail = mails.find(({ recipient }) => recipient === email);
  const link = new URL(/https?:\S+/.exec(mail?.body ?? '')?.[0] ?? 'none:');
  const signedIn = await request.post(`${url}/api/auth/sign-in/email`, {
    data: { email, password, confirm: link.searchParams.get('confirm') },
    headers,
  });
  expect(signedIn.ok()).toBe(true);
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
