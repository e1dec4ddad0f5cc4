import { names } from './names.ts';
import { questionsIn, intents, servicesIn, withoutGoodbye, withoutPresence, yesOrNo } from './intents.ts';
import { again, questions, sentences } from './sentences.ts';

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'].map(
  (name) => new RegExp(String.raw`^(?:\w+\W+){0,2}${name}\W*$`),
);

/**
 * How English is heard and spoken by the scripted receptionist, who understands callers by rules, without a model. Times and
 * telephone numbers are not here: dates/ and numbers.ts read them for everybody.
 */
export const scripted = {
  yesOrNo,
  intents,
  names,
  servicesIn,
  withoutGoodbye,
  withoutPresence,
  questionsIn,
  /** A wish without the people whom it names, or only without those whom it refuses. */
  withoutNames: (text: string) =>
    text.replaceAll(/\b(with|by|have|see|prefer|want) \p{Lu}\p{L}+|\bwith \p{L}+/gu, '').trim(),
  withoutRefusals: (text: string) =>
    text.replaceAll(
      /\b(?:any(?:one|body) )?(?:not|except|but|without|isn['\u2019]t|don['\u2019]t (?:want|like))(?: with)? \p{Lu}\p{L}+/gu,
      '',
    ),
  /** A wish for whoever is free. */
  anybody: 'with anyone',
  /** What an appointment is for: "your haircut with Sam, Tuesday" is a "haircut". */
  serviceOf: (booking: string) =>
    booking
      .replace(/^(you have )?(your|an?|the) /i, '')
      .split(/[,:]? (?:on|at|with|for|this|next|today|tomorrow|\w+day)\b/i, 1)[0] ?? '',
  /** Where what an appointment is now may end, and when it should be instead begin: "my Thursday one" and "Friday at two". */
  movesIn: (text: string) =>
    [
      Array.from(text.matchAll(/\b(to|until|till)\b/gi)).at(-1)?.index,
      /\b(can|could|may) (i|we|you)\b/i.exec(text)?.index,
    ].flatMap((end) =>
      end === undefined ? [] : [[text.slice(0, end), text.slice(end).replace(/^\w+\s+/, '')] as const],
    ),
  /** The position that a choice is named by, from 0, -1 for the last: "the second one", "any of them". */
  placeIn: (words: string) => {
    if (/\b(any ?one|doesn't matter|don't care|you (choose|pick|decide))\b/.test(words)) return 0;
    const place = ORDINALS.findIndex((ordinal) => ordinal.test(words));
    return place < 0 ? null : place;
  },
  sentences,
  again,
  questions,
  /** "Would you like the first, or the second?" */
  whichOf: (choices: readonly string[]) => `Would you like ${choices.join(', or ')}?`,
  whichBooking: (bookings: readonly string[]) => `${sentences.whichBooking} ${bookings.join(', or ')}?`,
  thanksFor: (name: string) => `Thank you, ${name}.`,
  firstOf: (booking: string) => `One after the other. First, ${booking}.`,
  /** Messages that the receptionist leaves for a caller. */
  otherName: (name: string, wrong: string | null) =>
    `The appointment that was just booked is for ${name}${wrong === null ? '' : `, not for ${wrong}`}.`,
  callBack: { name: 'A caller who could not be heard', message: 'Please call back.' },
};
