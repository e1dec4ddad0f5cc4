import { defineConfig } from '@playwright/test';
import { CHROMIUM } from './e2e/chromium.ts';

/** What is measured in these would be another test's work. */
const TIMED = /\/(billing|listen|recording|sound)\.spec\.ts$/;

export default defineConfig({
  testDir: 'e2e',
  // Each worker has a service, a phone line and a Postgres of its own.
  workers: 1,
  projects: [
    { name: 'together', outputDir: 'test-results/e2e/together', testIgnore: TIMED },
    { name: 'alone', outputDir: 'test-results/e2e/alone', testMatch: TIMED },
  ],
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['line'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    trace: 'retain-on-failure',
    actionTimeout: 20_000,
    launchOptions: CHROMIUM,
  },
});
