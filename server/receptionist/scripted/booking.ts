/** What a caller wishes to book, and the search for times that fit it. */
import { call, hear, sentence, type Conversation, type Step } from './conversation.ts';
import type { Utterance } from './utterance.ts';

/** Whether a day or a time is named: where times are talked about, a bare number is one. */
export const namesTime = (now: Conversation, said: Utterance): boolean =>
  said.namesTime || (talksOfTimes(now) && said.mayNameTime);

const talksOfTimes = ({ answering, goal, offers, offer }: Conversation): boolean =>
  answering === 'when' ||
  answering === 'which-offer' ||
  (goal !== 'message' && (offers.length > 0 || offer !== null));

/** Whether something else is wished than what the offers are for. */
export const wishesOtherwise = (now: Conversation, said: Utterance): boolean =>
  said.shows('namesSomebody') || asksForName(said) || namesOtherService(now, said);

/** "Sam, please", which is no "yes, please". */
const asksForName = (said: Utterance): boolean =>
  said.shows('asksForName') && said.part(said.text.replace(/\P{L}.*/su, '')).reply === null;

/** A service is named that was not: "actually make that a beard trim". */
export function namesOtherService({ wish, language }: Conversation, said: Utterance): boolean {
  const { servicesIn } = language.scripted;
  const wished = wish.flatMap(servicesIn);
  return said.shows('namesService') && !servicesIn(said.text).every((service) => wished.includes(service));
}

/** Adds to what the caller wishes; whom they wished before, and times offered for less than that, are void. */
export function wish(now: Conversation, said: Utterance): Conversation {
  const before = said.shows('namesSomebody') ? now.wish.map(now.language.scripted.withoutNames) : now.wish;
  return {
    ...now,
    wish: newest([...before, said.text]),
    when: namesTime(now, said) ? said.text : now.when,
    name: said.name() ?? (said.shows('forSomebodyElse') ? null : now.name),
    offers: [],
    offer: null,
    others: [],
  };
}

/** In characters, of all that a wish is made of: no tool takes longer words. */
const LONGEST_WISH = 2_000;
const BETWEEN_LINES = '. ';

/** The last of the lines that are not too long together. */
function newest(lines: readonly string[]): readonly string[] {
  let left = LONGEST_WISH;
  const from = lines.findLastIndex((line) => (left -= line.length + BETWEEN_LINES.length) < 0);
  return lines.slice(from + 1);
}

/** Looks for times that fit what was wished before, and this. A time instead of a cancelled one moves it. */
export function search(now: Conversation, said: Utterance): Step {
  const moves =
    now.goal === 'move' || (now.goal === 'cancel' && now.booking !== null && !said.shows('asksToBook'));
  return lookForTimes(
    wish({ ...now, goal: moves ? 'move' : 'book' }, said),
    said.shows('comesTogether') && now.language.dates.peopleIn(said.text) === null
      ? sentence(now, 'oneByOne')
      : '',
  );
}

/** Looks for times that fit all that was said; a booking that is moved keeps its service. */
export function lookForTimes(now: Conversation, text = ''): Step {
  const { goal, booking, wish, when, language } = now;
  const moved = goal === 'move' ? booking : null;
  if (moved === null && wantsUsual(now))
    return call({ ...now, recalls: true }, 'recall_customer', { name: now.name }, text);
  const service = moved === null ? lastService(now) : language.scripted.serviceOf(moved.say);
  return call(
    { ...now, searchNext: false },
    'find_openings',
    { words: wish.join(BETWEEN_LINES), service, when, booking: moved?.id },
    text,
  );
}

/** "The usual": what that is, the business tells once it is known who calls. */
const wantsUsual = ({ wish, recalled, language }: Conversation): boolean =>
  !recalled &&
  wish.some((line) => language.tools.bookings.usual.test(line)) &&
  wish.every((line) => language.scripted.servicesIn(line).length === 0);

/** Of the words for a service, in characters: no tool takes more. */
const LONGEST_SERVICE = 200;

/** The words that named the service last, where the whole wish would not tell which it is. */
function lastService(now: Conversation): string | null {
  const naming = now.wish.map((line) => hear(now, line)).filter((line) => line.shows('namesService'));
  const last = naming.at(-1);
  if (last === undefined) return now.talkedOf?.slice(0, LONGEST_SERVICE) ?? null;
  if (naming.length < 2 || last.shows('addsService')) return null;
  return last.text.length <= LONGEST_SERVICE
    ? last.text
    : now.language.scripted.servicesIn(last.text).join(' ');
}

/** Somebody else does it, and the caller does not mind: whoever takes what there is refuses nobody any more. */
export function withAnybody(now: Conversation): Step {
  const { withoutNames, withoutRefusals, anybody } = now.language.scripted;
  return lookForTimes({ ...now, wish: [...now.wish.map(withoutRefusals).map(withoutNames), anybody] });
}
