/** STOP, START and HELP in a text, which the carrier answers itself: nothing of ours is said to them. */
import type { CarrierText } from '../carriers/carrier.ts';

export type Keyword = NonNullable<CarrierText['keyword']>;

/** The whole text in lower case, without signs around it: the carrier blocks and lifts by these. */
const STOP = new Set([
  'stop',
  'stopall',
  'stop all',
  'unsubscribe',
  'cancel',
  'end',
  'quit',
  'revoke',
  'optout',
  'opt out',
]);
const START = new Set(['start', 'unstop']);
const HELP = new Set(['help', 'info']);
/** It says the same, and the carrier does not know it. */
const STOP_IN_WORDS =
  /^(please )?(stop( it| this| now)?|stop (texting|messaging|sending|contacting)( me)?( texts| messages)?|(do not|don't|dont) (text|message) me( again| any more| anymore)?|unsubscribe me|remove me( from (your|the|this) list)?|no more (texts|messages)|take me off (your|the|this) list)( please)?$/;

/** Longer texts are no keyword. */
const LONGEST = 60;

/** @param optedOut whether they want no texts now: only then "yes" asks for them again. */
export function keywordIn(
  { body, keyword }: Pick<CarrierText, 'body' | 'keyword'>,
  { optedOut }: { readonly optedOut: boolean },
): Keyword | null {
  if (keyword !== null) return keyword;
  if (body.length > LONGEST) return null;
  const said = bare(body);
  if (STOP.has(said) || STOP_IN_WORDS.test(said)) return 'stop';
  if (START.has(said) || (optedOut && said === 'yes')) return 'start';
  return HELP.has(said) ? 'help' : null;
}

/** Whether the word may have meant an appointment: the carrier has taken it for STOP all the same. */
export const meansPerhapsAppointment = (body: string): boolean =>
  body.length <= LONGEST && bare(body) === 'cancel';

/** Letters of another width are the same letters, and what cannot be seen is nothing. */
const bare = (body: string): string =>
  body
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{M}]/gu, '')
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{N}']/gu, ' ')
    .replace(/ +/g, ' ')
    .trim();
