/** A telephone number that the caller gives: understood, checked, and read back before it is believed. */
import { parsePhone } from '../../booking/phone.ts';
import { sayPhone, spokenDigits } from '../../booking/spoken-digits.ts';
import type { DeskResult, ToolContext } from './tool.ts';

export type GivenNumber =
  { readonly kind: 'number'; readonly phone: string } | { readonly kind: 'ask'; readonly result: DeskResult };

/**
 * The number to reach the caller: the one they call from, or one that they gave and confirmed.
 * @param given the words in which a number was said, if one was.
 * @param confirmed whether the caller said yes to the number that was read back.
 */
export function reachableNumber(
  desk: ToolContext,
  given: string | undefined,
  confirmed: boolean,
): GivenNumber {
  if (given === undefined || given.trim() === '') {
    if (confirmed && desk.answeredReadBack !== null) return { kind: 'number', phone: desk.answeredReadBack };
    if (desk.caller.phone !== null) return { kind: 'number', phone: desk.caller.phone };
    return ask('phone', 'What number can we reach you at? You can also type it on your keypad.');
  }
  const phone = parsePhone(spokenDigits(given), desk.business.country);
  if (phone === null)
    return ask(
      'phone',
      "I didn't get a complete number. Could you say it once more, or type it on your keypad?",
    );
  if (phone === desk.caller.phone) return { kind: 'number', phone };
  // A yes counts only for the number that was read back, and only when it was the caller who could say it.
  if (confirmed && desk.answeredReadBack === phone) return { kind: 'number', phone };
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
export function typedNumber(desk: ToolContext, given: string | undefined): GivenNumber | null {
  if (given === undefined || desk.typedNumber === null) return null;
  const phone = parsePhone(spokenDigits(given), desk.business.country);
  return phone === desk.typedNumber ? { kind: 'number', phone } : null;
}

const ask = (what: string, say: string): GivenNumber => ({
  kind: 'ask',
  result: { status: 'ask', ask: what, say },
});
