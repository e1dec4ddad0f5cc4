/** The days that have names, by country, as they are called in English. */
import { isFrom } from '../../calendar.ts';
import { fallsOn, type Falls, type Feast, fixed, fromEaster, nth, onOrAfterDay, plus } from '../../feasts.ts';

const usThanksgiving = nth(11, 4, 4);
const canadianThanksgiving = nth(10, 2, 1);

/** Longer names before the shorter ones that they hold. */
const FEASTS: readonly Feast[] = [
  { name: '(?:christmas|xmas) eve', falls: fixed(12, 24) },
  { name: 'christmas|xmas', falls: fixed(12, 25) },
  { name: 'boxing', falls: fixed(12, 26) },
  { name: 'new years? eve', falls: fixed(12, 31) },
  { name: 'new years? day|new years|(?:the )?new year', falls: fixed(1, 1) },
  { name: 'valentines?', falls: fixed(2, 14) },
  { name: '(?:st|saint) patricks|st pattys?|st paddys', falls: fixed(3, 17) },
  { name: 'halloween', falls: fixed(10, 31) },
  { name: 'all saints', falls: fixed(11, 1) },
  { name: 'cinco de mayo', falls: fixed(5, 5) },
  { name: 'groundhog', falls: fixed(2, 2) },
  { name: 'may', falls: fixed(5, 1) },
  { name: 'earth', falls: fixed(4, 22) },
  { name: 'april fools', falls: fixed(4, 1) },
  { name: 'shrove tuesday|pancake|mardi gras|fat tuesday', falls: fromEaster(-47) },
  { name: 'ash wednesday', falls: fromEaster(-46) },
  { name: 'palm sunday', falls: fromEaster(-7) },
  { name: 'maundy thursday|holy thursday', falls: fromEaster(-3) },
  { name: 'good friday', falls: fromEaster(-2) },
  { name: 'holy saturday|easter saturday', falls: fromEaster(-1) },
  { name: 'easter monday', falls: fromEaster(1) },
  { name: 'easter(?: sunday)?', falls: fromEaster(0) },
  { name: 'ascension(?: thursday)?', falls: fromEaster(39) },
  { name: 'whit monday|pentecost monday', falls: fromEaster(50) },
  { name: 'pentecost|whit sunday', falls: fromEaster(49) },
  { name: '(?:mlk|martin luther king)(?: jrs?| junior)?', falls: nth(1, 3, 1) },
  { name: 'presidents', falls: nth(2, 3, 1) },
  { name: 'memorial', falls: nth(5, -1, 1) },
  { name: 'juneteenth', falls: fixed(6, 19) },
  { name: 'independence', falls: { US: fixed(7, 4) } },
  { name: 'labou?r', falls: { US: nth(9, 1, 1), CA: nth(9, 1, 1), NZ: nth(10, 4, 1) } },
  { name: 'columbus|indigenous peoples', falls: nth(10, 2, 1) },
  { name: 'veterans', falls: fixed(11, 11) },
  { name: 'remembrance sunday', falls: nth(11, 2, 7) },
  { name: 'remembrance|armistice', falls: fixed(11, 11) },
  {
    name: 'thanksgiving',
    falls: { US: usThanksgiving, CA: canadianThanksgiving },
  },
  { name: 'black friday', falls: plus(usThanksgiving, 1) },
  { name: 'small business saturday', falls: { US: plus(usThanksgiving, 2), GB: nth(12, 1, 6) } },
  { name: 'cyber monday', falls: plus(usThanksgiving, 4) },
  { name: 'giving tuesday', falls: plus(usThanksgiving, 5) },
  { name: 'tax', falls: { US: fixed(4, 15) } },
  { name: 'super bowl(?: sunday)?', falls: nth(2, 2, 7) },
  { name: 'election', falls: { US: (year) => nth(11, 1, 1)(year)?.add({ days: 1 }) } },
  {
    name: 'moth(?:er|ers)|mothering(?: sunday)?|mums',
    falls: { GB: fromEaster(-21), IE: fromEaster(-21), else: nth(5, 2, 7) },
  },
  {
    name: 'fath(?:er|ers)|dads',
    falls: { AU: nth(9, 1, 7), NZ: nth(9, 1, 7), else: nth(6, 3, 7) },
  },
  // ---- Canada
  { name: 'family', falls: { CA: nth(2, 3, 1) } },
  { name: 'victoria', falls: onOrAfterDay(5, 18, 1) },
  { name: 'canada', falls: fixed(7, 1) },
  { name: 'civic(?: holiday)?', falls: nth(8, 1, 1) },
  // ---- Britain and Ireland
  { name: '(?:early )?may bank holiday', falls: nth(5, 1, 1) },
  { name: '(?:late may|spring) bank holiday', falls: nth(5, -1, 1) },
  { name: '(?:august|summer) bank holiday', falls: { GB: nth(8, -1, 1), IE: nth(8, 1, 1) } },
  { name: 'burns night', falls: fixed(1, 25) },
  { name: '(?:bonfire|guy fawkes) night|guy fawkes', falls: fixed(11, 5) },
  { name: '(?:st|saint) georges', falls: fixed(4, 23) },
  { name: '(?:st|saint) andrews', falls: fixed(11, 30) },
  { name: '(?:st|saint) davids', falls: fixed(3, 1) },
  { name: '(?:st|saint) stephens', falls: fixed(12, 26) },
  // ---- Australia and New Zealand
  { name: 'australia', falls: fixed(1, 26) },
  { name: 'anzac', falls: fixed(4, 25) },
  { name: 'waitangi', falls: fixed(2, 6) },
  { name: 'melbourne cup', falls: nth(11, 1, 2) },
];

