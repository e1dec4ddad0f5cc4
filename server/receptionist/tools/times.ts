/** Time as the tools know it: in the business's zone, by its opening hours, in the caller's words. */
import { resolveWhen } from '../../booking/when/resolve.ts';
import type { When, WhenContext, WhenRange } from '../../booking/when/when.ts';
import { type BusinessProfile, hoursOn } from '../../business/business.ts';
import type { OpenStretch } from '../../languages/facts.ts';
import type { ToolContext } from './tool.ts';

type Stretches = BusinessProfile['specialDays'][number]['stretches'];

export const openStretches = (stretches: Stretches): readonly OpenStretch[] =>
  stretches.map(({ from, to }) => ({
    from: Temporal.PlainTime.from(from),
    to: Temporal.PlainTime.from(to),
  }));

/** When the business is open on a day; empty when it is closed. */
export const opensOn = (business: BusinessProfile, date: Temporal.PlainDate): readonly OpenStretch[] =>
  openStretches(hoursOn(business, date));

/** In characters: a minute of talk. Dates are read no further, and what somebody asks for comes last. */
const LONGEST_READ = 900;

/** When a caller means; `previous`: what was talked about before. */
export const understandWhen = (
  context: Pick<ToolContext, 'business' | 'language' | 'now'>,
  words: string,
  previous: WhenContext['previous'] = {},
): When =>
  resolveWhen(words.slice(-LONGEST_READ), {
    now: context.now(),
    dates: context.language.dates,
    opensOn: (date) => opensOn(context.business, date),
    country: context.business.country,
    previous,
  });

/** A day, or a part of one. */
export const isOneDay = ({ from, to }: WhenRange): boolean =>
  to.since(from, { largestUnit: 'hours' }).hours <= 24;

/** A moment by the clock on the business's wall. */
export const localTime = ({ business }: Pick<ToolContext, 'business'>, date: Date): Temporal.PlainDateTime =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(business.zone).toPlainDateTime();
