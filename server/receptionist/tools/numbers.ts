/** A telephone number that the caller gives: understood, checked, and read back before it is believed. */
import { parsePhone } from '../../booking/phone.ts';
import { sayPhone, spokenDigits } from '../../languages/en/spoken-digits.ts';
import type { ToolResult, ToolContext } from './tool.ts';

export type GivenNumber =
  { readonly kind: 'number'; readonly phone: string } | { readonly kind: 'ask'; readonly result: ToolResult };

/**
 * The number to reach the caller: the one they call from, or one that they gave and confirmed.
 * @param given the words in which a number was said, if one was.
 * @param confirmed whether the caller said yes to the number that was read back.
 */
export function reachableNumber(
  context: ToolContext,
  given: string | undefined,
  confirmed: boolean,
): GivenNumber {
  if (given === undefined || given.trim() === '') {
    if (confirmed && context.answeredReadBack !== null)
      return { kind: 'number', phone: context.answeredReadBack };
    if (context.caller.phone !== null) return { kind: 'number', phone: context.caller.phone };
    return ask('phone', 'What number can we reach you at? You can also type it on your keypad.');
  }
  const phone = parsePhone(spokenDigits(given), context.business.country);
  if (phone === null)
    return ask(
      'phone',
      "I didn't get a complete number. Could you say it once more, or type it on your keypad?",
    );
  if (phone === context.caller.phone) return { kind: 'number', phone };
  // A yes counts only for the number that was read back, and only when it was the caller who could say it.
  if (confirmed && context.answeredReadBack === phone) return { kind: 'number', phone };
  return {
    kind: 'ask',
    result: {
      status: 'ask',
      ask: 'confirm-phone',
      phone: sayPhone(phone),
      say: `I have ${sayPhone(phone)}. Is that right?`,
      remember: { readBack: phone },
    },
  };
}

/** The number that the caller typed, if it is the one given: exact, and from somebody who may not be able to say yes. */
export function typedNumber(context: ToolContext, given: string | undefined): GivenNumber | null {
  if (given === undefined || context.typedNumber === null) return null;
  const phone = parsePhone(spokenDigits(given), context.business.country);
  return phone === context.typedNumber ? { kind: 'number', phone } : null;
}

const ask = (what: string, say: string): GivenNumber => ({
  kind: 'ask',
  result: { status: 'ask', ask: what, say },
});
