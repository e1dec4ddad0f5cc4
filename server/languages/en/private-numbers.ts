/** Card and social security numbers: how they are said, what takes their place, and what the caller is told of it. */
import { digitsOf, REPEATS } from './spoken-digits.ts';

export const privateNumbers = {
  digitsOf,
  repeats: REPEATS,
  /** Said between the digits of one number. */
  within: /^(?:then|and|uh+|um+|er+|dash|hyphen|space)$/,
  /** Said before the next part of a number, or after one, in a turn of its own or not. */
  around:
    /^(?:yes|yeah|yep|yup|okay|ok|alright|right|sure|so|the|rest|is|it|its|s|that|thats|next|last|first|final|digits|numbers|hold|on|hang|wait|just|a|sec|second|seconds|moment|minute|please|let|me|see|get|sorry|ready|mm|mhm|hmm|well)$/,
  /** Said before the digits of a telephone number from abroad. */
  plus: /^plus$/,
  /** Announces the number of a card. */
  card: /\b(?:(?:credit |debit |bank )?card(?:'s)? number|(?:credit|debit|bank) card is|my (?:visa|master ?card|amex|american express) (?:number |card )?is|numbers? (?:on|of) (?:the|my) (?:\w+ )?card)\b/i,
  /** Announces the code on a card. */
  code: /\b(?:cvv2?|cvc2?|csc|(?:card )?security code|verification code on|digits on the back|code on the back)\b/i,
  /** Announces a social security number, or a part of one. */
  security: /\b(?:social security|my social|s\.?s\.?n\.?)\b/i,
  removed: {
    card: '[card number removed]',
    code: '[card code removed]',
    security: '[social security number removed]',
  },
  /** Said to the caller at once. */
  warning:
    "Please don't tell me card or social security numbers: I'm not allowed to take them, and I have deleted what I heard. How else can I help you?",
};