const ANY = FEASTS.map(({ name }) => name).join('|');
/** Those that are also other words need their "day". */
const ALONE =
  '(?:christmas|xmas) eve|christmas|xmas|new years? eve|new years|(?:the )?new year|valentines|halloween|thanksgiving|juneteenth|cinco de mayo|easter(?: sunday| monday| saturday)?|pentecost|mardi gras|shrove tuesday|fat tuesday|mothering sunday|remembrance sunday|super bowl(?: sunday)?|civic holiday|ascension thursday';
const NAMED_BY_WEEKDAY =
  '(?:ash wednesday|palm sunday|(?:maundy|holy) thursday|(?:good|black) friday|holy saturday|(?:whit|pentecost|cyber) monday|whit sunday|small business saturday|giving tuesday)';

/** Those that follow other calendars, and days that only the caller knows. */
export const UNKNOWN_FEAST =
  '(?:diwali|deepavali|ramadan|eid(?: al (?:fitr|adha))?|hanukkah|chanukah|passover|rosh hashana[h]?|yom kippur|purim|sukkot|holi|vesak|nowruz|(?:chinese|lunar|orthodox|jewish|islamic) (?:new year|easter|christmas)|kwanzaa)|(?:on|before|after|by|until) (?:my|his|her|our|their) (?:birthday|anniversary|vacation|holiday|trip|surgery|exams?)(?! (?:on|is)\\b)';

/** A feast as callers name it: "Christmas Eve", "MLK day", "the Fourth of July", "the August bank holiday". */
export const FEAST = `(?:the )?(?:${NAMED_BY_WEEKDAY}|(?:(?:early |late )?may|spring|august|summer) bank holiday(?: monday)?|(?:${ANY})s? day|${ALONE}|(?:burns|bonfire|guy fawkes) night)`;

const BY_NAME = FEASTS.map(({ name, falls }) => ({ pattern: new RegExp(`^(?:${name})s?$`), falls }));

/** The next day of that name, as that country keeps it, and the last; undefined where it keeps none. */
export function feast(
  name: string,
  country: string,
  today: Temporal.PlainDate,
): { readonly date: Temporal.PlainDate; readonly last: Temporal.PlainDate } | undefined {
  const plain = name
    .replace(/^the /, '')
    .replace(/ day$/, '')
    .replace(/ holiday monday$/, ' holiday');
  const found = BY_NAME.find(({ pattern }) => pattern.test(plain) || pattern.test(`${plain} day`));
  return found && fallsOn(found, country, today);
}

const BANK_HOLIDAYS: readonly Falls[] = [fromEaster(1), nth(5, 1, 1), nth(5, -1, 1), nth(8, -1, 1)];

/** The next Monday that is a British bank holiday; in another country it is not known. */
export function bankHolidayMonday(
  country: string,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  if (country !== 'GB') return undefined;
  return [today.year, today.year + 1]
    .flatMap((year) => BANK_HOLIDAYS.map((falls) => falls(year)))
    .filter((date) => date !== undefined)
    .find((date) => isFrom(date, today));
}
