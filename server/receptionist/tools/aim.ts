/** What openings are looked for: a new booking, or to move one that is talked about. */
import type { BookingId, ServiceId } from '../../../db/ids.ts';
import { type Booking, bookingsOf } from '../../booking/bookings.ts';
import { isTooLate } from '../../booking/reschedule.ts';
import type { Language } from '../../languages/language.ts';
import type { DialogueState } from './dialogue-state.ts';
import { lookUpFirst, type NotOwn, notOwn, notShown, tooLate } from './own-bookings.ts';
import type { ToolContext } from './tool.ts';

export type Aim =
  /** `beside`: the booking that "right after that" is after. */
  | { readonly type: 'new'; readonly beside: Booking | null }
  | { readonly type: 'move'; readonly booking: Booking }
  /** One of these is to be moved, and the words do not tell which. */
  | { readonly type: 'which'; readonly bookings: readonly Booking[] }
  | { readonly type: 'move-or-new'; readonly booking: Booking }
  | { readonly type: 'refused'; readonly result: NotOwn };

interface Said {
  readonly words: string;
  /** The service that is named, if one is. */
  readonly service: { readonly id: ServiceId; readonly name: string } | null;
  /** Whether they say when, with whom or for what. */
  readonly isAboutTime: boolean;
  /** The booking that the model names. */
  readonly booking: BookingId | undefined;
}

/** Reads the bookings that are talked about, and tells what the search is for. */
export async function findAim(context: ToolContext, said: Said): Promise<Aim> {
  const { db, business, state, language } = context;
  const refusal = said.booking === undefined ? null : notOwn(context, said.booking);
  if (refusal !== null) return { type: 'refused', result: refusal };
  const ids = said.booking === undefined ? talkedAbout(state) : [said.booking];
  const read = ids.length === 0 ? [] : await bookingsOf(db, business.id, ids);
  // In the order in which they were read out; what was cancelled since is talked about no more.
  const bookings = ids.flatMap((id) => read.filter((each) => each.id === id && each.status === 'booked'));
  if (said.booking !== undefined && bookings.length === 0)
    return { type: 'refused', result: notShown(language) };
  const aim = decideAim(state, bookings, said, language);
  if (aim.type === 'move' && isTooLate(business, aim.booking, context.clock))
    return { type: 'refused', result: tooLate(language, 'move') };
  // "I need a receipt" asks for no time: then there is nothing to tell apart.
  const { another, forSomebody, movesOwn } = language.tools.bookings;
  const saysWhat = said.isAboutTime || another.test(said.words) || forSomebody.test(said.words);
  if (!saysWhat && (aim.type === 'move-or-new' || aim.type === 'new')) return { type: 'new', beside: null };
  const looksForNothingYet = state.aim === null && bookings.length === 0;
  if (looksForNothingYet && movesOwn.test(said.words))
    return { type: 'refused', result: lookUpFirst(context) };
  return aim;
}

function talkedAbout({ about, aim }: DialogueState): readonly BookingId[] {
  switch (about.type) {
    case 'nothing':
      return aim?.type === 'move' ? [aim.booking] : [];
    case 'made':
      return [about.booking];
    case 'found':
      return about.bookings;
  }
}

/**
 * Never a second booking for a move, nor a move for a second booking: where the words do not tell which, it is asked.
 * @param bookings those that are talked about and still stand.
 */
function decideAim(
  { about, aim, options }: Pick<DialogueState, 'about' | 'aim' | 'options'>,
  bookings: readonly Booking[],
  { words, service, booking: named }: Said,
  { tools: { bookings: cues } }: Language,
): Aim {
  const [first] = bookings;
  if (first === undefined) return { type: 'new', beside: null };
  if (named !== undefined) return { type: 'move', booking: first };
  const another = cues.another.test(words) || (about.type === 'made' && cues.forSomebody.test(words));
  // What is looked for already is gone on with: "an hour later" is later than what was offered.
  if (aim?.type === 'new' && !cues.movesOwn.test(words)) return { type: 'new', beside: first };
  const meant = aim?.type === 'move' ? bookings.find(({ id }) => id === aim.booking) : undefined;
  if (meant !== undefined && !another) return { type: 'move', booking: meant };

  const place = about.type === 'found' && options.length === 0 ? cues.whichOf(words, bookings.length) : null;
  const chosen = place === null ? null : bookings[place];
  if (chosen) return { type: 'move', booking: chosen };
  const ofService = bookings.filter((each) => service !== null && isPartOf(service.name, each.service));
  const moves = cues.moves.test(words);
  const isNew = another || cues.forSomebody.test(words) || (service !== null && ofService.length === 0);
  if (isNew && !moves) return { type: 'new', beside: first };
  const [booking, ...others] = meantOf(about, bookings, ofService);
  if (booking === undefined || others.length > 0) return { type: 'which', bookings };
  if (another) return { type: 'move-or-new', booking };
  if (moves) return { type: 'move', booking };
  const books = cues.books.test(words) || namesAnew(words, service);
  const shifts = cues.shifts.test(words);
  switch (about.type) {
    // Who had an appointment looked up wants something with it.
    case 'found':
      return books && !shifts ? { type: 'move-or-new', booking } : { type: 'move', booking };
    // Who has just made one may be done with it.
    case 'made':
    case 'nothing': {
      const adds = books || cues.also.test(words);
      if (adds === shifts) return { type: 'move-or-new', booking };
      return adds ? { type: 'new', beside: booking } : { type: 'move', booking };
    }
  }
}

/** The bookings that may be meant: the chosen one, else those of the service that is named, else all. */
function meantOf(about: DialogueState['about'], all: readonly Booking[], ofService: readonly Booking[]) {
  const chosen = about.type === 'found' ? all.filter(({ id }) => id === about.chosen) : [];
  if (chosen.length > 0) return chosen;
  return ofService.length > 0 ? ofService : all;
}

/** "A haircut" is one more; "the haircut" is the one that is booked. */
const namesAnew = (words: string, service: Said['service']): boolean =>
  service !== null && ` ${words.toLowerCase()} `.includes(` a ${service.name.toLowerCase()} `);

/** "My haircut" may be a haircut and beard. */
export const isPartOf = (name: string, whole: string): boolean =>
  whole.toLowerCase().includes(name.toLowerCase());
