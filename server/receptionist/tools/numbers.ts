/** A telephone number that the caller gives: understood, checked, and read back before it is believed. */
import { parsePhone } from '../../booking/phone.ts';
import type { Ask, ToolContext } from './tool.ts';

export type AskNumber =
  | Ask<'phone', 'no-number' | 'incomplete-number'>
  | (Ask<'confirm-phone', 'unconfirmed-number'> & { readonly phone: string });

/**
 * The number (E.164) to reach the caller, or what to ask for it: the one they call from, or one that they gave and confirmed.
 * @param given the words in which a number was said, if one was.
 * @param confirmed whether the caller said yes to the number that was read back.
 */
export function reachableNumber(
  context: ToolContext,
  given: string | undefined,
  confirmed: boolean,
): string | AskNumber {
  const { language } = context;
  const say = language.tools.booking;
  if (given === undefined || given.trim() === '') {
    const known = (confirmed ? context.answeredReadBack : null) ?? context.caller.phone;
    return known ?? { status: 'ask', ask: 'phone', reason: 'no-number', say: say.askPhone };
  }
  const phone = parsed(context, given);
  if (phone === null)
    return { status: 'ask', ask: 'phone', reason: 'incomplete-number', say: say.askWholePhone };
  if (phone === context.caller.phone) return phone;
  // A yes counts only for the number that was read back, and only when it was the caller who could say it.
  if (confirmed && context.answeredReadBack === phone) return phone;
  return {
    status: 'ask',
    ask: 'confirm-phone',
    reason: 'unconfirmed-number',
    phone: language.numbers.sayPhone(phone),
    say: say.confirmPhone(phone),
    remember: { readBack: phone },
  };
}

/** The number that the caller typed, if it is the one given: exact, and from somebody who may not be able to say yes. */
export const typedNumber = (context: ToolContext, given: string | undefined): string | null =>
  given !== undefined && context.typedNumber !== null && parsed(context, given) === context.typedNumber
    ? context.typedNumber
    : null;

const parsed = ({ language, business }: ToolContext, given: string) =>
  parsePhone(language.numbers.spokenDigits(given), business.country);
