/** A conversation as the model reads it: one JSON object a line, so that nothing that was said can pass for anything else. */
import type { Run, Turn } from './flags.ts';

/** About 12,000 tokens: longer conversations lose their middle. */
const LONGEST = 48_000;
const LONGEST_TURN = 2_000;
const LONGEST_RESULT = 600;

/** @param turns in their order, as `runs` are @returns at most `LONGEST` characters */
export function transcriptOf(turns: readonly Turn[], runs: readonly Run[]): string {
  const lines = [
    ...turns.map(({ position, speaker, heard, said, at }) => ({
      at,
      line: { turn: position, speaker, said: (speaker === 'caller' ? said : heard).slice(0, LONGEST_TURN) },
    })),
    ...runs.map(({ name, result, at }) => ({
      at,
      line: { tool: name, result: JSON.stringify(result).slice(0, LONGEST_RESULT) },
    })),
  ]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ line }) => JSON.stringify(line));
  return withoutMiddle(lines);
}

/** The beginning tells what was wanted, and the end how it turned out. */
function withoutMiddle(lines: readonly string[]): string {
  const fits = (most: number, from: readonly string[]) => {
    let length = 0;
    const until = from.findIndex((line) => (length += line.length + 1) > most);
    return until === -1 ? from.length : until;
  };
  if (fits(LONGEST, lines) === lines.length) return lines.join('\n');
  const first = fits(LONGEST / 3, lines);
  const last = fits(LONGEST / 2, lines.toReversed());
  const omitted = JSON.stringify({ omitted: lines.length - first - last });
  return [...lines.slice(0, first), omitted, ...lines.slice(lines.length - last)].join('\n');
}
