/**
 * The kinds of values that a variable can have, read as people write them: blanks, a line end and one pair of quotes
 * around a value are taken off, and a variable with nothing in it counts as not set. What cannot be understood is refused
 * with words that follow the variable's name.
 */
import { z } from 'zod';
import { setting } from '../../db/setting.ts';

/** Thrown for variables that cannot be used; its message is meant for the person who set them. */
export class EnvError extends Error {}

/** A secret that signs or verifies something is at least this long: 32 letters of a random one cannot be guessed. */
const SHORTEST_SECRET = 32;
/** A secret of fewer different letters was typed by holding a key down. */
const FEWEST_LETTERS = 8;
/** What stands in examples, in ours and in those of the libraries, instead of a secret. */
const PLACEHOLDERS = [
  'changeme',
  'change-me',
  'change_me',
  'replace',
  'example',
  'your-',
  'your_',
  'better-auth-secret',
];
/** No honest value is longer; the longest are lists of networks and addresses of databases. */
const LONGEST = 4_000;

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

/** Any text of one line. */
export const text = z
  .string()
  .optional()
  .transform(setting)
  .refine((value) => value === undefined || value.length <= LONGEST, `must have at most ${LONGEST} letters`)
  .refine(
    (value) => value === undefined || !CONTROL.test(value),
    'must be one line, without control characters',
  );

export const textOr = (fallback: string) => text.transform((value) => value ?? fallback);

const OR = new Intl.ListFormat('en-US', { type: 'disjunction' });

/** One of several words, in whatever case. */
export const oneOf = <const Word extends string>(words: readonly Word[]) =>
  text.transform((value, context): Word | undefined => {
    const word = words.find((each) => each === value?.toLowerCase());
    if (value === undefined || word !== undefined) return word;
    context.addIssue({ code: 'custom', message: `must be ${OR.format(words)}` });
    return z.NEVER;
  });

export const oneOfOr = <const Word extends string>(words: readonly Word[], fallback: Word) =>
  oneOf(words).transform((value) => value ?? fallback);

/** A whole number in digits. */
export const numberOr = <Fallback extends number | undefined>(
  fallback: Fallback,
  { least, most }: { least: number; most: number },
) =>
  text.transform((value, context): number | Fallback => {
    if (value === undefined) return fallback;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
    if (number >= least && number <= most) return number;
    context.addIssue({ code: 'custom', message: `must be a whole number from ${least} to ${most}` });
    return z.NEVER;
  });

/** A vendor's key: it is sent in a header, which takes no blanks and no letters beyond ASCII. */
export const key = text.refine((value) => value === undefined || /^[\x21-\x7e]+$/.test(value), {
  message:
    'must be the key alone, as the vendor shows it: no blanks, and plain letters, digits and signs only',
});

const isLong = (value: string) => value.length >= SHORTEST_SECRET && new Set(value).size >= FEWEST_LETTERS;
const isPlaceholder = (value: string) => PLACEHOLDERS.some((each) => value.toLowerCase().includes(each));

/** What is wrong with a secret of our own making; null: nothing. */
export function weaknessOf(secret: string): string | null {
  if (isPlaceholder(secret)) return 'must be a secret of your own, not the text of an example';
  if (!isLong(secret))
    return `must be a random secret of at least ${SHORTEST_SECRET} letters, such as \`openssl rand -hex 32\` prints`;
  return null;
}

/** A URL of one of these protocols, normalised, without a slash at its end. */
export const url = (protocols: readonly string[]) =>
  text.transform((value, context) => {
    if (value === undefined) return undefined;
    const parsed = URL.parse(value);
    if (
      parsed !== null &&
      protocols.includes(parsed.protocol) &&
      (parsed.host !== '' || parsed.pathname !== '')
    )
      return parsed.href.replace(/\/$/, '');
    const beginnings = protocols.map((each) => `${each}//`).join(' or ');
    context.addIssue({ code: 'custom', message: `must be a URL that begins with ${beginnings}` });
    return z.NEVER;
  });

/** A URL of a protocol and a host, and of nothing behind them. */
export const origin = (protocols: readonly string[]) =>
  url(protocols).transform((value, context) => {
    if (value === undefined) return undefined;
    const { pathname, search, hash, username, origin: bare } = new URL(value);
    if ((pathname === '/' || pathname === '') && search === '' && hash === '' && username === '') return bare;
    context.addIssue({
      code: 'custom',
      message: `must be an origin such as https://ahoy.example.com, with no path, question mark or user in it`,
    });
    return z.NEVER;
  });

/** Whether a host is this machine. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname.endsWith('.localhost') || /^127\.|^\[::1\]$/.test(hostname);
