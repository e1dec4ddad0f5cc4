import react from '@vitejs/plugin-react';
import { compression } from 'vite-plugin-compression2';
import { defineConfig } from 'vitest/config';
import { widget } from './web/widget/build.ts';

/** Whole services, and calls in real time: these mostly wait, so more of them run beside each other than there are cores. */
const WAITING = [
  'server/service-tests/*.test.ts',
  'server/fakes/phone/{call,carrier}.test.ts',
  'server/{billing,notices/members}/killed.test.ts',
];

/**
 * What is loaded once for all files of a worker, not anew for each: a third of the time. None of them changes a module, a
 * clock or a global, and each has a database of its own.
 */
const SHARING = [
  'server/{api,billing,booking,business,eval,insights,languages,receptionist}/**/*.test.ts',
  'web/**/*.test.ts',
];

/** Measures what others wait for: nothing else runs meanwhile. */
const ALONE = ['server/attack/attack.test.ts'];

export default defineConfig({
  // Vite builds the dashboard; Vitest, which reads the same file, tests everything.
  root: process.env['VITEST'] === undefined ? 'web' : '.',
  plugins: [react(), compression(), widget()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What comes together, the first that fits: on a slow machine forty small files take longer than their code
          // does. Each page beside Live and the sign-in is a chunk of its own.
          groups: [
            { name: 'base', tags: ['$initial'], priority: 4 },
            { name: 'common', minShareCount: 12, priority: 3 },
            { name: 'desk', test: /web\/(ui\/Shell|pages\/Live)\.tsx/, priority: 1 },
          ],
        },
      },
    },
  },
  test: {
    globalSetup: ['db/testing-server.ts'],
    // What hangs is found out; what is only slow, on a busy machine, passes.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'working',
          include: ['server/**/*.test.ts', 'db/**/*.test.ts', 'web/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...SHARING, ...WAITING, ...ALONE],
          // Two cores are the smallest machine that this suite runs on.
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'sharing',
          include: SHARING,
          exclude: ['**/node_modules/**', ...WAITING],
          setupFiles: ['web/languages/testing-english.ts'],
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: { name: 'waiting', include: WAITING, maxWorkers: 4, sequence: { groupOrder: 2 } },
      },
      {
        extends: true,
        test: { name: 'alone', include: ALONE, maxWorkers: 1, sequence: { groupOrder: 3 } },
      },
    ],
  },
});
