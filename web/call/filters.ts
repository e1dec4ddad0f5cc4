/** The filters of the history, as the page's address holds them. */
import type { useTRPC } from '../api.ts';
import type { Business } from '../business.ts';
import type { Outcome } from '../../server/protocol/feed.ts';

export const LENGTHS = {
  short: { minSeconds: undefined, maxSeconds: 30 },
  medium: { minSeconds: 30, maxSeconds: 120 },
  long: { minSeconds: 120, maxSeconds: undefined },
} as const;
type Length = keyof typeof LENGTHS;

export const OUTCOMES: readonly Outcome[] = [
  'booked',
  'moved',
  'cancelled',
  'message',
  'answered',
  'unresolved',
  'abandoned',
  'failed',
];

export const MARKS = ['unanswered', 'unhappy', 'talked-over', 'dead-air', 'repeated'] as const;
type Mark = (typeof MARKS)[number];

export interface CallSearch {
  readonly q?: string;
  readonly outcome?: Outcome;
  /** Days in the business's zone, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly number?: string;
  readonly staff?: string;
  readonly length?: Length;
  readonly flag?: 'good' | 'bad';
  readonly goal?: 'reached' | 'missed';
  readonly mark?: Mark;
  /** Without test and spam calls, or only those of one kind. */
  readonly kind?: 'real' | 'test' | 'spam';
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const oneOf =
  <T extends string>(values: readonly T[]) =>
  (value: string): value is T =>
    (values as readonly string[]).includes(value);
const isLength = oneOf(Object.keys(LENGTHS) as Length[]);
const isFlag = oneOf(['good', 'bad']);
const isGoal = oneOf(['reached', 'missed']);
const isMark = oneOf(MARKS);
const isKind = oneOf(['real', 'test', 'spam']);
const isOutcome = oneOf(OUTCOMES);
const isDay = (value: string): value is string => DAY.test(value) && !Number.isNaN(Date.parse(value));

/** Reads the filters in an address, and ignores what is none. */
export function readCallSearch(search: Readonly<Record<string, unknown>>): CallSearch {
  // A router may have read digits as a number.
  const text = (name: keyof CallSearch) => {
    const value = search[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  };
  const [q, outcome, from, to] = [text('q'), text('outcome'), text('from'), text('to')];
  const [number, staff, length, flag] = [text('number'), text('staff'), text('length'), text('flag')];
  const [goal, mark, kind] = [text('goal'), text('mark'), text('kind')];
  return {
    ...(q === '' ? {} : { q: q.slice(0, 200) }),
    ...(isOutcome(outcome) ? { outcome } : {}),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
    ...(/\d/.test(number) ? { number: number.slice(0, 40) } : {}),
    ...(ID.test(staff) ? { staff } : {}),
    ...(isLength(length) ? { length } : {}),
    ...(isFlag(flag) ? { flag } : {}),
    ...(isGoal(goal) ? { goal } : {}),
    ...(isMark(mark) ? { mark } : {}),
    ...(isKind(kind) ? { kind } : {}),
  };
}

/** The filters as the API takes them. */
export function filtersOf(search: CallSearch) {
  const { q, outcome, from, to, number, staff, length, flag, goal, mark, kind } = search;
  const { minSeconds, maxSeconds } = length === undefined ? {} : LENGTHS[length];
  return {
    search: q,
    outcome,
    fromDay: from,
    toDay: to,
    number,
    staffId: staff,
    minSeconds,
    maxSeconds,
    flag,
    goal,
    mark,
    kind,
  };
}

const PAGE = 25;

/** The finished calls of a business that match, newest first, page by page. */
export const callsQuery = (
  trpc: ReturnType<typeof useTRPC>,
  businessId: Business['id'],
  search: CallSearch = {},
) =>
  trpc.calls.list.infiniteQueryOptions(
    { businessId, limit: PAGE, ...filtersOf(search) },
    { getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined },
  );
