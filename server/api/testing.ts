/** The context of a procedure in a test. */
import type { UserId } from '../../db/ids.ts';
import { calendarAddresses } from '../booking/calendar-addresses.ts';
import { signalWire } from '../carriers/signalwire/carrier.ts';
import { twilio } from '../carriers/twilio/carrier.ts';
import { systemClock } from '../clock.ts';
import { Gauge } from '../limits/gauge.ts';
import { AT_ONCE } from '../limits/table.ts';
import { bookingLinkUrl } from '../notices/appointments/links.ts';
import type { ApiContext } from './trpc.ts';

const PUBLIC_URL = 'https://ahoy.example.com';

/** The context of a request by this user; null: of nobody. */
export const contextOf = (parts: Pick<ApiContext, 'db' | 'feed'>, user: UserId | null): ApiContext => ({
  ...parts,
  clock: systemClock,
  billing: {
    admission: gateOf(parts.db),
    browser: { ...gateOf(parts.db), limits: { daySeconds: 3_600, trialSeconds: null } },
    stripe: null,
  },
  calendarAddresses: calendarAddresses('http://localhost:3000', 'a secret of tests'),
  appointmentPage: (link) => bookingLinkUrl(PUBLIC_URL, 'a secret of tests', link),
  numberCodes: {
    send: null,
    limits: { take: () => Promise.resolve({ most: 1, left: 1, seconds: 1, reached: false }) },
    secret: 'a secret of tests',
  },
  transfers: { db: parts.db, carriers: [], onError: () => undefined },
  publicUrl: PUBLIC_URL,
  pushKey: 'a key of tests',
  carriers: [
    twilio({ publicUrl: PUBLIC_URL, accountSid: '', authToken: '', apiUrl: '', callerId: null }),
    signalWire({
      publicUrl: PUBLIC_URL,
      projectId: '',
      apiToken: '',
      signingKey: '',
      apiUrl: '',
      callerId: null,
    }),
  ],
  largeReads: new Gauge(AT_ONCE.largeReads),
  warnings: () => [],
  voices: () => Promise.resolve([{ id: 'voice-1', name: 'Vera', about: 'Calm', vendor: 'memory' }]),
  user: user === null ? null : { id: user, email: 'x@y.test' },
  isStillSignedIn: () => Promise.resolve(true),
});

const gateOf = (db: ApiContext['db']) => ({ db, clock: systemClock, billingUrl: '', trial: null });
