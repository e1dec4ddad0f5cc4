import type { Danger } from '../../danger.ts';
import { clausesOf, isErrand, isLongAgo, moodOf } from './clauses.ts';
import { SIGNS } from './signs/index.ts';
import { OTHER_GAS, OTHER_ROTTEN, PEOPLE, PET, TRADE, TRADES } from './trades.ts';
import { firstSubjectOf, subjectOf } from './who.ts';

/** How danger is told in English, and what a caller in it is told. What counts, and when, is decided elsewhere. */
export const emergency = {
  clausesOf,
  moodOf,
  isLongAgo,
  isErrand,
  subjectOf,
  firstSubjectOf,
  signs: SIGNS,
  trades: TRADES,
  people: PEOPLE,
  pet: PET,
  otherGas: OTHER_GAS,
  otherRotten: OTHER_ROTTEN,
  trade: TRADE,
  /** Ends right before what is not so: "no chest pain", "I do not think he is choking". */
  denied:
    /\b(?:no|not|never|without|nearly|almost|neither|nor)(?: (?:a|an|any|more|having|had|have|been|exactly|need|want|to|in|like|the|gave|me|him|her))* $|\b(?:nobody|no one|none)(?: (?:is|are|was|has|had|got|of us))* $|\bnot (?:think|believe|say|saying|mean)(?: \w+){0,4} $/,
  /** Ends right before what was so, and may be over: "I had chest pain". */
  had: /(?<!\b(?:have|has|just) )\bhad(?: (?:some|an?|bad|terrible|trouble|slight|mild|these|this))* $/,
  /** In the clause, before what has happened: "my wife just passed out". */
  justNow: /\bjust\b/,
  /** Takes back what was said before it. */
  allClear:
    /^(?:(?:no|nope|oh|sorry|wait|yeah|yes|okay|ok|well|do not worry|we|i|just) )*(?:(?:i am|i was|we are|he is|she is|they are|everyone is|everybody is|everything is|it is|that is) (?:all |totally |completely |perfectly |doing |only |just |absolutely |now )*(?:fine|ok|okay|alright|all right|good|safe|kidding|joking|better|not an emergency|no emergency|nothing)|(?:just|only) (?:kidding|joking)|false alarm|not an emergency|no emergency|no one is (?:hurt|in danger)|nobody is (?:hurt|in danger)|there is no emergency|figure of speech|i did not mean (?:it|that)|you misunderstood|you got me wrong|that is not what i meant)\b/,
  /** For the model, among its rules. */
  rule: 'Whenever anybody may be in danger (hurt, ill, poisoned, attacked, thinking of harming themselves, fire, gas), call emergency at once and say its words, and nothing else. If you are not sure, first ask: "Is anybody in danger right now?" Whatever the caller then says, say the words again until they say that nobody is. What is no danger but cannot wait (a swollen face, water through the ceiling) you answer by what the business says about it, or else by an urgent message.',
  ask: 'Is anybody in danger right now?',
  /**
   * What a caller is told at once.
   * @param number to call for help
   * @param listener the number of somebody who listens at any hour, where there is one
   */
  say(danger: Danger, number: string, listener: string | null) {
    switch (danger) {
      case 'medical':
      case 'fire':
      case 'violence':
        return `This sounds like an emergency. Please hang up now and call ${number}.`;
      case 'gas':
        return `This could be dangerous. Please hang up now, get everybody out, touch no switches, and call ${number} from outside.`;
      case 'animal':
        return 'This sounds like an emergency. Please hang up now and take your animal to the nearest emergency animal hospital.';
      case 'self-harm': {
        const also =
          listener === null ? '' : ` You can also call ${listener} at any hour, and somebody will listen.`;
        return `I am so glad you told me. Please hang up now and call ${number}.${also}`;
      }
    }
  },
};
