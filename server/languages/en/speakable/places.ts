/** Street addresses, rooms, postal and other codes as they are said: "1205 Oak Road" is "twelve oh five Oak Road". */
import type { SpokenRule } from '../../spoken-rules.ts';
import { digitWords } from '../number-words.ts';
import { placeNumber } from './parts.ts';

const STATES =
  'AK|AL|AR|AZ|CA|CO|CT|DC|DE|FL|GA|HI|IA|ID|IL|IN|KS|KY|LA|MA|MD|ME|MI|MN|MO|MS|MT|NC|ND|NE|NH|NJ|NM|NV|NY|OH|OK|OR|PA|PR|RI|SC|SD|TN|TX|UT|VA|VT|WA|WI|WV|WY';
const STREET =
  'Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Ct|Place|Pl|Square|Sq|Highway|Hwy|Parkway|Pkwy|Terrace|Circle|Cir|Broadway|Plaza|Alley|Row|Crescent|Close|Trail';
const ROOM =
  'Suite|Ste\\.?|Room|Rm\\.?|Apartment|Apt\\.?|Unit|Flat|Office|Box|Building|Bldg\\.?|Gate|Locker|Route|Rte?\\.?|Highway|Hwy\\.?|Bus';
const CODE = 'zip|zip ?code|post ?code|postal code|code|pin|reference|confirmation|order|account|ID|invoice';
const DIRECTIONS: Readonly<Record<string, string>> = {
  N: 'North',
  S: 'South',
  E: 'East',
  W: 'West',
  NE: 'Northeast',
  NW: 'Northwest',
  SE: 'Southeast',
  SW: 'Southwest',
};

/** Numbers that name a place, before anything reads them as a count. */
export const PLACE_NUMBERS: readonly SpokenRule[] = [
  [
    new RegExp(
      String.raw`(?<=\b(?:${STATES}|[A-Z][a-z]+)\.?,?\s)(?<zip>\d{5})(?:-(?<more>\d{4}))?(?=[.,;!?)]?(?:\s|$))(?!\s[a-z])`,
      'g',
    ),
    ({ zip = '', more }) => `${digitWords(zip)}${more === undefined ? '' : `, ${digitWords(more)}`}`,
  ],
  [
    new RegExp(
      String.raw`\b(?<before>(?:${CODE})(?:\s(?:number|no\.))?(?:\sis|:|\s#)?\s)(?<code>\d{4,12})\b(?!\s?[-.]\d)`,
      'gi',
    ),
    ({ before = '', code = '' }) => `${before}${digitWords(code)}`,
  ],
  [
    new RegExp(String.raw`\b(?<before>(?:${ROOM})\s?#?\s?)(?<room>\d{3,5})\b`, 'gi'),
    ({ before = '', room = '' }) => `${before}${room.length === 5 ? digitWords(room) : placeNumber(room)}`,
  ],
  [
    new RegExp(
      String.raw`\b(?<house>\d{3,5})(?=\s(?:(?:[NSEW]|North|South|East|West)\.?\s)?(?:\d{1,3}(?:st|nd|rd|th)|[A-Z][\w']{0,20})(?:\s[A-Z][\w']{0,20}){0,2}?\s?(?:(?<=\s)(?:${STREET})\b|(?<=\bBroadway)))`,
      'g',
    ),
    ({ house = '' }) => (house.length === 5 ? digitWords(house) : placeNumber(house)),
  ],
  [
    new RegExp(
      String.raw`(?<=\b(?:\d{1,5}|hundred|[a-z]{3,9}) )(?<way>[NSEW])\.?(?= [A-Z]\w+ (?:${STREET})\b)`,
      'g',
    ),
    ({ way = '' }) => DIRECTIONS[way] ?? way,
  ],
];

export const ABBREVIATIONS: readonly SpokenRule[] = [
  [
    new RegExp(String.raw`(?<= (?:${STREET})\.?,? )(?<way>[NS][EW])\b`, 'g'),
    ({ way = '' }) => DIRECTIONS[way] ?? way,
  ],
  [
    /\b(?<name>[A-Z]\w+|[a-z]{1,20}(?:st|nd|rd|th)) St\.?(?=[,;:!?)]|\s[^A-Z\s]|\s?$)/g,
    ({ name = '' }) => `${name} Street`,
  ],
  [
    /\b(?<name>(?:\d+|[a-z]+) [A-Z]\w+) Dr\.?(?=[,;:!?)]|\s[^A-Z\s]|\s?$)/g,
    ({ name = '' }) => `${name} Drive`,
  ],
  [/\bSt\.\s?(?=[A-Z])/g, 'Saint '],
  [/\bDr\.\s?(?=[A-Z])|\bDr\s(?=[A-Z])/g, 'Doctor '],
  [/\bMr\b\.?/g, 'Mister'],
  [/\bMrs\b\.?/g, 'Missus'],
  [/\bMs\b\.?(?=\s[A-Z])/g, 'Miz'],
  [/\bAve\b\.?/g, 'Avenue'],
  [/\bBlvd\b\.?/g, 'Boulevard'],
  [/\bRd\b\.?/g, 'Road'],
  [/(?<=[A-Z]\w{1,20} )Ln\b\.?/g, 'Lane'],
  [/\bHwy\b\.?/g, 'Highway'],
  [/\bRte?\b\.?(?=\s(?:\d|[a-z]))/g, 'Route'],
  [/\bA\/C\b/g, 'A C'],
  [/\band\/or\b/gi, 'and or'],
  [/\bb\/c\b/g, 'because'],
  [/\bPkwy\b\.?/g, 'Parkway'],
  [/\bBldg\b\.?/g, 'Building'],
  [/\bApt\b\.?/g, 'Apartment'],
  [/\bRm\b\.?(?=\s(?:\d|[a-z]))/g, 'Room'],
  [/\bSte\b\.?(?=\s(?:\d|[a-z]))/g, 'Suite'],
  [/\bNo\.\s?(?=\d)/g, 'number '],
  [/\be\.g\.,?/gi, 'for example'],
  [/\bi\.e\.,?/gi, 'that is'],
  [/\betc\b\.?/g, 'et cetera'],
  [/\bapprox\b\.?/g, 'about'],
  [/\bvs\b\.?/g, 'versus'],
  [/\bw\/o\b/g, 'without'],
  [/\bw\/\s?/g, 'with '],
];
