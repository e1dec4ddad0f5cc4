/** An owner at a call that goes on: hears it, whispers, takes it over by microphone, hands it back, hangs up. */
import type { Page } from '@playwright/test';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openCallerVoice } from '../server/fakes/phone/speech.ts';
import { plainWav } from '../server/fakes/phone/wav.ts';
import { expect, test as base } from './fixtures.ts';
import { look } from './look.ts';
import { dial, hear, say } from './phone.ts';

interface OwnersVoice {
  readonly audio: Uint8Array;
  readonly file: string;
}

/** The owner's microphone says this once, from the moment when it is opened. */
const WORDS = 'Hello, this is Sam from the shop. I can see you on Friday at noon, if that suits you.';

const test = base.extend<object, { readonly ownersVoice: OwnersVoice }>({
  ownersVoice: [
    async ({ browserName: _ }, use) => {
      const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'ahoy-voice-'));
      const voice = openCallerVoice();
      const audio = await voice.announce(WORDS);
      await voice.close();
      const file = path.join(folder, 'owner.wav');
      await fs.writeFile(file, plainWav(audio));
      await use({ audio, file });
      await fs.rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  launchOptions: [
    async ({ launchOptions, ownersVoice }, use) => {
      const microphone = `--use-file-for-fake-audio-capture=${ownersVoice.file}%noloop`;
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), microphone] });
    },
    { scope: 'worker' },
  ],
});

/** Keeps the sound that a page is sent on a socket of this path. */
function soundOf(page: Page, socketPath: string): Uint8Array[] {
  const frames: Uint8Array[] = [];
  page.on('websocket', (socket) => {
    if (new URL(socket.url()).pathname !== socketPath) return;
    socket.on('framereceived', ({ payload }) => {
      if (typeof payload !== 'string') frames.push(payload);
    });
  });
  return frames;
}

/** How loud it is in each 20 ms. */
function levels(audio: Uint8Array): number[] {
  return Array.from({ length: Math.floor(audio.length / 160) }, (_, index) =>
    audio.subarray(index * 160, (index + 1) * 160).reduce((sum, byte) => sum + (~byte & 0x7f), 0),
  );
}

/** 1.5 s: a busy machine loses a frame here and there, after which the rest comes earlier. */
const PIECE = 75;

/** How alike two sounds rise and fall, each piece where it fits best: 1 is the same, other words come to 0.55. */
function likeness(heard: Uint8Array, said: Uint8Array): number {
  const [there, here] = [levels(heard), levels(said)];
  const pieces = Array.from({ length: Math.floor(here.length / PIECE) }, (_, index) =>
    here.slice(index * PIECE, (index + 1) * PIECE),
  );
  const fits = pieces.map((piece) =>
    Math.max(0, ...there.map((_, from) => correlation(there.slice(from, from + PIECE), piece))),
  );
  return fits.reduce((sum, fit) => sum + fit, 0) / fits.length;
}

function correlation(a: readonly number[], b: readonly number[]): number {
  if (a.length < b.length) return 0;
  const mean = (all: readonly number[]) => all.reduce((sum, each) => sum + each, 0) / all.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [together, ofA, ofB] = [0, 0, 0];
  for (let index = 0; index < a.length; index++) {
    const [fromA, fromB] = [(a[index] ?? 0) - meanA, (b[index] ?? 0) - meanB];
    together += fromA * fromB;
    ofA += fromA ** 2;
    ofB += fromB ** 2;
  }
  return together / Math.sqrt(ofA * ofB || 1);
}

const isLoud = (audio: Uint8Array) => Math.max(0, ...levels(audio)) > 160 * 0x20;

test('an owner listens in, whispers, takes the call over by microphone, hands it back and hangs up', async ({
  page,
  owner,
  ownersVoice,
}) => {
  test.setTimeout(180_000);
  const caller = await owner.newPage();
  const atCaller = soundOf(caller, '/phone');
  await dial(caller, '(212) 555-0191');
  await page.goto('/');
  const atOwner = soundOf(page, '/listen');
  const card = page.getByRole('article', { name: 'Call from (212) 555-0191' });
  const panel = card.getByRole('region', { name: /Join the call from/ });

  // Listening in, by keyboard.
  await panel.getByRole('button', { name: 'Listen in' }).press('Enter');
  await expect(panel.getByRole('status')).toHaveText('You hear both sides. Nobody hears you.');
  await caller.bringToFront();
  await say(caller, 'When are you open on Saturday?');
  await hear(caller, /Saturday/);
  await expect.poll(() => isLoud(Buffer.concat(atOwner))).toBe(true);

  // A whisper, which the next answer heeds.
  await page.bringToFront();
  await panel.getByRole('textbox', { name: 'Send the receptionist a note' }).fill('offer him Friday');
  await page.keyboard.press('Enter');
  await expect(card.getByText('Note from Demo Owner: offer him Friday')).toBeVisible();
  await page.screenshot({ path: 'test-results/screens/live-whispered-1440-light.png' });
  await caller.bringToFront();
  await say(caller, 'I would like to book a haircut');
  await hear(caller, /Friday/);
  await page.bringToFront();

  // Taking over: what the owner says into the microphone is what the caller hears.
  const from = atCaller.length;
  await panel.getByRole('button', { name: 'Take over' }).press('Enter');
  await expect(panel.getByRole('status')).toContainText('You are on the line');
  await expect(panel.getByRole('button', { name: 'Hand back to the receptionist' })).toBeFocused();
  await expect(card.getByText('Demo Owner is talking')).toBeVisible();
  await expect
    .poll(() => likeness(Buffer.concat(atCaller.slice(from)), ownersVoice.audio), { timeout: 20_000 })
    .toBeGreaterThan(0.7);
  // Only now, since a machine that is busy with pictures loses frames; nobody asks whether the caller is there.
  await look(page, 'live-taken-over');

  // Another dashboard that is opened only now sees who talks, and does not talk in between.
  const elsewhere = await owner.newPage();
  await elsewhere.goto('/');
  const theirs = elsewhere.getByRole('article', { name: 'Call from (212) 555-0191' });
  await expect(theirs.getByText('Demo Owner is on the line with the caller.')).toBeVisible();
  await expect(theirs.getByText('Demo Owner is talking')).toBeVisible();
  await expect(theirs.getByRole('button', { name: 'Take over' })).toBeDisabled();
  await theirs.getByRole('button', { name: 'Listen in' }).click();
  await expect(theirs.getByRole('button', { name: 'Stop listening' })).toBeVisible();
  await look(elsewhere, 'live-listening');
  await elsewhere.close();

  // What the caller says meanwhile is written down and not answered.
  await caller.bringToFront();
  await say(caller, 'Friday at noon is fine');
  await page.bringToFront();
  await expect(card.getByText('Friday at noon is fine')).toBeVisible();

  await page.keyboard.press('Enter');
  await expect(panel.getByRole('status')).toHaveText('The receptionist has the call back.');
  await hear(caller, /It's me again/);

  // Hanging up asks first.
  await panel.getByRole('button', { name: 'Hang up' }).press('Enter');
  await expect(panel.getByRole('button', { name: 'Keep the call' })).toBeFocused();
  await panel.getByRole('button', { name: 'Hang up now' }).click();
  await expect(caller.getByText('The receptionist hung up.')).toBeVisible();
  await expect(page.getByText(/^The call from .* has ended\./)).toBeVisible();
});
