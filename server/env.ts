/** Every variable the service reads, parsed once at the start. A bad one stops the start with a sentence naming it. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { StripeSettings } from './billing/billing.ts';
import { basePriceKey, type PriceIds } from './billing/stripe.ts';
import { readTrustedProxies, type TrustedProxies } from './limits/addresses.ts';

const optional = z
  .string()
  .optional()
  .transform((value) => (value === '' ? undefined : value));

const origin = (protocols: readonly string[]) =>
  optional.refine(
    (value) => value === undefined || (URL.canParse(value) && protocols.includes(new URL(value).protocol)),
    {
      message: `must be a URL that begins with ${protocols.map((each) => `${each}//`).join(' or ')}`,
    },
  );
const httpOrigin = origin(['http:', 'https:']);
const anyOrigin = origin(['http:', 'https:', 'ws:', 'wss:']);

/** `https://key@host/project`. */
function isDsn(value: string): boolean {
  const { protocol, username, pathname } = URL.parse(value) ?? { protocol: '', username: '', pathname: '' };
  return /^https?:$/.test(protocol) && username !== '' && /\/\d+$/.test(pathname);
}

export const variables = z.object({
  NODE_ENV: optional,
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  PUBLIC_URL: httpOrigin,
  DATABASE_URL: origin(['postgres:', 'postgresql:']),
  DATA_DIR: z.string().min(1).default('.data'),
  AUTH_SECRET: optional,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  SENTRY_DSN: optional.refine((value) => value === undefined || isDsn(value), {
    message: 'must be the DSN of a project, as the settings of Sentry show it',
  }),
  TWILIO_ACCOUNT_SID: optional,
  TWILIO_AUTH_TOKEN: optional,
  TWILIO_API_URL: httpOrigin,
  DEEPGRAM_API_KEY: optional,
  DEEPGRAM_URL: anyOrigin,
  DEEPGRAM_MODEL: z.string().min(1).default('nova-3'),
  OPENAI_API_KEY: optional,
  OPENAI_BASE_URL: httpOrigin,
  OPENAI_MODEL: z.string().min(1).default('gpt-5.1-chat-latest'),
  ELEVENLABS_API_KEY: optional,
  ELEVENLABS_URL: anyOrigin,
  ELEVENLABS_VOICE_ID: z.string().min(1).default('21m00Tcm4TlvDq8ikWAM'),
  ELEVENLABS_MODEL: z.string().min(1).default('eleven_flash_v2_5'),
  SMTP_URL: origin(['smtp:', 'smtps:']),
  EMAIL_FROM: optional,
  OPERATOR_EMAIL: optional,
  STRIPE_SECRET_KEY: optional,
  STRIPE_WEBHOOK_SECRET: optional,
  STRIPE_API_URL: httpOrigin,
  STRIPE_PRICE_STARTER: optional,
  STRIPE_PRICE_STARTER_YEARLY: optional,
  STRIPE_PRICE_GROWTH: optional,
  STRIPE_PRICE_GROWTH_YEARLY: optional,
  STRIPE_PRICE_SCALE: optional,
  STRIPE_PRICE_SCALE_YEARLY: optional,
  TRUSTED_PROXIES: optional.transform((value, context): TrustedProxies | undefined => {
    const proxies = value === undefined ? undefined : readTrustedProxies(value);
    if (proxies !== null) return proxies;
    context.addIssue({
      code: 'custom',
      message:
        'must be the number of proxies before the service, or a list of addresses and networks such as 10.0.0.0/8, or of the names none, loopback, private and cloudflare',
    });
    return z.NEVER;
  }),
  HSTS_SUBDOMAINS: optional.refine((value) => value === undefined || value === '0' || value === '1', {
    message: 'must be 1 or 0',
  }),
  TRIAL_DAYS: z.coerce.number().int().min(0).max(365).default(14),
  TRIAL_MINUTES: z.coerce.number().int().min(0).max(10_000).default(60),
});

/** A vendor's key with the place to use it at; null where its local stand-in serves. */
export interface Env {
  readonly production: boolean;
  readonly port: number;
  /** Where the outside reaches us: an origin without a slash at its end. */
  readonly publicUrl: string;
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly authSecret: string;
  readonly logLevel: z.infer<typeof variables>['LOG_LEVEL'];
  /** Where errors are reported; null: they are in the log only. */
  readonly sentryDsn: string | null;
  readonly twilio: {
    readonly accountSid: string;
    readonly authToken: string;
    readonly apiUrl: string;
    readonly live: boolean;
  };
  readonly deepgram: { readonly apiKey: string; readonly url: string; readonly model: string } | null;
  readonly openai: { readonly apiKey: string; readonly baseUrl: string; readonly model: string } | null;
  readonly elevenlabs: {
    readonly apiKey: string;
    readonly url: string;
    readonly voiceId: string;
    readonly model: string;
  } | null;
  /** Null: mails stay in the outbox. */
  readonly mailServer: { readonly url: string; readonly from: string } | null;
  /** Who runs this installation; null: they read the log. */
  readonly operatorEmail: string | null;
  /** Null: nobody pays, and nothing is limited. */
  readonly stripe: StripeSettings | null;
  readonly trial: { readonly days: number; readonly minutes: number };
  /** Whose word is taken for where a request came from. */
  readonly trustedProxies: TrustedProxies;
  /** Whether browsers are told to ask for every name below ours by https, too. */
  readonly hstsSubdomains: boolean;
}

