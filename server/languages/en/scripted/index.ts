/** How the scripted receptionist hears and speaks English. */
import type { ScriptedLanguage } from '../../scripted.ts';
import { names } from './names.ts';
import { questionsIn, intents, servicesIn, withoutGoodbye, yesOrNo } from './intents.ts';
import { again, questions, sentences } from './sentences.ts';

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'].map(
  (name) => new RegExp(String.raw`^(?:\w+\W+){0,2}${name}\W*$`),
);

export const scripted: ScriptedLanguage = {
  yesOrNo,
  intents,
  names,
  servicesIn,
  withoutGoodbye,
  questionsIn,
  withoutNames: (text) =>
    text.replaceAll(/\b(with|by|have|see|prefer|want) \p{Lu}\p{L}+|\bwith \p{L}+/gu, '').trim(),
  withoutRefusals: (text) =>
    text.replaceAll(
      /\b(?:any(?:one|body) )?(?:not|except|but|without|isn['\u2019]t|don['\u2019]t (?:want|like))(?: with)? \p{Lu}\p{L}+/gu,
      '',
    ),
  anybody: 'with anyone',
  serviceOf: (booking) =>
    booking
      .replace(/^(you have )?(your|an?|the) /i, '')
      .split(/[,:]? (?:on|at|with|for|this|next|today|tomorrow|\w+day)\b/i, 1)[0] ?? '',
  movesIn: (text) =>
    [
      Array.from(text.matchAll(/\b(to|until|till)\b/gi)).at(-1)?.index,
      /\b(can|could|may) (i|we|you)\b/i.exec(text)?.index,
    ].flatMap((end) =>
      end === undefined ? [] : [[text.slice(0, end), text.slice(end).replace(/^\w+\s+/, '')] as const],
    ),
  placeIn: (words) => {
    if (/\b(any ?one|doesn't matter|don't care|you (choose|pick|decide))\b/.test(words)) return 0;
    const place = ORDINALS.findIndex((ordinal) => ordinal.test(words));
    return place < 0 ? null : place;
  },
  sentences,
  again,
  questions,
  whichOf: (choices) => `Would you like ${choices.join(', or ')}?`,
  whichBooking: (bookings) => `${sentences.whichBooking} ${bookings.join(', or ')}?`,
  thanksFor: (name) => `Thank you, ${name}.`,
  firstOf: (booking) => `One after the other. First, ${booking}.`,
  otherName: (name, wrong) =>
    `The appointment that was just booked is for ${name}${wrong === null ? '' : `, not for ${wrong}`}.`,
  callBack: { name: 'A caller who could not be heard', message: 'Please call back.' },
  whisperIn: (note) => /^A note from the business\b[^"]*"(.*)"/s.exec(note)?.[1] ?? null,
};
