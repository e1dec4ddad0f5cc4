/** What the service is told by its variables, read once at the start. A bad one stops the start with a sentence naming it. */
import path from 'node:path';
import type { SignUpMode } from '../accounts/modes.ts';
import type { GoogleSettings } from '../api/google.ts';
import type { StripeSettings } from '../billing/billing.ts';
import type { BrowserLimits } from '../billing/browser-entitlement.ts';
import { basePriceKey, type PriceIds } from '../billing/stripe.ts';
import { localSecret, writableFolder } from './data-folder.ts';
import { EnvError, isLoopback, weaknessOf } from './fields.ts';
import { halfSignalWire, signalWireOf, type SignalWireVariables } from './signalwire.ts';
import { type Values, variables } from './variables.ts';
import { type VendorSettings, vendorsOf } from './vendor-settings.ts';
import { readTrustedProxies, type TrustedProxies } from '../limits/addresses.ts';
import type { BucketSettings } from '../storage/bucket.ts';

export { EnvError };

/** What the variables come to. Of a vendor, its key with the place to use it at; null where its local stand-in serves. */
export interface Env extends VendorSettings {
  readonly production: boolean;
  readonly port: number;
  /** The address that is listened at; null: every address of the machine. */
  readonly bindAddress: string | null;
  /** Where the outside reaches us: an origin without a slash at its end. */
  readonly publicUrl: string;
  readonly databaseUrl: string | null;
  /** Leads past a pooler; null: `databaseUrl` does. */
  readonly databaseDirectUrl: string | null;
  /** How many connections this process holds at most, of all pools together. */
  readonly databasePoolSize: number;
  /** What a reader of `/metrics` shows; null: in production only this machine reads it. */
  readonly metricsToken: string | null;
  readonly dataDir: string;
  /** Whether the platform starts every instance with an empty disk. */
  readonly onPlatform: boolean;
  readonly authSecret: string;
  readonly logLevel: Values['LOG_LEVEL'];
  /** Where errors are reported; null: they are in the log only. */
  readonly sentryDsn: string | null;
  readonly twilio: {
    readonly accountSid: string;
    readonly authToken: string;
    readonly apiUrl: string;
    /** A number of the account, E.164, from which others are called or texted; null: none are. */
    readonly callerId: string | null;
    readonly live: boolean;
    /** Whether texts go to the API; else a stand-in takes them. */
    readonly takesTexts: boolean;
  };
  /** Null: there is no such carrier. */
  readonly signalWire: SignalWireVariables | null;
  /** Where recordings lie; null: under `dataDir`. */
  readonly bucket: BucketSettings | null;
  /** Null: mails stay in the outbox. */
  readonly mailServer: { readonly url: string; readonly from: string } | null;
  /** Who runs this installation; null: they read the log. */
  readonly operatorEmail: string | null;
  /** Who may have an account beside the first user. */
  readonly signUp: SignUpMode;
  /** Null: nobody signs in by Google. */
  readonly google: GoogleSettings | null;
  /** How long the platform lets a stopping instance live. */
  readonly shutdownSeconds: number;
  /** Null: nobody pays, and nothing is limited. */
  readonly stripe: StripeSettings | null;
  readonly trial: { readonly days: number; readonly minutes: number };
  readonly browser: BrowserLimits;
  /** Whose word is taken for where a request came from. */
  readonly trustedProxies: TrustedProxies;
  /** Whether browsers are told to ask for every name below ours by https, too. */
  readonly hstsSubdomains: boolean;
}

/** Where a server of this installation listens. */
export const listenAt = ({ port, bindAddress }: Pick<Env, 'port' | 'bindAddress'>) => ({
  port,
  ...(bindAddress === null ? {} : { host: bindAddress }),
});

/** The account that the terminal phone and the service agree on where no real one is set. */
const TWILIO_ITSELF = 'https://api.twilio.com';
export const LOCAL_ACCOUNT_SID = `AC${'0'.repeat(32)}`;

/** An hour, as `TRIAL_MINUTES` is of the telephone. */
const BROWSER_TRIAL_SECONDS = 3_600;

/** In production an address is its peer's where nobody has said which proxies there are. */
const NOBODY: TrustedProxies = { type: 'hops', count: 0 };
const THIS_MACHINE: TrustedProxies = readTrustedProxies('loopback') ?? NOBODY;

