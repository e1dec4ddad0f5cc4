/** Answers from what the business told about itself, and from nothing else. */
import { z } from 'zod';
import { matchService } from './matching.ts';
import { isOneDay, openStretches, opensOn, understandWhen } from './times.ts';
import { type Tool, type ToolContext, type ToolResult, words } from './tool.ts';

type Known = Pick<ToolContext, 'business' | 'language' | 'now' | 'localNow'>;

const input = z.object({ question: words("The caller's question in their own words.") });

export type AnswerResult = ToolResult<'found'> | (ToolResult<'unknown'> & { readonly openQuestion: string });

export const answerQuestion: Tool<'answer_question', z.infer<typeof input>, AnswerResult> = {
  name: 'answer_question',
  description:
    'Looks up what the business told about itself: opening hours of a day, prices, services, address, and answers to common questions. Never answer such a question from memory.',
  input,
  writes: null,
  run: (context, { question }) => answer(context, question),
};

export function answer(context: Known, question: string): AnswerResult {
  const say = answerIn(context, question);
  if (say !== null) return { status: 'found', say };
  return { status: 'unknown', say: context.language.tools.answer.unknown, openQuestion: question };
}

function answerIn(context: Known, question: string): string | null {
  const { business, language } = context;
  const say = language.tools.answer;
  const { about } = language.tools.words;
  const known = bestKnowledge(context, question);
  if (known !== null && known.share >= 0.75) return known.answer;
  if (about.hours.test(question)) return sayHours(context, question);
  if (about.price.test(question)) return sayPrices(context, question);
  if (about.length.test(question)) return say.lengths(servicesIn(context, question));
  if (known !== null) return known.answer;
  if (about.email.test(question) && business.email !== '') return say.email(business.email);
  if (about.address.test(question) && business.address !== '') return say.address(business.address);
  if (about.services.test(question)) return say.services(business.services.map(({ name }) => name));
  if (about.staff.test(question)) return say.staff(business.staff.map(({ name }) => name));
  return null;
}

function sayHours(context: Known, question: string): string {
  const { business, language } = context;
  const say = language.tools.answer;
  const now = context.localNow();
  const week = say.week(business.hours.map(openStretches));
  const date = dayIn(context, question);
  if (date === null) return week;
  const stretches = opensOn(business, date);
  return stretches.length === 0 ? `${say.closedOn(date, now)} ${week}` : say.openOn(date, stretches, now);
}

/** The one day that a question names. */
function dayIn(context: Known, question: string): Temporal.PlainDate | null {
  const when = understandWhen(context, question);
  if (when.type === 'time') return when.date;
  return when.type === 'range' && !when.earliest && isOneDay(when) ? when.from.toPlainDate() : null;
}

function sayPrices(context: Known, question: string): string {
  const { business, language } = context;
  const say = language.tools.answer;
  const prices = servicesIn(context, question).flatMap(({ name, priceCents: cents }) =>
    cents === null ? [] : [{ name, cents }],
  );
  return prices.length === 0 ? say.noPrice : say.prices(prices, business);
}

/** The service that a question names, or all. */
function servicesIn({ business: { services }, language }: Known, question: string) {
  const asked = matchService(question, services, language);
  switch (asked.type) {
    case 'one':
      return [asked.service];
    case 'several':
      return asked.services;
    case 'none':
      return services;
  }
}

/** The knowledge whose question shares most words with the one asked; at least half of them. */
function bestKnowledge(
  { business, language }: Known,
  question: string,
): { answer: string; share: number } | null {
  const { common, stem } = language.tools.words;
  const contentWords = (text: string): string[] =>
    (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
      .filter((word) => word.length > 1 && !common.has(word))
      .map(stem);
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
