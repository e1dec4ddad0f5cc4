/** Hostile words of callers and models: texts on which a careless pattern takes for ever, and more of them than anybody types. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Attack, Seen } from '../attack.ts';
import { openPhone } from '../phone.ts';
import { eventually, type Target } from '../target.ts';

const KB = 1024;

const times = (text: string, count: number): string => text.repeat(count);
const LONG = 990;

/** As long as a line may be, and longer. */
const HOSTILE: readonly string[] = [
  `Okay, thank you, ${times('bye, ', 16)}... Oh wait?`,
  `Okay, thank you, ${times('bye, ', 180)}... Oh wait?`,
  ...Array.from('?!.,;:-\'"()&/$%#@*_', (mark) => times(mark, LONG)),
  times('? ', LONG / 2),
  times('next ', LONG / 5),
  times('7 ', LONG / 2),
  times('9', LONG),
  times('two hundred and ', 60),
  times('\u0301', LONG),
  times('a\u0301', LONG / 2),
  times(' \u00a0', LONG / 2),
  times('🙂', LONG / 2),
  `my name is ${times('Ann ', 240)}`,
  `on ${times('the day after ', 65)}tomorrow`,
  `at ${times('half past ', 95)}nine`,
  `do you ${times('know what ', 90)}?`,
  times('x', 64 * KB - 100),
  times('? ', 40 * KB),
];
/** Those that were found first, and one of each kind. */
const SHORT = [0, 1, 2, 3, 21, 22, 23, 25, 27, 28];

/** A person waits no longer for the next word. */
const PATIENCE_MS = 5_000;

/** Types a line into a call of its own. @returns how long the answer took in ms; null: there was none. */
async function typeOne(target: Target, client: Awaited<ReturnType<Target['signIn']>>, line: string) {
  const phone = await openPhone(client, target.attacker.businessId);
  await eventually(() => phone.wasAnswered() || !phone.isOpen(), PATIENCE_MS);
  const began = performance.now();
  phone.type(line);
  const came = await eventually(() => phone.wasAnswered() || !phone.isOpen(), 2 * PATIENCE_MS);
  const took = performance.now() - began;
  await phone.close();
  return came ? took : null;
}

async function typeAll(target: Target, lines: readonly string[]): Promise<Seen> {
  const client = await target.signIn(target.attacker);
  const waits: (number | null)[] = [];
  for (const line of lines) waits.push(await typeOne(target, client, line));
  const longest = Math.max(...waits.map((wait) => wait ?? Infinity));
  const unanswered = waits.filter((wait) => wait === null).length;
  const seen = `${lines.length} texts, ${unanswered} unanswered, at most ${Math.round(longest)} ms`;
  return { seen, held: longest <= PATIENCE_MS };
}

const utterances: Attack = {
  name: 'hostile utterances',
  bound: `each answered or refused in ${PATIENCE_MS} ms`,
  meanwhile: 'business as usual',
  async run(target) {
    const { moods } = target.fakes;
    // The model is down, so that the scripted receptionist reads it all, too.
    moods.openai = Array.from({ length: 1_000 }, () => ({ type: 'status', status: 500 }));
    try {
      return await typeAll(target, target.full ? HOSTILE : SHORT.map((at) => HOSTILE[at] ?? ''));
    } finally {
      moods.openai = [];
    }
  },
};

const REPLIES: readonly string[] = [
  times('?', 4_000),
  times('. ', 2_000),
  times('a', 16 * KB),
  times('"(', 2_000),
  times('1,', 2_000),
  times('next ', 800),
  times('$1,000,000.50 ', 300),
  times('a\u0301\u0301', 1_500),
];

const replies: Attack = {
  name: 'hostile replies of the model, in small pieces',
  bound: 'the call goes on or ends, and nobody else waits',
  meanwhile: 'business as usual',
  async run(target) {
    const client = await target.signIn(target.attacker);
    const texts = target.full ? REPLIES : REPLIES.slice(0, 3);
    for (const says of texts) {
      const phone = await openPhone(client, target.attacker.businessId);
      await eventually(() => phone.wasAnswered() || !phone.isOpen(), PATIENCE_MS);
      target.fakes.model.says = says;
      phone.type('hello');
      await sleep(2_000);
      target.fakes.model.says = null;
      await phone.close();
    }
    return { seen: `${texts.length} replies`, held: target.isAlive() };
  },
};

const SOCKETS = 10;
const LINES_A_SECOND = 25;
/** 490 were seen in 10 s. */
const MOST_MODEL_REQUESTS = 60;

const flood: Attack = {
  name: `${SOCKETS} browser phones of one account, ${LINES_A_SECOND} lines a second`,
  bound: `1 call at a time, ${MOST_MODEL_REQUESTS} requests to the model in 10 s`,
  meanwhile: 'business as usual',
  async run(target) {
    const client = await target.signIn(target.attacker);
    const { requests } = target.fakes.openai;
    const before = requests.length;
    const phones = await Promise.all(
      Array.from({ length: SOCKETS }, () => openPhone(client, target.attacker.businessId)),
    );
    const seconds = target.full ? 10 : 3;
    let mostOpen = 0;
    for (let tick = 0; tick < seconds * LINES_A_SECOND; tick += 1) {
      for (const phone of phones) phone.type(`Do you have number ${tick}?`);
      await sleep(1_000 / LINES_A_SECOND);
      mostOpen = Math.max(mostOpen, phones.filter((each) => each.isInCall()).length);
    }
    const asked = requests.length - before;
    await Promise.all(phones.map((phone) => phone.close()));
    return {
      seen: `${mostOpen} calls, ${asked} requests in ${seconds} s`,
      held: mostOpen <= 1 && asked <= MOST_MODEL_REQUESTS,
    };
  },
};

export { flood as phoneFlood, replies, utterances };
