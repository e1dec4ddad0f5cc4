/** Prices in words: "35,50 €" is "treinta y cinco euros con cincuenta". */
import type { SpokenRule } from '../../spoken-rules.ts';
import { beforeFeminine, beforeNoun, valueOf } from '../number-words.ts';

interface Unit {
  readonly one: string;
  readonly many: string;
  readonly feminine?: true;
}

const UNITS: Readonly<Record<string, Unit>> = {
  EUR: { one: 'euro', many: 'euros' },
  GBP: { one: 'libra', many: 'libras', feminine: true },
  USD: { one: 'dólar', many: 'dólares' },
  PYG: { one: 'guaraní', many: 'guaraníes' },
  PEN: { one: 'sol', many: 'soles' },
  CRC: { one: 'colón', many: 'colones' },
  VES: { one: 'bolívar', many: 'bolívares' },
  GTQ: { one: 'quetzal', many: 'quetzales' },
  HNL: { one: 'lempira', many: 'lempiras' },
  NIO: { one: 'córdoba', many: 'córdobas' },
  BOB: { one: 'boliviano', many: 'bolivianos' },
  JPY: { one: 'yen', many: 'yenes' },
  CHF: { one: 'franco', many: 'francos' },
};
const PESO: Unit = { one: 'peso', many: 'pesos' };
const PESOS = new Set('MXN ARS CLP COP UYU DOP CUP PHP'.split(' '));
const SIGNS: Readonly<Record<string, string>> = { '\u20ac': 'EUR', '\u00a3': 'GBP', '\u00a5': 'JPY' };
const DOLLAR = { one: 'dólar', many: 'dólares' };

/** Whose money a sign or a code is; a bare "$" is the business's own. */
function unitOf(sign: string, currency: string): Unit {
  const code = SIGNS[sign] ?? (sign === '$' ? currency : sign.replace('$', '').trim());
  const known = code === 'US' ? 'USD' : code === 'MX' ? 'MXN' : code;
  return UNITS[known] ?? (PESOS.has(known) ? PESO : DOLLAR);
}

function say(number: string, sign: string, currency: string): string {
  const unit = unitOf(sign, currency);
  const { whole, decimals } = valueOf(number);
  const count = Number(whole);
  const words = unit.feminine === true ? beforeFeminine(count) : beforeNoun(count);
  const of = /(?:millón|millones)$/.test(words) ? ' de' : '';
  const cents = Number(decimals.padEnd(2, '0').slice(0, 2));
  const rest =
    decimals === '' || cents === 0
      ? ''
      : ` con ${beforeNoun(cents).replace(/un$/, 'uno').replace('veintiún', 'veintiuno')}`;
  return `${words}${of} ${count === 1 ? unit.one : unit.many}${rest}`;
}

const SIGN = String.raw`(?:(?:US|MX|AR|CO|CL)?\$|[\u20ac\u00a3\u00a5]|(?:EUR|USD|MXN|ARS|CLP|COP|PEN|UYU|GBP|CHF|GTQ|CRC|DOP|BOB|PYG|HNL|NIO|VES)\b)`;
const NUMBER = String.raw`\d{1,15}(?:[.,]\d{1,6}){0,5}`;

export const MONEY: readonly SpokenRule[] = [
  [
    new RegExp(String.raw`(?<sign>${SIGN})\s?(?<number>${NUMBER})`, 'g'),
    ({ sign = '', number = '' }, { currency }) => say(number, sign, currency),
  ],
  [
    new RegExp(String.raw`(?<number>${NUMBER})\s?(?<sign>${SIGN})`, 'g'),
    ({ sign = '', number = '' }, { currency }) => say(number, sign, currency),
  ],
];