/** Reads the environment. @throws EnvError naming each variable that is missing or malformed. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const parsed = variables.safeParse(source);
  if (!parsed.success) {
    throw new EnvError(
      parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('\n'),
    );
  }
  const values = parsed.data;
  const publicUrl = values.PUBLIC_URL ?? values.RENDER_EXTERNAL_URL;
  const production = values.NODE_ENV === 'production';
  const problems = [
    ...contradictions(values),
    ...(production ? problemsInProduction(values, publicUrl) : []),
  ];
  if (problems.length > 0) throw new EnvError(problems.join('\n'));
  const dataDir = writableFolder(path.resolve(values.DATA_DIR));
  const secret = (value: string | undefined, name: string) => value ?? localSecret(dataDir, name);
  return {
    production,
    port: values.PORT,
    // The demo shop's password is known to everybody, so outside production only this machine is listened to.
    bindAddress: values.BIND_ADDRESS ?? (production ? null : '127.0.0.1'),
    publicUrl: publicUrl ?? `http://localhost:${values.PORT}`,
    databaseUrl: values.DATABASE_URL ?? null,
    databaseDirectUrl: values.DATABASE_DIRECT_URL ?? null,
    databasePoolSize: values.DATABASE_POOL_SIZE,
    metricsToken: values.METRICS_TOKEN ?? null,
    dataDir,
    onPlatform: [values.RENDER, values.FLY_APP_NAME, values.RAILWAY_PROJECT_ID].some(
      (set) => set !== undefined,
    ),
    authSecret: secret(values.AUTH_SECRET, 'auth-secret'),
    logLevel: values.LOG_LEVEL,
    sentryDsn: values.SENTRY_DSN ?? null,
    twilio: {
      accountSid: values.TWILIO_ACCOUNT_SID ?? LOCAL_ACCOUNT_SID,
      authToken: secret(values.TWILIO_AUTH_TOKEN, 'twilio-auth-token'),
      apiUrl: values.TWILIO_API_URL ?? TWILIO_ITSELF,
      callerId: values.TWILIO_CALLER_ID ?? null,
      live: values.TWILIO_AUTH_TOKEN !== undefined,
      takesTexts:
        values.TWILIO_AUTH_TOKEN !== undefined || (values.TWILIO_API_URL ?? TWILIO_ITSELF) !== TWILIO_ITSELF,
    },
    signalWire: signalWireOf(values),
    ...vendorsOf(values),
    bucket: bucketOf(values),
    mailServer:
      values.SMTP_URL === undefined || values.EMAIL_FROM === undefined
        ? null
        : { url: values.SMTP_URL, from: values.EMAIL_FROM },
    operatorEmail: values.OPERATOR_EMAIL ?? null,
    signUp: values.SIGN_UP ?? (production ? 'invite' : 'open'),
    google:
      values.GOOGLE_CLIENT_ID === undefined || values.GOOGLE_CLIENT_SECRET === undefined
        ? null
        : {
            clientId: values.GOOGLE_CLIENT_ID,
            clientSecret: values.GOOGLE_CLIENT_SECRET,
            url: values.GOOGLE_URL ?? 'https://accounts.google.com',
          },
    shutdownSeconds: values.SHUTDOWN_SECONDS,
    stripe:
      values.STRIPE_SECRET_KEY === undefined || values.STRIPE_WEBHOOK_SECRET === undefined
        ? null
        : {
            secretKey: values.STRIPE_SECRET_KEY,
            apiUrl: values.STRIPE_API_URL ?? null,
            webhookSecret: values.STRIPE_WEBHOOK_SECRET,
            prices: pricesOf(values),
          },
    trial: { days: values.TRIAL_DAYS, minutes: values.TRIAL_MINUTES },
    browser: {
      daySeconds: values.FREE_DAILY_LIMIT_SECONDS,
      // Where nobody can pay, a trial that ended by itself would never begin again.
      trialSeconds:
        values.FREE_TRIAL_SECONDS ?? (values.STRIPE_SECRET_KEY === undefined ? null : BROWSER_TRIAL_SECONDS),
    },
    trustedProxies: values.TRUSTED_PROXIES ?? (production ? NOBODY : THIS_MACHINE),
    hstsSubdomains: values.HSTS_SUBDOMAINS === '1',
  };
}

/** Null where it is not whole. */
function bucketOf(values: Values): BucketSettings | null {
  const { S3_BUCKET: bucket, S3_REGION: region } = values;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = values;
  if (bucket === undefined || accessKeyId === undefined || secretAccessKey === undefined) return null;
  const endpoint = values.S3_ENDPOINT ?? `https://s3.${region}.amazonaws.com`;
  return { endpoint, bucket, region, accessKeyId, secretAccessKey };
}

