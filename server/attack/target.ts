/** The target of the attacks: a whole service on fake vendors, with three businesses in it, whose database can be taken away. */
import { once } from 'node:events';
import { eq } from 'drizzle-orm';
import { type Database, openDatabase } from '../../db/client.ts';
import { freePort } from '../../db/free-port.ts';
import type { BusinessId, UserId } from '../../db/ids.ts';
import { billingAccount, call, phoneNumber, user } from '../../db/schema.ts';
import { DEMO_NUMBER } from '../../db/seed.ts';
import { type DatabaseProxy, openDatabaseProxy } from '../../db/testing-proxy.ts';
import { type Auth, createAuth } from '../api/auth.ts';
import { type FullBusiness, openFullBusiness } from '../api/testing-business.ts';
import type { Cost } from '../bench/probe.ts';
import { openStripe } from '../billing/client.ts';
import { setUpStripe } from '../billing/setup.ts';
import { findBusinessByNumber } from '../business/business.ts';
import { carrierEnded } from '../calls/carrier-events.ts';
import { openEventFeed } from '../events/feed.ts';
import type { FakeLanguageModel } from '../fakes/openai.ts';
import { type FakeStripe, startFakeStripe } from '../fakes/stripe.ts';
import { startFakeSmtp } from '../fakes/smtp.ts';
import type { FakeCarrierApi } from '../fakes/carrier-api.ts';
import { startFakeTwilioApi } from '../fakes/twilio-api.ts';
import { createLogger } from '../log/log.ts';
import { scriptedLanguageModel } from '../scripted-llm.ts';
import { AUTH_TOKEN, PUBLIC_URL, until } from '../service-tests/carrier.ts';
import { type Fakes, type Instance, startFakes, startInstance } from '../service-tests/testing.ts';
import { Client, PROXY } from './client.ts';

/** As it runs in production; what is too much for it is too much there. */
const FLAGS = [
  '--max-semi-space-size=16',
  '--single-threaded-gc',
  '--max-old-space-size=512',
  '--expose-gc',
  '--import',
  new URL('../bench/probe.ts', import.meta.url).href,
];
/** Each is rung twice a second. */
const NEIGHBOURS = 5;
const ACCOUNT_SID = `AC${'7'.repeat(32)}`;
/** Every owner's. */
export const PASSWORD = 'nobody would guess this';

/** A business whose owner can sign in. */
export interface Tenant extends FullBusiness {
  readonly email: string;
}

export interface Neighbour {
  readonly businessId: BusinessId;
  readonly number: string;
}

