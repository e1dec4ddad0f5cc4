/** What different forms of an English word share, and words that mean the same to somebody who books or asks. */

const IRREGULAR: Readonly<Record<string, string>> = {
  men: 'man',
  women: 'woman',
  womens: 'woman',
  mens: 'man',
  children: 'child',
  childrens: 'child',
  gentlemen: 'gentleman',
  feet: 'foot',
  teeth: 'tooth',
  people: 'person',
  lice: 'louse',
  colour: 'color',
  grey: 'gray',
  moustache: 'mustache',
  tyre: 'tire',
};

/**
 * "haircuts", "waxing", "trimmed" and "lady's" are "haircut", "wax", "trim" and "lady". Rough, but the same on both sides of
 * a comparison.
 */
export function stem(word: string): string {
  const one = singular(IRREGULAR[word] ?? word);
  const known = IRREGULAR[one] ?? one;
  const root = known.replace(/(?:ing|ed)$/, '');
  if (root === known) return known.length > 4 ? known.replace(/e$/, '') : known;
  // Not "ring" and "red", and not "feed".
  if (root.length < 3 || !/[aeiouy]/.test(root) || /ee?$/.test(root)) return known;
  const undoubled = root.replace(/([bdgmnprt])\1$/, '$1');
  return IRREGULAR[undoubled] ?? (undoubled.length > 4 ? undoubled.replace(/e$/, '') : undoubled);
}

function singular(word: string): string {
  if (word.length < 4 || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** Words of one line may stand for one another. */
const SAME = [
  'cut shorten',
  'child kid son daughter boy girl toddler baby infant teen teenager grandson granddaughter nephew niece youngster',
  'woman lady wife female girlfriend mother mom mum',
  'man gent gentleman husband guy male boyfriend father dad bloke',
  'color dye tint',
  'mustache tash',
  'checkup exam examination inspection',
  'clean cleaning cleanse hygiene polish',
  'repair fix mend',
  'nail manicure',
  'foot pedicure',
  'pay payment cash card credit debit visa mastercard amex apple google contactless check cheque',
  'park garage',
  'wifi internet wireless',
  'wheelchair disabled accessible access step stair ramp',
  'gift voucher certificate',
  'age young year',
  'cancel cancellation',
  'late delay behind',
  'extraction pull',
  'prenatal pregnancy pregnant maternity',
].flatMap((line) => {
  const words = line.split(' ').map(stem);
  return words.map((word) => [word, words[0] ?? word] as const);
});
const MEANINGS = new Map(SAME);

/** The word that stands for a stem and all that mean about the same. */
export const meaning = (stemmed: string): string => MEANINGS.get(stemmed) ?? stemmed;

/** What a word may mean beside itself, though not the other way round: a trim may be a haircut, but a cut is no beard trim. */
const MAY_BE: Readonly<Record<string, string>> = { trim: 'cut' };
export const mayBe = (stemmed: string): string => MAY_BE[stemmed] ?? stemmed;

/** Words that are said in one and in two. */
const COMPOUNDS: Readonly<Record<string, readonly string[]>> = {
  haircut: ['hair', 'cut'],
  haircolor: ['hair', 'color'],
  haircolour: ['hair', 'color'],
  hairdo: ['hair', 'style'],
  eyebrow: ['eye', 'brow'],
  toenail: ['toe', 'nail'],
  fingernail: ['finger', 'nail'],
};

/** The stems of a word; a compound has several. */
export const stems = (word: string): readonly string[] => {
  const one = stem(word);
  return COMPOUNDS[one] ?? [one];
};
