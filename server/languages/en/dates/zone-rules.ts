/** The clock that a time is told by: "3 pm Pacific", "your time". */
import type { Rule } from '../../date-grammar.ts';
import { rule } from './rules.ts';

/** Names that mean one zone wherever they are said. */
const ZONES: Readonly<Record<string, string>> = {
  pacific: 'America/Los_Angeles',
  mountain: 'America/Denver',
  eastern: 'America/New_York',
  central: 'America/Chicago',
  hawaii: 'Pacific/Honolulu',
  alaska: 'America/Anchorage',
  atlantic: 'America/Halifax',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  mdt: 'America/Denver',
  edt: 'America/New_York',
  est: 'America/New_York',
  cdt: 'America/Chicago',
  gmt: 'UTC',
  utc: 'UTC',
  zulu: 'UTC',
  cet: 'Europe/Paris',
  london: 'Europe/London',
  uk: 'Europe/London',
  british: 'Europe/London',
  'new york': 'America/New_York',
  california: 'America/Los_Angeles',
  la: 'America/Los_Angeles',
  chicago: 'America/Chicago',
  denver: 'America/Denver',
};
const NORTH_AMERICA = new Set(['US', 'CA']);
/** Said of other clocks in other countries. */
const AMERICAN = new Set(['pacific', 'mountain', 'eastern', 'central', 'atlantic', 'est']);
/** Bare, they are also other words. */
const NEEDS_TIME =
  'mountain|central|atlantic|alaska|hawaii|london|uk|british|new york|california|la|chicago|denver';
const BARE = 'pacific|eastern|pst|pdt|mdt|edt|est|cdt|gmt|utc|zulu|cet';
const UNCERTAIN = 'mst|cst|bst|ist|jst|aest|aedt|ct|mt';

export const ZONE_RULES: readonly Rule[] = [
  rule(
    `(?:(?<name>${NEEDS_TIME}|${BARE}) (?:(?:standard|daylight|summer) )?time|(?<bare>${BARE}|mountain|central)(?= |$)(?: standard| daylight)?)`,
    ({ name, bare }, { country }, before) => {
      const word = name ?? bare ?? '';
      const last = before.at(-1)?.kind;
      if (name === undefined && last !== 'clock' && last !== 'window') return undefined;
      return {
        kind: 'zone',
        zone: AMERICAN.has(word) && !NORTH_AMERICA.has(country) ? null : (ZONES[word] ?? null),
      };
    },
  ),
  rule(
    `(?<=\\d (?:[ap]m )?)(?:${UNCERTAIN})|(?:my|our|his|her|\\w+) time zone|(?:my|our) (?:local )?time`,
    () => ({
      kind: 'zone',
      zone: null,
    }),
  ),
];
