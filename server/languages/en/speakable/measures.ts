/** Percentages, places, sizes and other counts with their units: "30°C" is "thirty degrees Celsius". */
import type { SpokenRule } from '../../spoken-rules.ts';
import { numberWords, ordinal } from '../number-words.ts';
import { NUMBER, RANGE } from './parts.ts';

/** The point of an abbreviation, not of a sentence. */
const DOT = String.raw`(?:\.(?=[,)]|\s[a-z\d]))?`;

/** How a unit is written, and how one and several are said. Longer spellings come first. */
const UNITS: readonly (readonly [written: string, one: string, many: string])[] = [
  [`sq\\.?\\s?ft\\b${DOT}|ft\u00b2|sqft\\b`, 'square foot', 'square feet'],
  [`sq\\.?\\s?m\\b${DOT}|m\u00b2|sqm\\b`, 'square meter', 'square meters'],
  [`sq\\.?\\s?yds?\\b${DOT}`, 'square yard', 'square yards'],
  [`sq\\.?\\s?in\\b${DOT}`, 'square inch', 'square inches'],
  ['\u00b0\\s?C\\b', 'degree Celsius', 'degrees Celsius'],
  ['\u00b0\\s?F\\b', 'degree Fahrenheit', 'degrees Fahrenheit'],
  ['\u00b0', 'degree', 'degrees'],
  ['mph\\b', 'mile per hour', 'miles per hour'],
  ['km/h\\b|kph\\b|kmh\\b', 'kilometer per hour', 'kilometers per hour'],
  ['km\\b', 'kilometer', 'kilometers'],
  ['cm\\b', 'centimeter', 'centimeters'],
  ['mm\\b', 'millimeter', 'millimeters'],
  ['ml\\b|mL\\b', 'milliliter', 'milliliters'],
  ['mg\\b', 'milligram', 'milligrams'],
  ['kg\\b|kgs\\b', 'kilogram', 'kilograms'],
  [`lbs?\\b${DOT}`, 'pound', 'pounds'],
  [`fl\\.?\\s?oz\\b${DOT}`, 'fluid ounce', 'fluid ounces'],
  [`oz\\b${DOT}`, 'ounce', 'ounces'],
  [`ft\\b${DOT}`, 'foot', 'feet'],
  [`yds?\\b${DOT}`, 'yard', 'yards'],
  [`mi\\b${DOT}`, 'mile', 'miles'],
  [`gal\\b${DOT}`, 'gallon', 'gallons'],
  [`tsp\\b${DOT}`, 'teaspoon', 'teaspoons'],
  [`tbsp\\b${DOT}`, 'tablespoon', 'tablespoons'],
  ['kW\\b', 'kilowatt', 'kilowatts'],
  ['hp\\b', 'horsepower', 'horsepower'],
  ['GB\\b', 'gigabyte', 'gigabytes'],
  ['MB\\b', 'megabyte', 'megabytes'],
  [`mins?\\b${DOT}`, 'minute', 'minutes'],
  [`hrs?\\b${DOT}|h\\b`, 'hour', 'hours'],
  [`secs?\\b${DOT}`, 'second', 'seconds'],
  [`yrs?\\b${DOT}`, 'year', 'years'],
  [`wks?\\b${DOT}`, 'week', 'weeks'],
  ['g\\b', 'gram', 'grams'],
  ['m\\b', 'meter', 'meters'],
];
const UNIT_PATTERNS = UNITS.map(([written, one, many]) => ({
  pattern: new RegExp(`^(?:${written})$`),
  one,
  many,
}));
const UNIT = UNITS.map(([written]) => written).join('|');

/** Behind a slash: "$30/hr", "60 miles/hour". */
const PER: Readonly<Record<string, string>> = {
  hr: 'hour',
  h: 'hour',
  min: 'minute',
  mo: 'month',
  yr: 'year',
  wk: 'week',
  lb: 'pound',
  pp: 'person',
};
const PERIODS = 'hour|day|night|week|month|year|person|people|minute|mile|visit|session|head|item';

export const MEASURES: readonly SpokenRule[] = [
  [
    /\b(?<count>\d{1,2})x(?=\s(?:a|an|per|each|daily|weekly|every)\b)/g,
    ({ count = '' }) => `${numberWords(count)} times`,
  ],
  [new RegExp(String.raw`(?<=\d)${RANGE}(?=\d)`, 'g'), ' to '],
  [/(?<=\d['"]?)\s?[x\u00d7]\s?(?=\d)/g, ' by '],
  [/(?<![\w.])[-\u2212](?=\d+(?:\.\d+)?\s?\u00b0)/g, 'minus '],
  [
    /\b(?<feet>\d)(?:'|\s?ft\.?)\s?(?<inches>\d{1,2})(?:"|''|\s?in\b\.?)?(?![\w'])/g,
    ({ feet = '', inches = '' }) => `${numberWords(feet)} foot ${numberWords(inches)}`,
  ],
  [/\b(?<feet>\d{1,3})'(?=\s(?:by\b|wide|long|tall|high|deep))/g, ({ feet = '' }) => `${feet} ft`],
  [
    /\b(?<count>\d{1,3}(?:\.\d)?)"(?=\s(?:by\b|wide|long|tall|high|deep|thick|round))/g,
    ({ count = '' }) => `${numberWords(count)} ${count === '1' ? 'inch' : 'inches'}`,
  ],
  [
    new RegExp(String.raw`\b(?<amount>${NUMBER})\s?%`, 'g'),
    ({ amount = '' }) => `${numberWords(amount)} percent`,
  ],
  [
    /\b(?<place>\d{1,4})(?:st|nd|rd|th)\b(?<range>\s?[-\u2013]\s?(?=\d))?/g,
    ({ place, range }) => `${ordinal(Number(place))}${range === undefined ? '' : ' to '}`,
  ],
  [
    new RegExp(
      String.raw`\b(?<amount>${NUMBER})[\s-]?(?<unit>${UNIT})(?<per>\s?/\s?(?=\p{L}))?(?![\p{L}\d])`,
      'gu',
    ),
    ({ amount = '', unit = '', per }) =>
      `${numberWords(amount)} ${unitWords(unit, amount)}${per === undefined ? '' : ' per '}`,
  ],
  [
    new RegExp(String.raw`(?<=[\p{L}\d]\s?)/\s?(?<unit>${Object.keys(PER).join('|')}|${PERIODS})\b\.?`, 'gu'),
    ({ unit = '' }) => ` per ${PER[unit] ?? unit}`,
  ],
  [
    new RegExp(String.raw`\bper (?<unit>${Object.keys(PER).join('|')})\b\.?`, 'g'),
    ({ unit = '' }) => `per ${PER[unit] ?? unit}`,
  ],
  [
    new RegExp(String.raw`(?<=\bper )(?<unit>sq\.? ?(?:ft|m)\b\.?)`, 'g'),
    ({ unit = '' }) => unitWords(unit, '1'),
  ],
];

function unitWords(written: string, amount: string): string {
  const bare = written.replace(/\.$/, '');
  const unit = UNIT_PATTERNS.find(({ pattern }) => pattern.test(bare));
  if (unit === undefined) return written;
  return amount === '1' ? unit.one : unit.many;
}
