/** Every procedure of the API with an input that it takes, for tests that go over all of them. */
import { type AnyTRPCProcedure, callTRPCProcedure, TRPCError } from '@trpc/server';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { DEFAULT_SETTINGS } from '../notices/appointments/settings.ts';
import { appRouter } from './router.ts';
import type { FullBusiness, Thing } from './testing-business.ts';
import type { ApiContext } from './trpc.ts';

const procedures = new Map<string, unknown>(Object.entries(appRouter._def.procedures));
export const paths = [...procedures.keys()];
const isProcedure = (each: unknown): each is AnyTRPCProcedure => typeof each === 'function' && '_def' in each;
function procedureAt(path: string): AnyTRPCProcedure {
  const procedure = procedures.get(path);
  if (!isProcedure(procedure)) throw new Error(`there is no ${path}`);
  return procedure;
}

const inputs = z.object({ inputs: z.array(z.instanceof(z.ZodType)).default([]) });
/** The JSON schemas of a procedure's input, one for each step that asks for some. */
export const schemasOf = (path: string): unknown[] =>
  inputs
    .parse(procedureAt(path)._def)
    .inputs.map((each) => z.toJSONSchema(each, { io: 'input', unrepresentable: 'any' }));

const node = z.object({
  properties: z.record(z.string(), z.unknown()).default({}),
  anyOf: z.array(z.unknown()).default([]),
});
/** The fields of a JSON schema that hold an id, by their whole paths. */
function idsIn(schema: unknown, before = ''): string[] {
  const parsed = node.safeParse(schema);
  if (!parsed.success) return [];
  const { properties, anyOf } = parsed.data;
  const own = Object.entries(properties).flatMap(([name, inner]) => [
    ...(/(^id|Ids?)$/.test(name) ? [before + name] : []),
    ...idsIn(inner, `${before}${name}.`),
  ]);
  return [...own, ...anyOf.flatMap((each) => idsIn(each, before))];
}
/** The fields of a procedure's input that name a thing, by their whole paths. */
export const namedBy = (path: string): string[] => [
  ...new Set(
    schemasOf(path)
      .flatMap((each) => idsIn(each))
      .filter((field) => !NO_THING.includes(field)),
  ),
];
/** Which thing a field of an input names; of `id`, by procedure. */
const NAMES: Readonly<Record<string, Thing>> = {
  bookingId: 'booking',
  callId: 'call',
  customerId: 'customer',
  destinationId: 'destination',
  deviceId: 'device',
  factId: 'fact',
  feedId: 'feed',
  keyId: 'key',
  memberId: 'member',
  messageId: 'message',
  questionId: 'question',
  serviceId: 'service',
  serviceIds: 'service',
  staffId: 'staff',
  threadId: 'thread',
  staffIds: 'staff',
  userId: 'member',
  'businesses.saveStaff id': 'staff',
  'businesses.saveService id': 'service',
  'businesses.retireStaff id': 'staff',
  'businesses.retireService id': 'service',
  'businesses.removeTimeOff id': 'time off',
  'destinations.save id': 'destination',
  'destinations.remove id': 'destination',
  'team.inviteAgain id': 'invitation',
  'team.revoke id': 'invitation',
};
/** Not a thing of a business: who is asked, what a page has seen, the vendors' own names. */
const NO_THING = [
  'businessId',
  'business.id',
  'cursor.id',
  'cursor.staffId',
  'lastEventId',
  'eventId',
  'settings.voiceId',
];

export function thingNamed(path: string, field: string): Thing {
  const name = field.split('.').at(-1) ?? '';
  const thing = NAMES[name] ?? NAMES[`${path} ${name}`];
  if (thing === undefined) throw new Error(`which thing is ${field} of ${path}?`);
  return thing;
}

export type Input = Readonly<Record<string, unknown>>;
/** The same with another value in one field, whether it stood there or not. */
export function withField(input: Input, field: string, value: unknown): Input {
  const [name = '', ...rest] = field.split('.');
  if (rest.length === 0) return { ...input, [name]: name.endsWith('s') ? [value] : value };
  const inner = input[name];
  const object = typeof inner === 'object' && inner !== null ? { ...inner } : {};
  return { ...input, [name]: withField(object, rest.join('.'), value) };
}