/** What does not go together, whatever the installation is for. */
function contradictions(values: Values): string[] {
  const weakness = values.AUTH_SECRET === undefined ? null : weaknessOf(values.AUTH_SECRET);
  return [
    ...(weakness === null ? [] : [`AUTH_SECRET ${weakness}`]),
    ...(values.SMTP_URL !== undefined && values.EMAIL_FROM === undefined
      ? ['EMAIL_FROM must be set where SMTP_URL is: mails need a sender']
      : []),
    ...(values.S3_BUCKET !== undefined && bucketOf(values) === null
      ? ['S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be set where S3_BUCKET is']
      : []),
    ...((values.GOOGLE_CLIENT_ID === undefined) !== (values.GOOGLE_CLIENT_SECRET === undefined)
      ? ['GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET must be set both, or neither']
      : []),
    ...(values.AZURE_SPEECH_KEY !== undefined &&
    (values.AZURE_SPEECH_REGION ?? values.AZURE_SPEECH_URL) === undefined
      ? ['AZURE_SPEECH_REGION must be set where AZURE_SPEECH_KEY is: each region has keys of its own']
      : []),
    ...(values.TWILIO_CALLER_ID !== undefined && values.TWILIO_ACCOUNT_SID === undefined
      ? ['TWILIO_ACCOUNT_SID must be set where TWILIO_CALLER_ID is: that account calls from it']
      : []),
    ...halfSignalWire(values),
    ...(values.STRIPE_SECRET_KEY !== undefined && values.STRIPE_WEBHOOK_SECRET === undefined
      ? ['STRIPE_WEBHOOK_SECRET must be set where STRIPE_SECRET_KEY is: webhooks are never trusted']
      : []),
  ];
}

/** What nobody who serves callers over the internet may leave as it is. */
function problemsInProduction(values: Values, publicUrl: string | undefined): string[] {
  const needed = { ...values, PUBLIC_URL: publicUrl };
  const missing = (['DATABASE_URL', 'AUTH_SECRET', 'PUBLIC_URL', 'TWILIO_AUTH_TOKEN'] as const).filter(
    // One carrier is enough.
    (name) =>
      needed[name] === undefined &&
      (name !== 'TWILIO_AUTH_TOKEN' || values.SIGNALWIRE_SIGNING_KEY === undefined),
  );
  // Whoever guesses one of these speaks as the carrier or as Stripe.
  const weak = (['TWILIO_AUTH_TOKEN', 'STRIPE_WEBHOOK_SECRET'] as const).flatMap((name) => {
    const weakness = values[name] === undefined ? null : weaknessOf(values[name]);
    return weakness === null ? [] : [`${name} ${weakness}`];
  });
  const open = publicUrl !== undefined && !isSafe(new URL(publicUrl));
  return [
    ...missing.map((name) => `${name} must be set in production`),
    ...weak,
    ...(open ? ['PUBLIC_URL must begin with https:// in production: passwords and calls go over it'] : []),
  ];
}

const isSafe = ({ protocol, hostname }: URL) => protocol === 'https:' || isLoopback(hostname);

/** The ids of Stripe's prices by our names for them; one that is not set is found by that name. */
function pricesOf(values: Values): PriceIds {
  const named: readonly (readonly [string, string | undefined])[] = [
    [basePriceKey('starter', 'month'), values.STRIPE_PRICE_STARTER],
    [basePriceKey('starter', 'year'), values.STRIPE_PRICE_STARTER_YEARLY],
    [basePriceKey('growth', 'month'), values.STRIPE_PRICE_GROWTH],
    [basePriceKey('growth', 'year'), values.STRIPE_PRICE_GROWTH_YEARLY],
    [basePriceKey('scale', 'month'), values.STRIPE_PRICE_SCALE],
    [basePriceKey('scale', 'year'), values.STRIPE_PRICE_SCALE_YEARLY],
  ];
  return new Map(named.flatMap(([name, id]) => (id === undefined ? [] : [[name, id] as const])));
}
