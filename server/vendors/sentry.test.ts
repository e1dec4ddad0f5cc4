/** What whoever runs an installation is told of its errors. */
import { afterEach, expect, test } from 'vitest';
import { type FakeSentry, startFakeSentry } from '../fakes/sentry.ts';
import { createLogger } from '../log/log.ts';
import { openSentry } from './sentry.ts';

let sentry: FakeSentry;
afterEach(() => sentry.close());

const OF = { release: 'ahoy@1.2.3', environment: 'production' };

test('a logged error is reported with its cause and its place, and nothing else', async () => {
  sentry = await startFakeSentry();
  const reports = openSentry(sentry.dsn, OF);
  const log = createLogger('error', (error) => reports.report(error));
  log.error(
    { err: new TypeError('it broke', { cause: new Error('a wire was cut') }), phone: '+12125550123' },
    'something went wrong',
  );
  log.warn({ err: new Error('only odd') }, 'a warning');
  log.error('words alone');
  await reports.close();

  expect(sentry.events).toEqual([expect.objectContaining(OF)]);
  const values = sentry.events[0]?.exception.values ?? [];
  expect(values.map(({ type, value }) => `${type}: ${value}`).sort()).toEqual([
    'Error: a wire was cut',
    'TypeError: it broke',
  ]);
  const places = values.flatMap(({ stacktrace }) => stacktrace?.frames.map(({ filename }) => filename) ?? []);
  expect(places.join()).toContain('sentry.test.ts');
  expect(sentry.sent.join()).not.toContain('2125550123');
});

test('an error that was reported before is not reported again', async () => {
  sentry = await startFakeSentry();
  const reports = openSentry(sentry.dsn, OF);
  const error = new Error('told twice');
  reports.report(error);
  reports.report(error);
  await reports.close();
  expect(sentry.sent).toHaveLength(1);
});

test('a Sentry that refuses, or is gone, costs only the report', async () => {
  sentry = await startFakeSentry({ limited: true });
  const reports = openSentry(sentry.dsn, OF);
  reports.report(new Error('first'));
  await expect.poll(() => sentry.sent.length).toBe(1);
  // It asked to be left alone.
  for (let more = 0; more < 20; more += 1) reports.report(new Error(`more ${more}`));
  await reports.close();
  expect(sentry.sent.length).toBeLessThan(5);

  await sentry.close();
  sentry = await startFakeSentry();
  const nowhere = openSentry('http://key@127.0.0.1:1/42', OF);
  nowhere.report(new Error('to nobody'));
  await nowhere.close();
});