const range = { from: '2026-11-24T00:00:00Z', to: '2026-11-25T00:00:00Z' };
/** Passes every procedure's own check of its input, so that only the question of who asks for what is left. */
const PLAIN: Input = {
  channel: 'mail',
  device: {
    endpoint: 'https://fcm.googleapis.com/fcm/send/stolen',
    p256dh: 'B'.repeat(87),
    auth: 'a'.repeat(22),
    name: 'Stolen',
  },
  wishes: {
    channels: {
      urgent: ['mail'],
      message: [],
      booking: [],
      'missed-transfer': [],
      unhappy: [],
      question: [],
      limit: [],
      vendor: [],
    },
    quiet: null,
    agendaHour: null,
    weeklyReport: false,
  },
  ...range,
  startsAt: '2026-11-24T10:00:00Z',
  atShortNotice: true,
  idempotencyKey: randomUUID(),
  name: 'Stolen',
  phone: '+4930901828',
  number: '+4930901829',
  by: 'call',
  code: '123456',
  text: 'Stolen',
  until: null,
  email: 'stolen@b.test',
  day: '2026-11-24',
  days: [{ day: '2026-11-24', note: '' }],
  region: null,
  search: '',
  version: 7,
  seen: range.from,
  fromDay: '2026-11-01',
  toDay: '2026-11-02',
  groups: [],
  answering: { e164: null, way: { mode: 'receptionist' } },
  destination: {
    name: 'Stolen',
    purpose: '',
    phone: { type: 'number', e164: '+4930901828' },
    staffId: null,
    serviceIds: [],
    hours: { type: 'always' },
    ringSeconds: 20,
    mode: 'warm',
    ringsFirst: false,
  },
  held: true,
  brand: 'approved',
  campaign: 'submitted',
  tollFree: 'not-started',
  token: 'x'.repeat(43),
  eventId: 'evt_1',
  at: 1,
  noticeKind: 'confirmation',
  bookingNotices: DEFAULT_SETTINGS,
  site: { enabled: true, origins: ['https://www.example.com'], color: '#112233', side: 'left' },
  choice: { plan: 'starter', interval: 'month' },
  limits: { overageCents: null, dailyMinutes: null, fallbackPhone: null, dialCountries: [] },
  scopes: ['bookings:read'],
  change: { name: 'Stolen' },
  customer: { name: 'Stolen' },
  opinion: { note: 'Stolen' },
  knowledge: { question: 'Stolen', answer: 'Stolen' },
  staff: { name: 'Stolen', hours: null },
  special: { day: '2026-11-24', stretches: [], note: '' },
  timeOff: { ...range, note: '' },
  standing: { role: 'staff' },
  service: {
    name: 'Stolen',
    durationMinutes: 30,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    priceCents: null,
    staffIds: [],
  },
  settings: {
    receptionistName: '',
    voiceId: null,
    language: 'en-US',
    greeting: 'Stolen',
    alsoSpeaks: [],
    offersLanguageKeys: false,
    disclosesAssistant: true,
    manner: 'warm',
    mayDo: '',
    mayNotDo: '',
    recordsCalls: false,
    consentText: '',
    knowledge: [],
  },
};

/** Asks one business for its own things, all by their ids. */
export const inputFor = (path: string, { businessId, things }: FullBusiness): Input =>
  namedBy(path).reduce<Input>((input, field) => withField(input, field, things[thingNamed(path, field)]), {
    ...PLAIN,
    businessId,
  });

export interface Answer {
  /** Why it was refused, or `done`. */
  readonly code: string;
  readonly data: unknown;
}
/** Asks a procedure; of a subscription the first thing that it tells. */
export async function askProcedure(ctx: ApiContext, path: string, input: Input): Promise<Answer> {
  const stop = new AbortController();
  try {
    const result: unknown = await callTRPCProcedure({
      router: appRouter,
      path,
      type: procedureAt(path)._def.type,
      ctx,
      getRawInput: () => Promise.resolve(input),
      signal: stop.signal,
      batchIndex: 0,
    });
    if (typeof result === 'object' && result !== null && Symbol.asyncIterator in result) {
      for await (const told of result as AsyncIterable<unknown>) return { code: 'done', data: told };
    }
    return { code: 'done', data: result };
  } catch (error) {
    if (error instanceof TRPCError) return { code: error.code, data: null };
    throw error;
  } finally {
    stop.abort();
  }
}
