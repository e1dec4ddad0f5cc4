/** Inputs that nobody sends honestly, and the honest ones that they are made from. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { FullBusiness } from './testing-business.ts';
import { type Input, inputFor, schemasOf } from './testing-inputs.ts';

const nested = (depth: number): unknown => (depth === 0 ? 'x' : [nested(depth - 1)]);

const TEXTS = [
  '',
  ' ',
  'a\u0000b',
  '\ud800',
  'half \udc00 emoji',
  'x'.repeat(20_000),
  '%_\\',
  "'; drop table booking; --",
  '__proto__',
  '\u202e\u0301\u200f',
  // Years
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00.000Z',
  '9999-12-31T23:59:59.999Z',
  '+275760-09-13T00:00:00.000Z',
  '-000001-01-01T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '2026-11-24T24:00:00Z',
  '2026-12-31T23:59:60Z',
  '0000-01-01',
  '0001-02-29',
  '9999-12-31',
  '2026-02-30',
  // Zones
  'US/Pacific-New',
  '+02:00',
  '-00:30',
  'Etc/Unknown',
  'GMT0',
  'EST5EDT',
  'posixrules',
  'Factory',
  // Numbers as texts
  '99999999999999999999',
  '-1',
  'NaN',
  '1e999',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  // Countries without a currency, or none at all
  'ZZ',
  'AQ',
  'KW',
  '٣٤',
  '+0000000000',
  '"unfinished phrase OR -',
];
const NUMBERS = [
  -1,
  -0,
  0.5,
  2_147_483_647,
  2_147_483_648,
  -2_147_483_649,
  2 ** 53,
  1e21,
  1e308,
  1_000_000,
  100_000_000,
];
const OTHERS = [
  null,
  true,
  [],
  {},
  [null],
  { toString: 'x' },
  nested(60),
  Array.from({ length: 300 }, () => 'x'),
];
/** The hostile values for every field. */
export const HOSTILE: readonly unknown[] = [...TEXTS, ...NUMBERS, ...OTHERS];

const node = z.object({
  type: z.unknown().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  minItems: z.number().optional(),
});

/** How the API asks for a number in E.164. */
const PHONE_PATTERN = String.raw`^\+[1-9]\d{6,14}$`;

/** Something honest that a schema takes, with every field that it has. */
function honest(schema: unknown): unknown {
  const { data } = node.safeParse(schema);
  if (data === undefined) return 'x';
  if (data.enum !== undefined) return data.enum[0];
  if (data.const !== undefined) return data.const;
  if (data.anyOf !== undefined) return honest(data.anyOf[0]);
  if (data.properties !== undefined)
    return Object.fromEntries(Object.entries(data.properties).map(([name, each]) => [name, honest(each)]));
  switch (data.type) {
    case 'array':
      return Array.from({ length: Math.max(1, data.minItems ?? 0) }, () => honest(data.items));
    case 'integer':
    case 'number':
      return Math.max(1, data.minimum ?? 0);
    case 'boolean':
      return true;
    default:
      return data.pattern === PHONE_PATTERN ? '+12125550199' : honestText(data.format);
  }
}
function honestText(format: string | undefined): string {
  switch (format) {
    case 'uuid':
      return randomUUID();
    case 'date-time':
      return '2026-11-24T10:00:00Z';
    case 'date':
      return '2026-11-24';
    default:
      return '09:00';
  }
}

/** A step into a value: the name of a field, or the first of a list. */
export type Step = string | 0;

/** Every place in a value, fields and lists themselves included. */
export function stepsIn(value: unknown): Step[][] {
  if (Array.isArray(value))
    return value.length === 0 ? [] : [[0], ...stepsIn(value[0]).map((rest): Step[] => [0, ...rest])];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [
    [name],
    ...stepsIn(inner).map((rest): Step[] => [name, ...rest]),
  ]);
}

/** The same with something else in one place. */
export function put(value: unknown, [step, ...rest]: readonly Step[], leaf: unknown): unknown {
  if (step === undefined) return leaf;
  if (step === 0)
    return Array.isArray(value) ? [put(value[0], rest, leaf), ...(value.slice(1) as unknown[])] : value;
  const fields = typeof value === 'object' && value !== null ? (value as Input) : {};
  return { ...fields, [step]: put(fields[step], rest, leaf) };
}

/** The value for a field that is known by name, and a valid one for all others. */
function filled(sample: unknown, known: unknown): unknown {
  if (known === undefined) return sample;
  if (Array.isArray(known)) return known.length === 0 ? sample : known;
  if (typeof known !== 'object' || known === null || typeof sample !== 'object' || sample === null)
    return known;
  const fields = Object.entries(sample).map(([name, each]) => [name, filled(each, (known as Input)[name])]);
  return Object.fromEntries(fields);
}

/** An input for a procedure that passes it, with every field that it takes. */
export const wholeInput = (path: string, business: FullBusiness): Input => {
  const sample: unknown = Object.assign({}, ...schemasOf(path).map((each) => honest(each) as object));
  return filled(sample, { ...inputFor(path, business), ...KNOWN }) as Input;
};
const KNOWN = {
  business: { trade: 'barber', country: 'US', zone: 'America/New_York', name: 'New' },
  change: { country: 'US', zone: 'America/New_York', name: 'New' },
  limits: {
    overageCents: 1,
    dailyMinutes: 1,
    fallbackPhone: '+12125550123',
    dialCountries: ['US'],
  },
  endsAt: '2026-11-24T10:30:00Z',
  lastEventId: '1',
  cursor: { phone: '+12125550123' },
  limit: 20,
  retired: false,
};
