import { emailReader } from '../spoken-email.ts';
import { REPEATS } from './spoken-digits.ts';

const email = emailReader({
  signs: { arroba: '@', punto: '.', guion: '-', guión: '-', menos: '-', más: '+', mas: '+', subrayado: '_' },
  phrases: [[/\bgui(?:o|ó)n bajo\b|\bbarra baja\b/g, ' _ ']],
  before: new Set(
    'es correo electrónico electronico email e-mail mail dirección direccion mi la el sí si vale bueno eh sería seria'.split(
      ' ',
    ),
  ),
  repeats: REPEATS,
  said: { '.': 'punto', _: 'guion bajo', '-': 'guion', '+': 'más', '@': 'arroba' },
});

export const spokenEmail = email.read;
export const spellEmail = email.spell;