/** Thrown for variables that cannot be used; its message is meant for the person who set them. */
export class EnvError extends Error {}

/** The account that the terminal phone and the service agree on where no real one is set. */
const LOCAL_ACCOUNT_SID = `AC${'0'.repeat(32)}`;

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
  const production = values.NODE_ENV === 'production';
  if (production) {
    const needed = ['DATABASE_URL', 'AUTH_SECRET', 'PUBLIC_URL', 'TWILIO_AUTH_TOKEN'] as const;
    const missing = needed.filter((name) => values[name] === undefined);
    if (missing.length > 0)
      throw new EnvError(missing.map((name) => `${name} must be set in production`).join('\n'));
  }
  if (values.SMTP_URL !== undefined && values.EMAIL_FROM === undefined)
    throw new EnvError('EMAIL_FROM must be set where SMTP_URL is: mails need a sender');
  if (values.STRIPE_SECRET_KEY !== undefined && values.STRIPE_WEBHOOK_SECRET === undefined)
    throw new EnvError(
      'STRIPE_WEBHOOK_SECRET must be set where STRIPE_SECRET_KEY is: webhooks are never trusted',
    );
  const dataDir = path.resolve(values.DATA_DIR);
  const secret = (value: string | undefined, name: string) => value ?? localSecret(dataDir, name);
  return {
    production,
    port: values.PORT,
    publicUrl: (values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
    databaseUrl: values.DATABASE_URL ?? null,
    dataDir,
    authSecret: secret(values.AUTH_SECRET, 'auth-secret'),
    logLevel: values.LOG_LEVEL,
    sentryDsn: values.SENTRY_DSN ?? null,
    twilio: {
      accountSid: values.TWILIO_ACCOUNT_SID ?? LOCAL_ACCOUNT_SID,
      authToken: secret(values.TWILIO_AUTH_TOKEN, 'twilio-auth-token'),
      apiUrl: values.TWILIO_API_URL ?? 'https://api.twilio.com',
      live: values.TWILIO_AUTH_TOKEN !== undefined,
    },
    deepgram:
      values.DEEPGRAM_API_KEY === undefined
        ? null
        : {
            apiKey: values.DEEPGRAM_API_KEY,
            url: values.DEEPGRAM_URL ?? 'wss://api.deepgram.com',
            model: values.DEEPGRAM_MODEL,
          },
    openai:
      values.OPENAI_API_KEY === undefined
        ? null
        : {
            apiKey: values.OPENAI_API_KEY,
            baseUrl: values.OPENAI_BASE_URL ?? 'https://api.openai.com/v1',
            model: values.OPENAI_MODEL,
          },
    elevenlabs:
      values.ELEVENLABS_API_KEY === undefined
        ? null
        : {
            apiKey: values.ELEVENLABS_API_KEY,
            url: values.ELEVENLABS_URL ?? 'wss://api.elevenlabs.io',
            voiceId: values.ELEVENLABS_VOICE_ID,
            model: values.ELEVENLABS_MODEL,
          },
    mailServer:
      values.SMTP_URL === undefined || values.EMAIL_FROM === undefined
        ? null
        : { url: values.SMTP_URL, from: values.EMAIL_FROM },
    operatorEmail: values.OPERATOR_EMAIL ?? null,
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
    trustedProxies: values.TRUSTED_PROXIES ?? (production ? NOBODY : THIS_MACHINE),
    hstsSubdomains: values.HSTS_SUBDOMAINS === '1',
  };
}

/** The ids of Stripe's prices by our names for them; one that is not set is found by that name. */
function pricesOf(values: z.infer<typeof variables>): PriceIds {
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

/** A secret that is made once and kept under the data folder, for machines where nobody has set one. */
function localSecret(dataDir: string, name: string): string {
  const file = path.join(dataDir, name);
  if (!fs.existsSync(file)) {
    fs.mkdirSync(dataDir, { recursive: true });
    fs.writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  }
  return fs.readFileSync(file, 'utf8').trim();
}
