/** Answers from what the business told about itself, and from nothing else. */
import { z } from 'zod';
import { sayHours } from './hours.ts';
import { findKnowledge } from './knowledge.ts';
import { matchService } from './matching.ts';
import { type Tool, type ToolContext, type ToolResult, words } from './tool.ts';

type Known = Pick<ToolContext, 'business' | 'language' | 'now' | 'localNow' | 'holidays'>;

const input = z.object({ question: words("The caller's question in their own words.") });

/** `confirmed` is false where the answer holds only if the owner confirms it; the question is kept for them then, too. */
export type AnswerResult =
  | (ToolResult<'found'> & { readonly confirmed?: false })
  | (ToolResult<'unknown'> & { readonly openQuestion: string });

export const answerQuestion: Tool<'answer_question', z.infer<typeof input>, AnswerResult> = {
  name: 'answer_question',
  description:
    'Looks up what the business told about itself: opening hours of a day, prices, services, address, and answers to common questions. Never answer such a question from memory.',
  input,
  writes: null,
  run: (context, { question }) => answer(context, question),
};

/** What was found for one question of several; `asks`: it is one, and no remark. */
interface Found {
  readonly question: string;
  readonly asks: boolean;
  readonly say: string | null;
  readonly confirmed: boolean;
}

/** Nobody asks more in one breath, and each is held against all that is known: of more the last are answered. */
const MOST_QUESTIONS = 6;

/** Answers each of the questions that were asked. */
export function answer(context: Known, question: string): AnswerResult {
  const { tools } = context.language;
  const found: Found[] = [];
  for (const each of tools.questions.questionsIn(question).slice(-MOST_QUESTIONS)) {
    const before = found.flatMap(({ say }) => say ?? []).join(' ');
    const told = answerOne(context, each, `${question} ${before}`);
    found.push({ question: each, asks: tools.questions.asks(each), ...told });
  }
  const answers = [...new Set(found.flatMap(({ say }) => say ?? []))];
  if (answers.length === 0) return { status: 'unknown', say: tools.answer.unknown, openQuestion: question };
  const unknown = found.filter(
    (each) => each.asks && each.say === null && isAboutSomething(context, each.question),
  );
  const unsure = found.filter(({ confirmed }) => !confirmed);
  return {
    status: 'found',
    say: [...answers, ...(unknown.length > 0 ? [tools.answer.restUnknown] : [])].join(' '),
    ...(unsure.length > 0 ? { confirmed: false } : {}),
    ...(unknown.length + unsure.length > 0
      ? { openQuestion: [...unsure, ...unknown].map((each) => each.question).join('? ') }
      : {}),
  };
}

const isAboutSomething = ({ language }: Known, question: string): boolean =>
  language.tools.questions.topics(question).length > 0;

const sure = (say: string | null) => ({ say, confirmed: true });

/** @param around the other questions with their answers, which tell what "how much is that" is about. */
function answerOne(context: Known, question: string, around: string): Pick<Found, 'say' | 'confirmed'> {
  const { business, language } = context;
  const { about } = language.tools.questions;
  const say = language.tools.answer;
  const named = servicesIn(context, question);
  if (about.price.test(question) && named.length > 0) return sure(sayPrices(context, named));
  if (about.length.test(question) && named.length > 0) return sure(say.lengths(named));
  const known = findKnowledge(question, business.knowledge, language);
  if (known !== null) {
    return answered(context, question, known.answer);
  }
  if (about.hours.test(question) && !about.length.test(question))
    return sayHours(context, question) ?? sure(null);
  if (about.email.test(question) && business.email !== '') return sure(say.email(business.email));
  return sure(sayGeneral(context, question, around));
}

/** What the owner wrote, with the price that was asked for where it names the service ("a kid's cut is a regular haircut"). */
function answered(context: Known, question: string, written: string): Pick<Found, 'say' | 'confirmed'> {
  const { about } = context.language.tools.questions;
  if (!about.price.test(question) || /\d/.test(written)) return sure(written);
  const named = matchService(written, context.business.services, context.language);
  if (named.type === 'one' && !named.guessed)
    return sure(`${written} ${sayPrices(context, [named.service])}`);
  return { say: `${written} ${context.language.tools.answer.priceUnknown}`, confirmed: false };
}

/** The answer to a question that is about nothing in particular: "what are your prices?", and not "how long is the wait?". */
function sayGeneral(context: Known, question: string, around: string): string | null {
  const { business, language } = context;
  const { about, topics, isKind } = language.tools.questions;
  const say = language.tools.answer;
  const named = servicesIn(context, question);
  const ofServices = named.flatMap(({ name }) => topics(name));
  if (topics(question).some((topic) => !isKind(topic) && !ofServices.includes(topic))) return null;
  if (about.offered.test(question) && named.length > 0) return say.services(named.map(({ name }) => name));
  const meant = servicesIn(context, around);
  const services = meant.length > 0 ? meant : business.services;
  if (about.price.test(question)) return sayPrices(context, services);
  if (about.length.test(question)) return say.lengths(services);
  if (about.address.test(question) && business.address !== '') return say.address(business.address);
  if (about.services.test(question)) return say.services(business.services.map(({ name }) => name));
  if (about.staff.test(question)) return say.staff(business.staff.map(({ name }) => name));
  return null;
}

type Service = Known['business']['services'][number];

function sayPrices({ business, language }: Known, services: readonly Service[]): string {
  const say = language.tools.answer;
  const prices = services.flatMap(({ name, priceCents: cents }) => (cents === null ? [] : [{ name, cents }]));
  return prices.length === 0 ? say.noPrice : say.prices(prices, business);
}

/** The services that words name. */
function servicesIn({ business: { services }, language }: Known, words: string): readonly Service[] {
  const asked = matchService(words, services, language);
  switch (asked.type) {
    case 'one':
      return [asked.service];
    case 'several':
      return asked.services;
    case 'none':
      return [];
  }
}
