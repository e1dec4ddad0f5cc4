/** Every variable by its name, as it is read: the one list of them. */
import { isIP } from 'node:net';
import { z } from 'zod';
import { SIGN_UP_MODES } from '../accounts/modes.ts';
import { parseEmailAddress } from '../email-address.ts';
import { key, numberOr, oneOf, oneOfOr, origin, text, textOr, url } from './fields.ts';
import { readTrustedProxies, type TrustedProxies } from '../limits/addresses.ts';

/** `https://key@host/project`. */
function isDsn(value: string): boolean {
  const { protocol, username, pathname } = URL.parse(value) ?? { protocol: '', username: '', pathname: '' };
  return /^https?:$/.test(protocol) && username !== '' && /\/\d+$/.test(pathname);
}

/** `ahoy@example.com` or `Ahoy <ahoy@example.com>`. */
function isSender(value: string): boolean {
  const bracket = value.indexOf('<');
  const address = bracket === -1 ? value : value.endsWith('>') ? value.slice(bracket + 1, -1) : '';
  return parseEmailAddress(address) !== null;
}

const E164 = /^\+[1-9]\d{6,14}$/;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const isHost = (value: string): boolean => value !== '' && URL.parse(`https://${value}`)?.host === value;

const anyOrigin = url(['http:', 'https:', 'ws:', 'wss:']);

