/** A person's name in what a caller says. */
import type { Heard } from '../../scripted.ts';

const NAME = String.raw`(?<name>\p{L}[\p{L}'\u2019.-]*(?:\s+\p{L}[\p{L}'\u2019.-]*){0,3})`;
const RELATION =
  'son|daughter|wife|husband|mother|mom|mum|father|dad|brother|sister|friend|partner|boyfriend|girlfriend|grandson|granddaughter|grandma|grandpa|child|kid|boy|girl|boss|dog|cat|puppy|kitten';

/** A name that the caller announces; each is more certain than the next. */
const ANNOUNCED: readonly RegExp[] = [
  new RegExp(String.raw`\bfor my (?:\w+ )?(?:${RELATION})[,]? (?:called |named )?${NAME}`, 'iu'),
  new RegExp(String.raw`\bmy (?:${RELATION}) (?<name>\p{Lu}\p{L}+)(?:'s|\u2019s)`, 'u'),
  new RegExp(
    String.raw`\b(?:(?:my|the|his|her|last|first|full) name(?:'s|\u2019s| is| would be)|name is|under(?: the name(?: of)?)?|call me(?! back\b)|named|called) ${NAME}`,
    'iu',
  ),
  new RegExp(
    String.raw`\b(?:[Tt]his is|[Ii]t(?:'s|\u2019s| is)|[Ii](?:'m|\u2019m| am)|[Ff]or) (?<name>\p{Lu}[\p{L}'\u2019-]*(?:\s+\p{Lu}[\p{L}'\u2019.-]*){0,2})`,
    'u',
  ),
  new RegExp(String.raw`^${NAME} (?:here|speaking)\b`, 'iu'),
];

/** What is said around a name when it was asked for. */
const AROUND =
  /^(?:(?:um+|uh+|er+|h?mm+|ah+|oh|well|so|right|sorry|thanks|thank you|alright|that'd be|it'd be|my name's|you can put|yes|yeah|yep|sure|okay|ok|certainly|of course|please|hi|hello|put it under|it's|it is|it’s|that's|that is|that would be|it would be|this is|i'm|i am|i’m|just|under|for|put|make it|name|the)[\s,.!]+)+/iu;

/** Words that end a name, or show that it is none. */
const NO_NAME = new Set(
  (
    'a an the and but or at on in for with by to of from my your his her our it is was that this i im me you we they he she not no yes yeah yep sure okay ok please thanks thank hi hello ' +
    'what when where how why which who can could would should do does did have has need want like looking calling trying going here there just so um uh ' +
    'today tomorrow tonight monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december ' +
    'morning afternoon evening noon next first second third last one two three four five six seven eight nine ten eleven twelve later earlier ' +
    "appointment booking haircut beard trim message number phone name same good fine great perfect right correct sorry spelled nothing none nobody never maybe wait hold don't won't can't know let think guess absolutely cool whatever hmm thing rather say see back price everything included actually better make change exactly definitely certainly really not be as because if then than about with alright well oh ah huh again also too mine anybody anyone somebody someone nope nah " +
    RELATION.replaceAll('|', ' ')
  ).split(' '),
);

export function personName(said: Heard, asked: boolean): string | null {
  const text = said.text.replaceAll(TITLE, '$1 ');
  if (!asked) return announcedName(text);
  // "Mike, no wait, Michael Brown": the last of them.
  for (const part of text.split(CORRECTING).reverse()) {
    const name = announcedName(part) ?? spelled(bareName(said.part(part)), part);
    if (name !== null) return name;
  }
  return null;
}

/** The dot of a title ends no sentence. */
const TITLE = /\b(Mr|Mrs|Ms|Dr|Prof|St)\.\s+/gi;
const CORRECTING = /\b(?:no,? wait|wait,? no|i mean|i meant|or rather|make that|correction|sorry)\b[\s,.]*/i;

function announcedName(text: string): string | null {
  for (const pattern of ANNOUNCED) {
    const name = upToNoName(pattern.exec(text)?.groups?.['name'] ?? '');
    if (name !== null) return name;
  }
  return null;
}

/** The name as it is spelled, if it is: "S I O B H A N". */
function spelled(name: string | null, text: string): string | null {
  const letters = /(?<!\p{L})\p{L}(?:[\s.,-]+\p{L}(?!\p{L})){2,}/u.exec(text)?.[0].match(/\p{L}/gu) ?? [];
  const [first, ...others] = letters;
  if (first === undefined) return name;
  const written = first.toUpperCase() + others.join('').toLowerCase();
  // "Zoë, Z O E" was heard better than spelled.
  return name !== null && plainLetters(name) === plainLetters(written) ? name : written;
}

const plainLetters = (name: string): string => name.normalize('NFD').replaceAll(/\P{L}/gu, '').toLowerCase();

const NAME_OF_MONTH = /^(?:april|june|august)(?:\s+\p{L}+)?$/iu;

function bareName(said: Heard): string | null {
  const [bare = ''] = said.text
    .trim()
    .replace(AROUND, '')
    .split(/[,;.!?](?:\s|$)/);
  if (NAME_OF_MONTH.test(bare)) return bare.split(/\s+/).map(capitalised).join(' ');
  const noName = /\d/.test(bare) || bare.split(/\s+/).length > 5;
  return noName || said.shows('asksAnything') || said.shows('isUnsure') ? null : upToNoName(bare);
}

/** "I'd", "what's": a pronoun and its verb are no name. */
const CONTRACTED = /^(?:i|you|we|they|he|she|it|that|what|who|where|how|let|there|here)'(?:s|d|ll|m|re|ve)$/;

function isNoName(word: string): boolean {
  const plain = word
    .toLowerCase()
    .replaceAll('\u2019', "'")
    .replace(/(?<![.,!?])[.,!?]+$/, '');
  return NO_NAME.has(plain) || CONTRACTED.test(plain);
}

function upToNoName(words: string): string | null {
  const all = words.trim().split(/\s+/);
  const end = all.findIndex(isNoName);
  const name = (end === -1 ? all : all.slice(0, end))
    .filter((word, index) => index === 0 || !/^\p{L}\.?$/u.test(word))
    .slice(0, 3)
    .map((word) => word.replace(/(?<![.-])[.-]+$/, ''))
    .filter((word) => word !== '');
  return name.length === 0 ? null : name.map(capitalised).join(' ');
}

const capitalised = (word: string): string =>
  /\p{Lu}/u.test(word) ? word : word.replace(/(^|[-'\u2019])\p{L}/gu, (letter) => letter.toUpperCase());
