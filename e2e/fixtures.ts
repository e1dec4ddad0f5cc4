/** The fixtures of every browser test: the running service, and an owner who is signed in. */
import { test as base, expect, type BrowserContext } from '@playwright/test';
import { signIn } from './owner.ts';
import { type Service, startService } from './server.ts';

interface TestFixtures {
  /** The owner's browser, signed in. */
  readonly owner: BrowserContext;
}
interface WorkerFixtures {
  /** Whether the demo shop has been called for two months already. */
  readonly demoMonth: boolean;
  readonly service: Service;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  demoMonth: [false, { scope: 'worker', option: true }],
  service: [
    async ({ demoMonth }, use) => {
      const service = await startService(demoMonth ? ['--demo-month'] : []);
      await use(service);
      await service.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ service }, use) => use(service.url),
  owner: async ({ context, service }, use) => {
    await signIn(context, service);
    await use(context);
  },
});

export { expect };