export const variables = z.object({
  NODE_ENV: oneOf(['production', 'development', 'test']),
  PORT: numberOr(3000, { least: 0, most: 65_535 }),
  BIND_ADDRESS: text.refine((value) => value === undefined || value === 'localhost' || isIP(value) !== 0, {
    message: 'must be an address of this machine such as 127.0.0.1 or ::, without a port',
  }),
  PUBLIC_URL: origin(['http:', 'https:']),
  RENDER_EXTERNAL_URL: origin(['http:', 'https:']),
  RENDER: text,
  FLY_APP_NAME: text,
  RAILWAY_PROJECT_ID: text,
  DATABASE_URL: url(['postgres:', 'postgresql:']),
  DATABASE_DIRECT_URL: url(['postgres:', 'postgresql:']),
  DATABASE_POOL_SIZE: numberOr(20, { least: 8, most: 500 }),
  METRICS_TOKEN: key.pipe(z.string().min(16, 'must have at least 16 letters').optional()),
  DATA_DIR: textOr('.data'),
  AUTH_SECRET: text,
  LOG_LEVEL: oneOfOr(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info'),
  SENTRY_DSN: text.refine((value) => value === undefined || isDsn(value), {
    message: 'must be the DSN of a project, as the settings of Sentry show it',
  }),
  TWILIO_ACCOUNT_SID: key.refine((value) => value === undefined || /^AC[\da-f]{32}$/i.test(value), {
    message: 'must be the Account SID, which begins with AC and has 34 letters',
  }),
  TWILIO_AUTH_TOKEN: key,
  TWILIO_API_URL: url(['http:', 'https:']),
  TWILIO_CALLER_ID: text.refine((value) => value === undefined || E164.test(value), {
    message: 'must be a number of your Twilio account like +12125550123',
  }),
  SIGNALWIRE_PROJECT_ID: key.refine((value) => value === undefined || UUID.test(value), {
    message: 'must be the Project ID, which looks like 7c9e6679-7425-40de-944b-e07fc1f90ae7',
  }),
  SIGNALWIRE_API_TOKEN: key,
  SIGNALWIRE_SPACE_URL: text.transform((value, context) => {
    const host = value?.replace(/^https:\/\//, '').replace(/\/$/, '');
    if (host === undefined || isHost(host)) return host;
    context.addIssue({ code: 'custom', message: 'must be your space, such as example.signalwire.com' });
    return z.NEVER;
  }),
  SIGNALWIRE_SIGNING_KEY: key.refine((value) => value === undefined || value.length >= 20, {
    message: 'must be the Signing Key of the project: whoever guesses it speaks as the carrier',
  }),
  SIGNALWIRE_API_URL: url(['http:', 'https:']),
  SIGNALWIRE_CALLER_ID: text.refine((value) => value === undefined || E164.test(value), {
    message: 'must be a number of your SignalWire project like +12125550123',
  }),
  DEEPGRAM_API_KEY: key,
  DEEPGRAM_URL: anyOrigin,
  DEEPGRAM_MODEL: textOr('nova-3'),
  OPENAI_API_KEY: key,
  OPENAI_BASE_URL: url(['http:', 'https:']),
  OPENAI_MODEL: textOr('gpt-5.1-chat-latest'),
  ENGINE: oneOfOr(['pipeline', 'realtime'], 'pipeline'),
  OPENAI_REALTIME_URL: anyOrigin,
  OPENAI_REALTIME_MODEL: textOr('gpt-realtime-2.1'),
  OPENAI_VOICE: text,
  ANTHROPIC_API_KEY: key,
  ANTHROPIC_BASE_URL: url(['http:', 'https:']),
  ANTHROPIC_MODEL: textOr('claude-haiku-5-5'),
  TTS_PROVIDER: oneOf(['elevenlabs', 'deepgram', 'openai', 'azure', 'local']),
  AZURE_SPEECH_KEY: key,
  AZURE_SPEECH_REGION: text.refine((value) => value === undefined || /^[a-z0-9-]{3,40}$/.test(value), {
    message: 'must be the region of the Speech resource, such as eastus',
  }),
  AZURE_SPEECH_URL: url(['http:', 'https:']),
  ELEVENLABS_API_KEY: key,
  ELEVENLABS_URL: anyOrigin,
  ELEVENLABS_VOICE_ID: textOr('21m00Tcm4TlvDq8ikWAM'),
  ELEVENLABS_MODEL: textOr('eleven_flash_v2_5'),
  S3_ENDPOINT: origin(['http:', 'https:']),
  S3_BUCKET: text,
  S3_REGION: textOr('us-east-1'),
  S3_ACCESS_KEY_ID: key,
  S3_SECRET_ACCESS_KEY: key,
  SMTP_URL: url(['smtp:', 'smtps:']),
  EMAIL_FROM: text.refine((value) => value === undefined || isSender(value), {
    message: 'must be the sender of mails, such as Ahoy <ahoy@example.com>',
  }),
  OPERATOR_EMAIL: text.transform((value, context) => {
    const address = value === undefined ? undefined : parseEmailAddress(value);
    if (address !== null) return address;
    context.addIssue({ code: 'custom', message: 'must be an e-mail address' });
    return z.NEVER;
  }),
  SIGN_UP: oneOf(SIGN_UP_MODES),
  GOOGLE_CLIENT_ID: key,
  GOOGLE_CLIENT_SECRET: key,
  GOOGLE_URL: url(['http:', 'https:']),
  SHUTDOWN_SECONDS: numberOr(30, { least: 1, most: 3_600 }),
  STRIPE_SECRET_KEY: key,
  STRIPE_WEBHOOK_SECRET: key,
  STRIPE_API_URL: url(['http:', 'https:']),
  STRIPE_PRICE_STARTER: text,
  STRIPE_PRICE_STARTER_YEARLY: text,
  STRIPE_PRICE_GROWTH: text,
  STRIPE_PRICE_GROWTH_YEARLY: text,
  STRIPE_PRICE_SCALE: text,
  STRIPE_PRICE_SCALE_YEARLY: text,
  TRUSTED_PROXIES: text.transform((value, context): TrustedProxies | undefined => {
    const proxies = value === undefined ? undefined : readTrustedProxies(value);
    if (proxies !== null) return proxies;
    context.addIssue({
      code: 'custom',
      message:
        'must be the number of proxies before the service, or a list of addresses and networks such as 10.0.0.0/8, or of the names none, loopback, private and cloudflare',
    });
    return z.NEVER;
  }),
  HSTS_SUBDOMAINS: text.refine((value) => value === undefined || value === '0' || value === '1', {
    message: 'must be 1 or 0',
  }),
  TRIAL_DAYS: numberOr(14, { least: 0, most: 365 }),
  TRIAL_MINUTES: numberOr(60, { least: 0, most: 10_000 }),
  FREE_DAILY_LIMIT_SECONDS: numberOr(3_600, { least: 0, most: 86_400 }),
  FREE_TRIAL_SECONDS: numberOr(undefined, { least: 0, most: 1_000_000 }),
});
export type Values = z.infer<typeof variables>;
