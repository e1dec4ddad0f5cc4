/**
 * The dashboard in a browser: how soon something is seen on a processor that is four times as slow, and what scrolling a
 * long list takes; both beside a plain page, so that figures of different machines can be compared.
 */
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHROMIUM } from '../../e2e/chromium.ts';
import { LENGTH, openLongList, scroll, WHEEL } from '../../e2e/long-list.ts';
import { signIn } from '../../e2e/owner.ts';
import { startService } from '../../e2e/server.ts';
import { percentiles, round, type Row, type Table } from './table.ts';

const VISITS = { usual: 5, full: 15 };
const SLOWER = 4;
/** Twice what a first look may take. */
const SETTLED_MS = 3_000;
const AIM = { paintMs: 1_500, frameMs: round(1_000 / 60) };

/** The cost of a page without framework, styles or requests: a list that a script makes. */
const PLAIN_LINES = 1_000;
const PLAIN = `<!doctype html>
<title>Plain</title>
<div id="root"></div>
<script>
  const list = document.createElement('ul');
  for (let n = 0; n < ${PLAIN_LINES}; n += 1) {
    const line = document.createElement('li');
    for (const words of ['(646) 555-0177', 'Tuesday, ' + n, 'booked']) {
      const part = document.createElement('span');
      part.textContent = words;
      line.append(part);
    }
    list.append(line);
  }
  const heading = document.createElement('h1');
  heading.textContent = 'Calls';
  document.getElementById('root').append(heading, list);
</script>`;

export async function web({ full }: { readonly full: boolean }): Promise<Table> {
  const [plain, service, browser] = await Promise.all([
    servePlain(),
    startService(),
    chromium.launch(CHROMIUM),
  ]);
  try {
    const nobody = await browser.newContext();
    const owner = await browser.newContext({ baseURL: service.url });
    await signIn(owner, service);
    const visits = full ? VISITS.full : VISITS.usual;
    const places = [
      { what: 'largest paint, plain page', context: nobody, url: plain.url },
      { what: 'largest paint, sign-in', context: nobody, url: `${service.url}/sign-in` },
      { what: 'largest paint, Live', context: owner, url: service.url },
      { what: 'largest paint, Calendar', context: owner, url: `${service.url}/calendar` },
    ].map((place) => ({ ...place, took: [] as number[] }));
    for (let visit = 0; visit < visits; visit += 1) {
      console.error(`visit ${visit + 1} of ${visits} ...`);
      // In turn: what else the machine does then, it does to all of them.
      for (const { context, url, took } of places) took.push(await largestPaint(context, url));
    }
    const frames = [
      { what: 'work for a frame, plain page', page: await openPlain(nobody, plain.url) },
      { what: 'work for a frame, calls', page: await openCalls(owner) },
    ].map((each) => ({ ...each, took: [] as number[] }));
    for (let turn = 0; turn < visits; turn += 1)
      for (const { page, took } of frames) took.push(await workPerFrame(page));
    return {
      title: `The dashboard in Chromium, in ms: paint at a fourth of the speed, ${LENGTH} calls scrolled at the whole`,
      rows: [...rowsBesidePlain(places, AIM.paintMs), ...rowsBesidePlain(frames, AIM.frameMs)],
    };
  } finally {
    await browser.close();
    await service.stop();
    await plain.close();
  }
}

interface Samples {
  readonly what: string;
  readonly took: readonly number[];
}

/** @param measured the plain page first. */
function rowsBesidePlain(measured: readonly Samples[], aim: number): Row[] {
  const plain = percentiles(measured[0]?.took ?? []).p50;
  return measured.map(({ what, took }, index) => {
    const { p50 } = percentiles(took);
    return {
      what,
      runs: took.length,
      best: round(Math.min(...took)),
      p50,
      'of plain': round(p50 / plain),
      aim: index === 0 ? '' : aim,
    };
  });
}

async function servePlain() {
  const server = http.createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(PLAIN);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function largestPaint(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.goto(url);
  // Looking into the page while it is drawn would be work of its own on the slowed processor.
  await sleep(SETTLED_MS);
  const painted = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? NaN)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
  await page.close();
  return painted;
}

async function openPlain(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.mouse.move(200, 300);
  return page;
}

async function openCalls(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await openLongList(page);
  return page;
}

/** In ms by the page's own thread's clock: other work of the machine does not count. Begins at the top. */
async function workPerFrame(page: Page): Promise<number> {
  await page.bringToFront();
  await page.keyboard.press('Home');
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const spent = (on: string) => metrics.find(({ name }) => name === on)?.value ?? NaN;
    // Not what it takes to be measured.
    return spent('TaskDuration') - spent('DevToolsCommandDuration');
  };
  const before = await worked();
  await scroll(page);
  const tookMs = ((await worked()) - before) * (1_000 / WHEEL.steps);
  await session.detach();
  return tookMs;
}
