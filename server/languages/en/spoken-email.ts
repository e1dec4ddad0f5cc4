import { emailReader } from '../spoken-email.ts';
import { REPEATS } from './spoken-digits.ts';

const email = emailReader({
  signs: {
    at: '@',
    dot: '.',
    point: '.',
    period: '.',
    underscore: '_',
    dash: '-',
    hyphen: '-',
    minus: '-',
    plus: '+',
  },
  before: new Set(
    "is it's its that's address email e-mail mail my to so um uh yes yeah okay ok sure the would be".split(
      ' ',
    ),
  ),
  repeats: REPEATS,
  said: { '.': 'dot', _: 'underscore', '-': 'dash', '+': 'plus', '@': 'at' },
});

export const spokenEmail = email.read;
export const spellEmail = email.spell;
