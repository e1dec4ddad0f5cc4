import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Vite builds the dashboard; Vitest, which reads the same file, tests the whole house.
  root: process.env['VITEST'] === undefined ? 'web' : '.',
  plugins: [react()],
  build: { outDir: 'dist', emptyOutDir: true },
  test: {
    include: ['server/**/*.test.ts', 'db/**/*.test.ts', 'web/**/*.test.ts'],
    globalSetup: ['db/testing-server.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Two cores are the smallest machine that this suite runs on.
    maxWorkers: 2,
  },
});
