import type { ListenOptions } from '../../call/ports.ts';

/** Deepgram takes 500 tokens in all; more terms than this also help less each. */
const MOST_KEYTERMS = 100;

/** The names to expect in the form that both endpoints take: plain terms, whose commas and colons have a meaning. */
export function keyterms({ keyterms }: ListenOptions): string[] {
  return keyterms
    .map((term) => term.replace(/[,;:\s]+/g, ' ').trim())
    .filter((term) => term !== '')
    .slice(0, MOST_KEYTERMS);
}
