import { defineConfig } from '@playwright/test';
import { CHROMIUM } from './e2e/chromium.ts';

/** Sound in real time: what else the machine does would be heard in it. */
const SOUND = /\/(listen|recording|sound)\.spec\.ts$/;

export default defineConfig({
  testDir: 'e2e',
  // Each worker has a service, a phone line and a Postgres of its own.
  workers: 1,
  projects: [
    { name: 'together', outputDir: 'test-results/e2e/together', testIgnore: SOUND },
    { name: 'alone', outputDir: 'test-results/e2e/alone', testMatch: SOUND },
  ],
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['line'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    // Keeping every page's elements takes a quarter of the time; `--trace retain-on-failure` does when it is wanted.
    screenshot: 'only-on-failure',
    actionTimeout: 20_000,
    launchOptions: CHROMIUM,
  },
});
