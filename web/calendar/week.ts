/** On which day the week begins, by the country of the business. */

/** By the Unicode CLDR: in all other countries it is Monday. */
const OTHER_THAN_MONDAY: Readonly<Record<string, string>> = {
  Sunday:
    'AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW',
  Saturday: 'AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY',
};

/** As dates number it: 0 for Sunday. */
export type FirstDay = 0 | 1 | 6;

/** The days of a week that begins so, as a week of hours numbers them: 0 for Monday. */
export const weekdaysFrom = (firstDay: FirstDay): readonly number[] =>
  Array.from({ length: 7 }, (_, index) => (firstDay + 6 + index) % 7);

export function firstDayOf(country: string): FirstDay {
  if (OTHER_THAN_MONDAY['Sunday']?.split(' ').includes(country)) return 0;
  return OTHER_THAN_MONDAY['Saturday']?.split(' ').includes(country) ? 6 : 1;
}
