import { spelledOut } from './spellings.ts';

const FILLERS = /\b(?:u+h+m*|u+m+|er+m*|ah+|h+m+|mm+(?: ?hm+)?|mhm|you know)\b/g;
const GROUPED_PHONE = /(?:\+?1[ .-]{0,3})?\(?\b\d{3}\)?[ .-]{0,3}\d{3}[ .-]{0,3}\d{4}\b/g;
const PHONE = /\b\d{3}[ .-]\d{4}\b|\+?\d{7,}/g;
const PRICE = /[$€£] ?\d+(?:[.,]\d+)?/g;
const DECIMAL = /\b(\d{1,2}\.\d{1,2}) ?(?:hours?|hrs?|h)\b/g;
const IN_HOURS = /\b((?:in|within|for|another) )(\d{1,2}) ?h(?:rs?)? ?(\d\d)?\b/g;
/** "Noon's good", "three's fine". */
const CONTRACTED =
  /\b(noon|midday|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|thirty|\d{1,2}(?::\d\d)?(?: ?[ap]m|st|nd|rd|th)?)['’‘`]s\b/g;
const CLOCK = String.raw`\d{1,2}(?::\d\d)?(?: ?[ap]m)?`;
const CLOCKS = new RegExp(String.raw`\b(${CLOCK}) {0,2}[-–—] {0,2}(?=${CLOCK}\b)`, 'g');

/**
 * An utterance is a few sentences; whatever is longer is cut, so that no text can make us work for long. It is cut again
 * where it has grown: NFKC writes eighteen letters for one, "until" stands for a hyphen.
 */
const LONGEST = 1000;

/**
 * Brings an utterance, as a recogniser or a keyboard wrote it, to one plain form: lower case, single spaces, no
 * punctuation but the `:` and `/` inside times and dates, no hesitations; `p.m.` is `pm`, `2-4` is `2 until 4` ("10 to 11" is ten minutes before), and
 * phone numbers and prices are gone. `o'clock` becomes `oclock`.
 */
export function plainWords(utterance: string): string {
  return (
    utterance
      .slice(0, LONGEST)
      // Before NFKC, which makes "2½" into 21/2.
      .replace(/½/g, ' 1/2')
      .replace(/¼/g, ' 1/4')
      .replace(/¾/g, ' 3/4')
      .normalize('NFKC')
      .slice(0, LONGEST)
      .toLowerCase()
      .replace(/\b(we|you|they|she|he)['’‘`]d\b/g, '$1 would')
      .replace(CONTRACTED, '$1 is')
      .replace(/['’‘`]/g, '')
      .replace(/\bw\/?c\b/g, 'week commencing')
      .replace(/\b(\d{4})-(\d{1,2})-(\d{1,2})(?:t(?=\d\d:))?/g, '$1/$2/$3 ')
      .replace(/\b(\d{1,2})-(\d{1,2})-(\d{4}|\d\d)\b/g, '$1/$2/$3')
      .replace(GROUPED_PHONE, ' phone ')
      .replace(PHONE, ' phone ')
      .replace(PRICE, ' price ')
      .replace(DECIMAL, (_, number: string) => `${Number(number) * 60} minutes`)
      .replace(/\b\d{1,2}\.\d{1,2} (?=(?:day|week|month)s?\b)/g, 'half ')
      .replace(/\b(\d{1,2})\.(\d\d)(?=\b|[ap]\.?m)(?!\.)/g, '$1:$2')
      .replace(/(?<![a-z])([ap])\.? ?m\b\.?/g, ' $1m ')
      .replace(/(\d)([ap])\b/g, '$1 $2m')
      .replace(IN_HOURS, '$1$2 hours $3')
      .replace(/\b(\d{1,2})h(\d\d)?\b/g, (_, hour: string, minute = '00') => `${hour}:${String(minute)}`)
      .replace(/\b([01]?\d|2[0-3])([0-5]\d) ?(?:h|hrs|hours)\b/g, '$1:$2')
      .replace(
        / ?-? ?\bish\b|(?<=\d|noon|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|fifteen)-?ish\b/g,
        ' ish',
      )
      .replace(CLOCKS, '$1 until ')
      // A number said digit by digit may be written with hyphens; a date or a range no longer has any here.
      .replace(/(?<!\d):|:(?!\d)|(?<!\d)\/|\/(?!\d)|[^\p{L}\p{N}:/ ]/gu, ' ')
      .replace(FILLERS, ' ')
      .replace(/\bo clock\b/g, 'oclock')
      .replace(/\b[\p{L}\d]+\b/gu, spelledOut)
      .replace(/\s+/g, ' ')
      .trim()
      // A stutter: "on on tuesday". Digits are left alone, they may well repeat.
      .replace(
        /\b(?!(?:one|two|three|four|five|six|seven|eight|nine|ten|oh|zero|twenty|no)\b)([a-z]+)(?: \1\b)+/g,
        '$1',
      )
      .slice(0, LONGEST)
  );
}
