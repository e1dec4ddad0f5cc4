import { PETS, RELATIONS } from '../relations.ts';
import { nameWord } from './name-words.ts';
import { spellingParts } from './spelling.ts';

const NAME = String.raw`(?<name>\p{L}[\p{L}'.-]*(?:\s+\p{L}[\p{L}'.-]*){0,3})`;
/** Whom a caller may book for. */
const RELATION = [...RELATIONS, ...PETS].join('|');

const FIRST_NAME = /\bfirst name(?:'s| is)?,? (?<name>\p{L}[\p{L}'-]{0,40})/iu;
const LAST_NAME =
  /\b(?:last name|surname|family name)(?:'s| is)?,? (?<name>\p{L}[\p{L}'-]{0,40}(?: (?!first\b|and\b)\p{L}[\p{L}'-]{0,40}){0,2})/iu;

/** The ways in which a caller says a person's name. */
export const names = {
  /** Before or behind a name, which is the group `name`; each is more certain than the next. */
  announced: [
    new RegExp(String.raw`\bfor my (?:\w+ )?(?:${RELATION})[,]? (?:called |named )?${NAME}`, 'iu'),
    new RegExp(String.raw`\bmy (?:${RELATION}) (?<name>\p{Lu}\p{L}+)'s`, 'u'),
    new RegExp(
      String.raw`^(?:[Ii]t(?:'s| is) |[Ff]or )?[Mm]y (?:${RELATION}),? (?<name>\p{Lu}[\p{L}'-]*(?: \p{Lu}[\p{L}'-]*){0,2})$`,
      'u',
    ),
    new RegExp(
      String.raw`\b[Mm]y (?:\w+ )?(?:${RELATION}),? (?:(?:called|named) )?(?<name>\p{Lu}[\p{L}'-]*(?: \p{Lu}[\p{L}'-]*){0,2}),? (?:also |really |just )?(?:needs|wants|would|could|can|has to|is looking|likes)\b`,
      'u',
    ),
    new RegExp(
      String.raw`\b(?:(?:my|the|his|her|last|first|full) name(?:'s| is| would be)|(?:last|first|full) name|name is|down (?:as|for)|under(?: the name(?: of)?)?|call me(?! back\b)|named|called) ${NAME}`,
      'iu',
    ),
    new RegExp(
      String.raw`\b(?:[Tt]his is|[Ii]t(?:'s| is)|[Ii](?:'m| am)|[Ff]or) (?<name>\p{Lu}[\p{L}'-]*(?:\s+\p{Lu}[\p{L}'.-]*){0,2})`,
      'u',
    ),
    new RegExp(String.raw`^${NAME} (?:here|speaking)\b`, 'iu'),
  ],
  /** What is said as the first and the last name each by itself; the first also before it: "Tom. Last name Hanks." */
  halves(text: string): { readonly first: string; readonly last: string } | null {
    const last = LAST_NAME.exec(text);
    if (last === null) return null;
    const first = FIRST_NAME.exec(text)?.groups?.['name'] ?? text.slice(0, last.index);
    return { first, last: last.groups?.['name'] ?? '' };
  },
  /** What is said before a name when it was asked for. */
  around:
    /^(?:(?:um+|uh+|er+|h?mm+|ah+|oh|well|so|right|sorry|thanks|thank you|alright|that'd be|it'd be|my name's|you can put|yes|yeah|yep|sure|okay|ok|certainly|of course|please|hi|hello|put it under|it's|it is|that's|that is|that would be|it would be|this is|i'm|i am|just|under|for|put|make it|name|the)[\s,.!]+)+/iu,
  nameWord,
  spellingParts,
  /** Said behind a name, and nothing of it. */
  isCourtesy: /^(?:(?:please|thanks|thank|you|here|speaking|is|my|the|name|that's|it|sir|ma'am)(?:\s|$))+$/i,
  /** Its dot, behind the first group, ends no sentence. */
  title: /\b(Mr|Mrs|Ms|Dr|Prof|St)\.\s+/gi,
  /** Behind it stands the name that is meant. */
  correcting: /\b(?:no,? wait|wait,? no|i mean|i meant|or rather|make that|correction|sorry)\b[\s,.]*/i,
};
