/**
 * Who has to agree before a call is recorded. The stricter of the caller's and the business's place counts, and where a
 * place is not known, everybody has to. No legal advice: it decides only how much the receptionist says.
 */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** `one-party`: the business itself is enough; `all-party`: the caller has to agree, too. */
export type RecordingLaw = 'one-party' | 'all-party';

/**
 * Countries where one party is enough: New Zealand (Crimes Act 1961, s 216B), India (no statute for a party to the call).
 * Elsewhere the other side has to agree, or to be told why: Canada (PIPEDA, principle 3), the United Kingdom (UK GDPR),
 * the European Union (GDPR, article 6; in Germany § 201 StGB), Australia (the states' surveillance devices acts).
 */
const ONE_PARTY_COUNTRIES: ReadonlySet<string> = new Set(['NZ', 'IN']);

/**
 * Area codes of the states where one party is enough (18 U.S.C. § 2511(2)(d), and the states' own statutes). Not listed, so
 * that everybody has to agree: California (Penal Code § 632), Connecticut, Delaware, Florida (§ 934.03), Illinois, Maryland
 * (§ 10-402), Massachusetts (ch. 272 § 99), Michigan, Montana, Nevada, New Hampshire, Pennsylvania (18 § 5704), Vermont
 * (no statute), Washington (RCW 9.73.030) and Wisconsin; and numbers that belong to no state.
 * https://www.rcfp.org/reporters-recording-guide/
 */
const ONE_PARTY_STATES: Readonly<Record<string, string>> = {
  AL: '205 251 256 334 659 938',
  AK: '907',
  AZ: '480 520 602 623 928',
  AR: '327 479 501 870',
  CO: '303 719 720 970 983',
  DC: '202 771',
  GA: '229 404 470 478 678 706 762 770 912 943',
  HI: '808',
  ID: '208 986',
  IN: '219 260 317 463 574 765 812 930',
  IA: '319 515 563 641 712',
  KS: '316 620 785 913',
  KY: '270 364 502 606 859',
  LA: '225 318 337 504 985',
  ME: '207',
  MN: '218 320 507 612 651 763 924 952',
  MS: '228 601 662 769',
  MO: '235 314 417 557 573 636 660 816 975',
  NE: '308 402 531',
  NJ: '201 551 609 640 732 848 856 862 908 973',
  NM: '505 575',
  NY: '212 315 329 332 347 363 516 518 585 607 624 631 646 680 716 718 838 845 914 917 929 934',
  NC: '252 336 472 704 743 828 910 919 980 984',
  ND: '701',
  OH: '216 220 234 283 326 330 380 419 436 440 513 567 614 740 937',
  OK: '405 539 572 580 918',
  OR: '458 503 541 971',
  RI: '401',
  SC: '803 821 839 843 854 864',
  SD: '605',
  TN: '423 615 629 731 865 901 931',
  TX: '210 214 254 281 325 346 361 409 430 432 469 512 621 682 713 726 737 806 817 830 832 903 915 936 940 945 956 972 979',
  UT: '385 435 801',
  VA: '276 434 540 571 686 703 757 804 826 948',
  WV: '304 681',
  WY: '307',
};

const ONE_PARTY_AREAS: ReadonlySet<string> = new Set(
  Object.values(ONE_PARTY_STATES).flatMap((areas) => areas.split(' ')),
);

/** The law at the place of a number (E.164); null: it is withheld, or the business has none. */
function lawOf(number: string | null): RecordingLaw {
  const parsed = number === null ? undefined : parsePhoneNumberFromString(number);
  if (parsed === undefined) return 'all-party';
  const isOneParty =
    parsed.countryCallingCode === '1'
      ? ONE_PARTY_AREAS.has(parsed.nationalNumber.slice(0, 3))
      : parsed.country !== undefined && ONE_PARTY_COUNTRIES.has(parsed.country);
  return isOneParty ? 'one-party' : 'all-party';
}

/**
 * The stricter law of the two places.
 * @param own the business's number, and `caller` the caller's: E.164, null where there is none or it is withheld
 */
export const recordingLaw = (own: string | null, caller: string | null): RecordingLaw =>
  lawOf(own) === 'one-party' && lawOf(caller) === 'one-party' ? 'one-party' : 'all-party';
