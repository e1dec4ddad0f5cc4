/** The browser that pages are looked at in, and measured in. */
import type { LaunchOptions } from '@playwright/test';

const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

export const CHROMIUM: LaunchOptions = {
  // Empty where Playwright has a Chromium of its own.
  ...(executablePath === '' ? {} : { executablePath }),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--autoplay-policy=no-user-gesture-required',
    // A microphone that beeps, and a user who allows it.
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
  ],
};
