/** From a wish to a booking: times are looked up, one is chosen, a name is given. */
import { call, say, type Choice, type Conversation, type Step } from './conversation.ts';
import { personName } from './person.ts';
import { PHRASES } from './phrases.ts';
import { pick } from './pick.ts';
import * as words from './words.ts';

/** Whether a day or a time is named: where times are talked about, a bare number is one. */
export const namesTime = (now: Conversation, text: string): boolean =>
  words.namesTime(text) || (talksOfTimes(now) && words.namesBareHour(text));

const talksOfTimes = ({ answering, goal, offers, offer }: Conversation): boolean =>
  answering === 'when' ||
  answering === 'which-offer' ||
  (goal !== 'message' && (offers.length > 0 || offer !== null));

/** Whether something else is wished than what the offers are for. */
export const wishesOtherwise = (now: Conversation, text: string): boolean =>
  words.namesSomebody(text) || asksForName(text) || namesOtherService(now, text);

/** "Sam, please" */
function asksForName(text: string): boolean {
  const name = /^(\p{Lu}\p{L}+),? please\W*$/u.exec(text)?.[1];
  return name !== undefined && words.yesOrNo(name) === null;
}

/** A service is named that was not: "actually make that a beard trim". */
const namesOtherService = ({ wish }: Conversation, text: string): boolean =>
  words.namesService(text) &&
  !serviceWords(text).every((word) => wish.some((line) => serviceWords(line).includes(word)));

const serviceWords = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => words.namesService(word))
    .map((word) => word.replace(/s$/, ''));

/** Adds to what the caller wishes; whom they wished before, and times offered for less than that, are void. */
export function wish(now: Conversation, text: string): Conversation {
  return {
    ...now,
    wish: newest([...(words.namesSomebody(text) ? now.wish.map(withoutNames) : now.wish), text]),
    when: namesTime(now, text) ? text : now.when,
    name: personName(text, false) ?? (words.forSomebodyElse(text) ? null : now.name),
    offers: [],
    offer: null,
  };
}

/** In characters, of all that a wish is made of: several minutes of talk, and well within what a tool is asked with. */
const LONGEST_WISH = 4_000;

/** The last of the lines that are not too long together. */
function newest(lines: readonly string[]): readonly string[] {
  let left = LONGEST_WISH;
  const from = lines.findLastIndex((line) => (left -= line.length) < 0);
  return lines.slice(from + 1);
}

/** Looks for times that fit what was wished before, and this. */
export function search(now: Conversation, text: string): Step {
  const found = lookForTimes(wish({ ...now, goal: now.goal === 'move' ? 'move' : 'book' }, text));
  return words.comesTogether(text) ? { ...found, move: { ...found.move, say: PHRASES.oneByOne } } : found;
}

/** Looks for times that fit all that was said; a booking that is moved keeps its service. */
export function lookForTimes(now: Conversation): Step {
  return call({ ...now, searchNext: false }, 'find_openings', {
    words: now.wish.join('. '),
    service: now.goal === 'move' && now.booking !== null ? serviceOf(now.booking.say) : lastService(now),
    when: now.when,
  });
}

/** The words that named the service last, where the whole wish would not tell which it is. */
function lastService({ wish, talkedOf }: Conversation): string | null {
  const naming = wish.filter(words.namesService);
  if (naming.length === 0) return talkedOf;
  const last = naming.at(-1) ?? '';
  return naming.length > 1 && !words.addsService(last) ? last : null;
}

/** What a booking is for: "your haircut with Sam, Tuesday" is a "haircut". */
const serviceOf = (booking: string): string => {
  const all = booking.replace(/^(you have )?(your|an?|the) /i, '');
  const end = all.search(/[,:]? (on|at|with|for|this|next|today|tomorrow|\w+day)\b/i);
  return end === -1 ? all : all.slice(0, end);
};

/** Whoever takes what there is refuses nobody any more. */
const withoutRefusals = (line: string): string =>
  line.replaceAll(
    /\b(?:any(?:one|body) )?(?:not|except|but|without|isn['\u2019]t|don['\u2019]t (?:want|like))(?: with)? \p{Lu}\p{L}+/gu,
    '',
  );

const withoutNames = (line: string): string =>
  line.replaceAll(/\b(with|by|have|see|prefer|want) \p{Lu}\p{L}+|\bwith \p{L}+/gu, '').trim();

/** Somebody else does it, and the caller does not mind. */
export function withAnybody(now: Conversation): Step {
  return lookForTimes({ ...now, wish: [...now.wish.map(withoutRefusals).map(withoutNames), 'with anyone'] });
}

/** The caller answers to the times that were offered; null when the answer is about something else. */
export function chooseOffer(now: Conversation, text: string): Step | null {
  const reply = words.yesOrNo(text);
  const refused = words.refuses(text) || words.looksFurther(text);
  const named = refused || namesOtherService(now, text) ? [] : pick(text, now.offers);
  const other = namesTime(now, text) || wishesOtherwise(now, text);
  const agreed = named.length === 0 && now.offers.length === 1 && reply === 'yes' && !other;
  const meant = agreed ? now.offers : named;
  const [first] = meant;
  if (first !== undefined)
    return meant.length === 1 ? chosen(now, first, text) : say(now, `Would you like ${either(meant)}?`);
  if (words.asksFact(text)) return null;
  if (other) return search(now, text);
  if (refused || reply === 'no') {
    const turnedDown = pick(text, now.offers);
    const left = now.offers.filter((offer) => !turnedDown.includes(offer));
    // What was turned down is not booked by a yes to something else.
    return turnedDown.length > 0 && left.length > 0
      ? say({ ...now, offers: left, offer: null }, `Would you like ${either(left)}?`)
      : say({ ...now, offers: [], offer: null }, PHRASES.otherTime);
  }
  return reply === 'yes' && now.offers.length > 0 ? say(now, `Would you like ${either(now.offers)}?`) : null;
}

/** Choices to choose from, in one breath. */
export const either = (choices: readonly Choice[]): string =>
  choices.map((choice) => choice.say).join(', or ');

function chosen(now: Conversation, offer: Choice, text: string): Step {
  const name = personName(text, false) ?? now.name;
  const known = { ...now, offer: offer.id, name };
  if (now.goal === 'move' && now.booking !== null) {
    return call(known, 'reschedule', { booking: now.booking.id, offer: offer.id });
  }
  return name === null ? say(known, PHRASES.name) : book(known);
}

/** Books what was chosen, with all that is known of the caller. */
export function book(now: Conversation, confirmed = false): Step {
  return call(now, 'book', {
    offer: now.offer,
    name: now.name,
    phone: now.phone,
    phone_confirmed: confirmed,
  });
}
