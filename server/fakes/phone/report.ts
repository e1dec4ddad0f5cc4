/** The report of calls in the terminal: one as it goes on, many in a table. */
import type { CallNews, CallReport } from './call.ts';
import { waitsOf } from './check.ts';
import type { CallStep } from './scenario.ts';

const ms = (value: number) => `${Math.round(value)} ms`;
const at = (moment: number) => `${(moment / 1000).toFixed(2).padStart(7)} s  `;
const NO_TIME = ' '.repeat(at(0).length);

function whatIsDone(step: CallStep): string {
  switch (step.do) {
    case 'say':
    case 'interrupt':
      return step.words;
    case 'hang-up-saying':
      return `${step.words} [hangs up in the middle of it]`;
    case 'mumble':
      return '[mumbles]';
    case 'press':
      return `[presses ${step.keys}]`;
    case 'be-silent':
    case 'hang-up':
    case 'hang-up-when':
    case 'hear-goodbye':
      return `[${step.do}]`;
  }
}

/** One line for what happened. @param words what the receptionist said, if that is known. */
export function lineOf(news: CallNews, words: string | null): string {
  switch (news.type) {
    case 'picked-up':
      return `${at(0)}picked up ${ms(news.afterMs)} after dialling`;
    case 'greeted':
      return `${NO_TIME}first audio ${ms(news.afterMs)} after the stream began`;
    case 'heard': {
      const { from, to } = news;
      return `${at(from)}receptionist  ${words ?? '...'}  (${((to - from) / 1000).toFixed(1)} s)`;
    }
    case 'said': {
      const { step, beganAt } = news.exchange;
      return `${at(beganAt)}caller        ${whatIsDone(step)}`;
    }
    case 'cleared':
      return `${at(news.at)}line cleared${news.afterMs === null ? '' : ` ${ms(news.afterMs)} after the interrupting word`}`;
    case 'announced':
      return `${NO_TIME}carrier       ${news.sentence}`;
    case 'error':
      return `${NO_TIME}error ${news.error.message}`;
  }
}

/** The result of one call. */
export function summaryOf(report: CallReport): string {
  const { lengthMs, endedBy, gaps } = report;
  const waits = waitsOf(report).map(Math.round);
  const longest = Math.max(0, ...gaps.filter(({ onPurpose }) => !onPurpose).map((gap) => gap.ms));
  return [
    `${at(lengthMs)}the ${endedBy} hung up`,
    `${NO_TIME}answers came after ${waits.length === 0 ? 'nothing was said' : `${waits.join(', ')} ms`}; longest silence ${ms(longest)}`,
  ].join('\n');
}

/** The figures of many calls. */
export function tableOf(reports: readonly CallReport[]): string {
  const present = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
  const rows = [
    ['pick-up', present(reports.map(({ pickUpMs }) => pickUpMs))],
    ['first audio of the greeting', present(reports.map(({ greetingMs }) => greetingMs))],
    ['wait for an answer', reports.flatMap(waitsOf)],
    ['line cleared', reports.flatMap(({ clearedMs }) => clearedMs)],
    [
      'silences',
      reports.flatMap(({ gaps }) => gaps.filter(({ onPurpose }) => !onPurpose).map((gap) => gap.ms)),
    ],
  ] as const;
  const row = (cells: readonly string[]) =>
    `| ${cells.map((cell, index) => (index === 0 ? cell.padEnd(27) : cell.padStart(7))).join(' | ')} |`;
  return [
    row(['milliseconds', 'count', 'p50', 'p95', 'p99', 'worst']),
    row(['-'.repeat(27), ...Array.from({ length: 5 }, () => '-'.repeat(7))]),
    ...rows
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) =>
        row([
          name,
          String(values.length),
          ...[0.5, 0.95, 0.99, 1].map((share) => percentile(values, share).toFixed(0)),
        ]),
      ),
  ].join('\n');
}

/** The smallest of the values that `share` of them do not exceed. */
function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}