export interface Target {
  /** Whether there is time for all of it; else as much as shows that the bound holds. */
  readonly full: boolean;
  readonly db: Database;
  readonly proxy: DatabaseProxy;
  readonly fakes: Fakes & Others;
  readonly port: number;
  /** Who must not notice anything. The calls of one business are admitted one after the other, so there are several. */
  readonly neighbours: readonly Neighbour[];
  /** Whom strangers are after. */
  readonly victim: Tenant;
  /** A stranger, who has signed up, with a business of their own. */
  readonly attacker: Tenant;
  /** Whoever signs in has an address of their own. */
  readonly signIn: (tenant: Pick<Tenant, 'email'>) => Promise<Client>;
  /** A new address of this machine, from which nobody has asked anything. */
  readonly newAddress: () => string;
  readonly cost: () => Promise<Cost>;
  readonly isAlive: () => boolean;
  /** Kills the process, and says when it is gone. */
  readonly kill: () => Promise<void>;
  /** Starts it anew, on the same port and disk. */
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** The model's answer to everything; null: the scripted receptionist answers. */
interface Model {
  says: string | null;
}

type Others = Readonly<{
  model: Model;
  stripe: FakeStripe;
  twilio: FakeCarrierApi;
  smtp: Awaited<ReturnType<typeof startFakeSmtp>>;
}>;

export interface TargetOptions {
  readonly databaseUrl: string;
  /** Where the service keeps its files. */
  readonly folder: string;
  readonly full: boolean;
}

export async function openTarget({ databaseUrl, folder, full }: TargetOptions): Promise<Target> {
  const model: Model = { says: null };
  const [fakes, stripe, smtp, twilio] = await Promise.all([
    startFakes(thinkOf(model)),
    startFakeStripe(),
    startFakeSmtp(),
    startFakeTwilioApi({ accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN }),
  ]);
  const proxy = await openDatabaseProxy(databaseUrl);
  // After all that take a free port themselves.
  const port = await freePort();
  const hook = `http://127.0.0.1:${port}/webhooks/stripe`;
  const { webhookSecret } = await setUpStripe(openStripe('sk_test_attack', stripe.url), hook);
  const environment = {
    ...fakes.environment,
    PORT: String(port),
    DATA_DIR: folder,
    TRUSTED_PROXIES: PROXY,
    SIGN_UP: 'open',
    TWILIO_ACCOUNT_SID: ACCOUNT_SID,
    TWILIO_API_URL: twilio.url,
    STRIPE_SECRET_KEY: 'sk_test_attack',
    STRIPE_WEBHOOK_SECRET: webhookSecret ?? '',
    STRIPE_API_URL: stripe.url,
    SMTP_URL: smtp.url,
    EMAIL_FROM: 'Ahoy <ahoy@ahoy.test>',
    LOG_LEVEL: 'error',
  };
  const start = () => startInstance(proxy.url, environment, FLAGS);
  let instance: Instance = await start();
  const db = openDatabase(databaseUrl, { connections: 4 });
  const people = await settle(db);
  let addresses = 1;
  const newAddress = () => {
    addresses += 1;
    return `127.0.${Math.floor(addresses / 250)}.${2 + (addresses % 250)}`;
  };
  return {
    full,
    db,
    proxy,
    fakes: { ...fakes, stripe, smtp, twilio, model },
    port,
    ...people,
    newAddress,
    async signIn({ email }) {
      const client = new Client(port, newAddress());
      await client.signIn(email, PASSWORD);
      return client;
    },
    cost: () => costOf(instance),
    isAlive: () => !hasEnded(instance),
    async kill() {
      instance.signal('SIGKILL');
      await instance.exited;
    },
    async start() {
      instance = await start();
    },
    async close() {
      await instance.close();
      await db.close();
      await Promise.all([proxy.close(), fakes.close(), stripe.close(), smtp.close(), twilio.close()]);
    },
  };
}

/** So much of what it says comes at a time. */
const DELTA = /[^]{1,4}/g;

function thinkOf(model: Model): FakeLanguageModel {
  const receptionist = scriptedLanguageModel();
  return async function* (request) {
    if (model.says === null) yield* receptionist(request);
    else for (const delta of model.says.match(DELTA) ?? []) yield { type: 'text', delta };
  };
}

const hasEnded = ({ child }: Instance): boolean => child.exitCode !== null || child.signalCode !== null;

async function costOf({ child }: Instance): Promise<Cost> {
  const answer = once(child, 'message', { signal: AbortSignal.timeout(30_000) });
  child.send('cost');
  const [cost] = (await answer) as [Cost];
  return cost;
}

/** Makes the businesses, and the logins of their owners. */
async function settle(db: Database): Promise<Pick<Target, 'neighbours' | 'victim' | 'attacker'>> {
  const demo = await findBusinessByNumber(db, DEMO_NUMBER);
  if (demo === null) throw new Error('the demo business is missing');
  await subscribe(db, demo.businessId);
  const auth = createAuth(db, {
    secret: 'of no use, since nobody signs in here',
    publicUrl: PUBLIC_URL,
    log: createLogger('silent'),
    signUp: 'open',
    google: null,
    demoEmail: '',
  });
  const feed = await openEventFeed(db);
  const open = async (name: string): Promise<Tenant> => {
    const made = await openFullBusiness({ db, feed }, name);
    await subscribe(db, made.businessId);
    await endCalls(db, made.businessId);
    return { ...made, email: await giveLogin(auth, db, made.owner) };
  };
  const [victim, attacker] = [await open('Victim'), await open('Attacker')];
  const neighbours: Neighbour[] = [{ businessId: demo.businessId, number: DEMO_NUMBER }];
  for (let at = 1; at < NEIGHBOURS; at += 1) {
    const { businessId } = await open(`Neighbour${at}`);
    const number = `+1212555018${at}`;
    await db.system.insert(phoneNumber).values({ e164: number, businessId });
    neighbours.push({ businessId, number });
  }
  await feed.close();
  return { neighbours, victim, attacker };
}

/** A call that nobody holds would be ended by the service some time later, and look like the work of an attacker. */
async function endCalls(db: Database, businessId: BusinessId): Promise<void> {
  const calls = await db.system.select({ sid: call.sid }).from(call).where(eq(call.businessId, businessId));
  for (const { sid } of calls) await carrierEnded(db, sid, true, null);
}

/** The largest plan, so that only what should limit somebody does. */
async function subscribe(db: Database, businessId: BusinessId): Promise<void> {
  const DAY_MS = 86_400_000;
  const account = {
    trialEndsAt: new Date(),
    trialMinutes: 0,
    subscriptionStatus: 'active',
    plan: 'scale',
    interval: 'month',
    periodStart: new Date(Date.now() - DAY_MS),
    periodEnd: new Date(Date.now() + 29 * DAY_MS),
  } as const;
  await db.system
    .insert(billingAccount)
    .values({ businessId, ...account })
    .onConflictDoUpdate({ target: billingAccount.businessId, set: account });
}

async function giveLogin(auth: Auth, db: Database, userId: UserId): Promise<string> {
  const { internalAdapter, password } = await auth.$context;
  await internalAdapter.linkAccount({
    userId,
    providerId: 'credential',
    accountId: userId,
    password: await password.hash(PASSWORD),
  });
  const [row] = await db.system
    .update(user)
    .set({ emailVerified: true })
    .where(eq(user.id, userId))
    .returning({ email: user.email });
  if (row === undefined) throw new Error('the owner is missing');
  return row.email;
}

/** Waits until something is so, for at most so long. @returns whether it came to be. */
export const eventually = (condition: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> =>
  until(condition, limitMs, 'it did not come to be').then(
    () => true,
    () => false,
  );
