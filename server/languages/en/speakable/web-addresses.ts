/** E-mail and web addresses as they are said: "sam at example dot com". */
import type { SpokenRule } from '../../spoken-rules.ts';
import { digitWords } from '../number-words.ts';

const TOP_LEVEL = String.raw`(?:com|org|net|info|biz|io|co|app|dev|shop|salon|hair|beauty|studio|clinic|care|dental|spa|pet|fit|gym|restaurant|pizza|cafe|bar|law|legal|services|online|store|site|website|fr|es|nl|se|dk|fi|pl|ch|pt|jp|sg|za|br|mx|ai|tv|us|uk|ca|au|nz|ie|de|eu|test|example)`;

const SIGNS: Readonly<Record<string, string>> = {
  '.': 'dot',
  '-': 'dash',
  _: 'underscore',
  '/': 'slash',
  '+': 'plus',
};

export const WEB_ADDRESSES: readonly SpokenRule[] = [
  [
    /(?<![\w.+-])(?<user>[\w.+-]+)@(?<host>[\w-]+(?:\.[\w-]+)+)/g,
    ({ user = '', host = '' }) => `${spelled(user)} at ${spelled(host)}`,
  ],
  [
    /https?:\/\/(?:www\.)?(?<address>[^\s,;!?)]*[^\s.,;!?)])(?:\?[^\s?]{0,500}[\w=&/])?/g,
    ({ address = '' }) => spelled(address.replace(/(?<!\/)\/+$/, '')),
  ],
  [
    new RegExp(
      String.raw`(?<![\w.-])(?:www\.)?(?<address>[a-z][\w-]*(?:\.[\w-]+)*\.${TOP_LEVEL}(?:/[\w/-]*)?)(?![\w])`,
      'gi',
    ),
    ({ address = '' }) => spelled(address),
  ],
  [/(?<![\w@])@(?<name>\w[\w.]{0,60}\w)/g, ({ name = '' }) => `at ${spelled(name)}`],
  [/(?<=\w)@(?=\w)/g, ' at '],
  [/(?<!\w)#(?=\p{L})/gu, 'hashtag '],
];

const spelled = (address: string): string =>
  address
    .replaceAll(/[-._/+]/g, (sign) => ` ${SIGNS[sign] ?? ''} `)
    .replaceAll(/\d+/g, (digits) => ` ${digitWords(digits)} `)
    .replaceAll(/[^\w ]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
