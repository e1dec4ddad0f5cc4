/** Answers from what the business told about itself, and from nothing else. */
import type { BusinessProfile } from '../../business/business.ts';
import { resolveWhen } from '../../booking/when/resolve.ts';
import { sayDay } from '../../languages/en/dates/say.ts';
import { languageOf } from '../../languages/languages.ts';
import { list, money } from '../../languages/en/numbers.ts';
import { opensOn, sayStretches, sayWeek } from './hours.ts';
import { matchService } from './matching.ts';

export type Answer =
  | { readonly status: 'found'; readonly say: string }
  /** The question is kept for the owner, who may answer it for the next caller. */
  | { readonly status: 'unknown'; readonly say: string; readonly openQuestion: string };

const ABOUT_HOURS = /\b(hours|open|opens|opening|close|closed|closes|closing)\b/i;
const ABOUT_PRICE = /\b(price|prices|cost|costs|much|charge|charges|fee|rate|rates|expensive)\b/i;
const ABOUT_LENGTH = /\b(how long|how much time|duration)\b/i;
const ABOUT_SERVICES = /\b(services|offer|what do you do|treatments|menu)\b/i;
const ABOUT_EMAIL = /\be-?mail\b/i;
const ABOUT_PLACE = /\b(where|address|located|location|directions|find you)\b/i;
const ABOUT_STAFF = /\b(who works|barbers|stylists|staff|who is working)\b/i;

/** Words too common to tell one question from another. */
const COMMON = new Set(
  'a an and are at be can could do does for have how i in is it me my of on or please tell the there to us we what when where which will with would you your about any'.split(
    ' ',
  ),
);

/** @param now the present moment in the business's zone. */
export function answerQuestion(
  business: BusinessProfile,
  question: string,
  now: Temporal.ZonedDateTime,
): Answer {
  const known = bestKnowledge(business, question);
  if (known !== null && known.share >= 0.75) return { status: 'found', say: known.answer };
  if (ABOUT_HOURS.test(question)) return { status: 'found', say: sayHours(business, question, now) };
  if (ABOUT_PRICE.test(question)) return { status: 'found', say: sayPrices(business, question) };
  if (ABOUT_LENGTH.test(question)) return { status: 'found', say: sayLengths(business, question) };
  if (known !== null) return { status: 'found', say: known.answer };
  if (ABOUT_EMAIL.test(question) && business.email !== '') {
    return { status: 'found', say: `You can write to ${business.email}.` };
  }
  if (ABOUT_PLACE.test(question) && business.address !== '') {
    return { status: 'found', say: `We are at ${business.address}.` };
  }
  if (ABOUT_SERVICES.test(question)) {
    return {
      status: 'found',
      say: `We offer ${list(business.services.map(({ name }) => name.toLowerCase()))}.`,
    };
  }
  if (ABOUT_STAFF.test(question))
    return { status: 'found', say: `Here you find ${list(business.staff.map(({ name }) => name))}.` };
  return {
    status: 'unknown',
    say: "I'm afraid I don't know that. I can take a message, and somebody will get back to you.",
    openQuestion: question,
  };
}

function sayHours(business: BusinessProfile, question: string, now: Temporal.ZonedDateTime): string {
  const opens = (date: Temporal.PlainDate) => opensOn(business, date);
  const when = resolveWhen(question, { now, dates: languageOf(business.language).dates, opensOn: opens });
  const date =
    when.type === 'time'
      ? when.date
      : when.type === 'range' && !when.earliest
        ? when.from.toPlainDate()
        : null;
  const oneDay =
    when.type === 'time' ||
    (when.type === 'range' && when.to.since(when.from, { largestUnit: 'hour' }).hours <= 24);
  const week = opensAtAll(business)
    ? `We are open ${sayWeek(business)}.`
    : 'We have no regular opening hours.';
  if (date === null || !oneDay) return week;
  const stretches = opens(date);
  const day = sayDay(date, now.toPlainDate());
  if (stretches.length === 0) return `We are closed ${onDay(day)}. ${week}`;
  return `We are open ${onDay(day)} from ${sayStretches(stretches)}.`;
}

const opensAtAll = ({ hours }: BusinessProfile) => hours.some((stretches) => stretches.length > 0);

const onDay = (day: string) => (/^(today|tomorrow)/i.test(day) ? day : `on ${day}`);

function sayPrices(business: BusinessProfile, question: string): string {
  const asked = matchService(question, business.services);
  const chosen = (asked === null ? business.services : [asked]).filter(
    ({ priceCents }) => priceCents !== null,
  );
  if (chosen.length === 0) return "I can't tell you that price on the phone; it depends on what you need.";
  const prices = chosen.map(
    ({ name, priceCents }) => `the ${name.toLowerCase()} is ${money(business, priceCents ?? 0)}`,
  );
  return `${capital(list(prices))}.`;
}

function sayLengths(business: BusinessProfile, question: string): string {
  const asked = matchService(question, business.services);
  const lengths = (asked === null ? business.services : [asked]).map(
    ({ name, durationMinutes }) => `the ${name.toLowerCase()} takes ${durationMinutes} minutes`,
  );
  return `${capital(list(lengths))}.`;
}

/** The knowledge whose question shares most words with the one asked; at least half of them. */
function bestKnowledge(
  business: BusinessProfile,
  question: string,
): { answer: string; share: number } | null {
  const asked = contentWords(question);
  if (asked.length === 0) return null;
  const ranked = business.knowledge
    .map((entry) => {
      const known = new Set(contentWords(`${entry.question} ${entry.answer}`));
      const inQuestion = new Set(contentWords(entry.question));
      const shared = asked.filter((word) => known.has(word)).length;
      return {
        answer: entry.answer,
        share: shared / asked.length,
        inQuestion: asked.some((word) => inQuestion.has(word)),
      };
    })
    .filter(({ share, inQuestion }) => share >= 0.5 && inQuestion)
    .sort((a, b) => b.share - a.share);
  return ranked[0] ?? null;
}

const contentWords = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => word.length > 1 && !COMMON.has(word))
    .map((word) => (word.length > 3 ? word.replace(/(ing|s)$/, '') : word));

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
