/**
 * The one table of limits: how often each route and action may be used. A name begins with what is counted: an `address` (IPv6 by its
 * /64), an `account` (by e-mail before somebody is signed in, by user after it), a `key` of the public API, and so on.
 */

export interface LimitRule {
  readonly most: number;
  readonly seconds: number;
  /** What it is that there was too much of, as the refusal tells it. */
  readonly what: string;
  /**
   * How many are taken from the shared count at once and then given out in memory, so that not every request costs a
   * query (0.4 ms of Postgres each). What is left of them when the time is over is lost: with n instances an address or
   * an account is refused at the earliest n times this before the limit, and never after it.
   */
  readonly lease?: number;
  /** Counted in each instance for itself: what a database must not be asked for. */
  readonly local?: true;
}

const MINUTE = 60;
const HOUR = 3_600;

export const LIMITS = {
  /** Everything but files and webhooks: 50 a second, which an office of fifty dashboards does not reach. */
  'address:requests': { most: 3_000, seconds: MINUTE, what: 'requests', lease: 50 },
  /** The pages and their files, which are on the disk. A page is 20 to 40 of them when nothing is cached. */
  'address:files': { most: 6_000, seconds: MINUTE, what: 'requests', local: true },

  /** Changes to accounts. Most check a password, which takes 80 ms of a core. */
  'address:account-requests': { most: 60, seconds: MINUTE, what: 'tries' },
  /** Wrong passwords, codes and links. A hundred people who share an address do not mistype as much. */
  'address:wrong-logins': { most: 50, seconds: 15 * MINUTE, what: 'wrong tries' },
  'address:sign-ups': { most: 60, seconds: HOUR, what: 'new accounts' },
  /** Requests that send a mail to an address: a new password, a confirmation. */
  'address:mails': { most: 30, seconds: HOUR, what: 'mails' },
  'account:mails': { most: 6, seconds: HOUR, what: 'mails' },
  /** Sign-ins that got the password right and wait for a code: with five codes each, a guesser has 100 of a million. */
  'account:second-factors': { most: 20, seconds: HOUR, what: 'sign-ins without a code' },
  /** Codes tried after one right password. */
  'sign-in:codes': { most: 5, seconds: 10 * MINUTE, what: 'codes' },

  /** Procedures of the dashboard by one user, each of a batch for itself. */
  'account:procedures': { most: 1_800, seconds: MINUTE, what: 'requests', lease: 60 },
  'account:invitations': { most: 60, seconds: HOUR, what: 'invitations' },
  /** Notices that a member sends to themselves; a text costs money. */
  'account:test-notices': { most: 10, seconds: HOUR, what: 'tests' },
  'account:recordings': { most: 300, seconds: MINUTE, what: 'requests' },
  'account:exports': { most: 10, seconds: HOUR, what: 'exports' },
  /** A sample costs the vendor's price of a hundred letters when nobody has heard it before. */
  'account:voice-samples': { most: 30, seconds: MINUTE, what: 'voice samples' },
  /** Every voice of a vendor with forty, heard seven times. */
  'account:voice-samples-a-day': { most: 300, seconds: 24 * HOUR, what: 'voice samples' },

  /** Nobody who listens to the greeting rings as often. */
  'account:browser-calls': { most: 20, seconds: MINUTE, what: 'test calls' },
  /** Of calls from the browser. Quick talk needs thirty a minute. */
  'account:model-requests': { most: 90, seconds: MINUTE, what: 'questions', lease: 5 },
  /** An hour of talk needs a thousand. */
  'account:model-requests-a-day': { most: 2_000, seconds: 24 * HOUR, what: 'questions', lease: 20 },

  /** Of visitors of websites, by address: a household that shares one does not begin as many. */
  'visitor:conversations': { most: 10, seconds: MINUTE, what: 'conversations' },
  'visitor:model-requests': { most: 90, seconds: MINUTE, what: 'questions', lease: 5 },
  'visitor:model-requests-a-day': { most: 2_000, seconds: 24 * HOUR, what: 'questions', lease: 20 },

  /** Codes called or texted to prove a number: each costs a call, and rings at whoever has the number. */
  'number:codes': { most: 6, seconds: 24 * HOUR, what: 'codes for this number' },
  /** Each leaves a row, whether the number is kept or not. */
  'account:numbers': { most: 60, seconds: HOUR, what: 'connected numbers' },
  'account:codes': { most: 3, seconds: 24 * HOUR, what: 'codes' },

  /** Ten a second, which no front desk's program needs for long. */
  'key:requests': { most: 600, seconds: MINUTE, what: 'requests', lease: 10 },
  /** Enough for a mistake in a program, too few to try keys. */
  'address:wrong-keys': { most: 30, seconds: MINUTE, what: 'requests without a valid key' },

  /** A subscriber looks every five minutes. Only by feed: a calendar company fetches all its users' from one address. */
  'feed:requests': { most: 60, seconds: MINUTE, what: 'requests' },
  'address:wrong-feeds': { most: 60, seconds: MINUTE, what: 'addresses that lead nowhere' },

  /** The page of an appointment: who compares many days opens twenty of them. */
  'appointment:requests': { most: 60, seconds: MINUTE, what: 'requests' },
  /** Each is told to the customer and the business. */
  'appointment:changes': { most: 20, seconds: HOUR, what: 'changes' },
  /** Links that we did not make. */
  'address:wrong-appointments': { most: 60, seconds: MINUTE, what: 'links that lead nowhere' },

  /** Sockets of browsers: phones and listeners. */
  'address:sockets': { most: 120, seconds: MINUTE, what: 'connections' },
  'address:refused-sockets': { most: 60, seconds: MINUTE, what: 'refused connections', local: true },

  /** Webhooks whose signature is wrong. Right ones are not counted, and a call never waits for a count. */
  'address:unsigned-webhooks': { most: 60, seconds: MINUTE, what: 'unsigned requests', local: true },
} as const satisfies Readonly<Record<string, LimitRule>>;

export type LimitName = keyof typeof LIMITS;

/** Wrong passwords of one account in a row: after the free ones each further try waits twice as long as the one before. */
export const BACK_OFF = { free: 5, firstSeconds: 30, longestSeconds: 15 * MINUTE, forgottenAfter: 24 * HOUR };

/**
 * So long an address from which an account was signed in to counts its wrong tries apart from everybody else's. A count in
 * memory ends by a timer, and Node's longest is 24.8 days: a longer one would end at once.
 */
export const KNOWN_ADDRESS_SECONDS = 24 * 24 * HOUR;

/** The most that may be open at the same time in one instance. */
export const AT_ONCE = {
  /** Sockets of browsers, and live feeds. */
  address: 200,
  /** Live feeds of one user: a tab has one. */
  user: 30,
  /** Reads of one business that go over most of its data: reports and exports. The others of the pool are for everybody. */
  largeReads: 2,
};
