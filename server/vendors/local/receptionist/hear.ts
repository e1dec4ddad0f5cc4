/** What a receptionist makes of one utterance: the new state of the conversation, and the answer. */
import { call, say, type Conversation, type Goal, type Question, type Step } from './conversation.ts';
import { inGroups, personName, phoneNumber } from './person.ts';
import { askAgain, PHRASES } from './phrases.ts';
import { pick } from './pick.ts';
import * as words from './words.ts';

/** Takes up what the caller said. */
export function heard(before: Conversation, text: string): Step {
  const now: Conversation = { ...before, asked: null, searchNext: false };
  const answered = before.asked;
  return (
    courtesy(before, text) ??
    outOfOrder(now, answered, text) ??
    (answered === null ? null : answer(now, answered, text)) ??
    newGoal(now, text) ??
    goOn(now, answered, text) ??
    confused(before)
  );
}

const confused = (before: Conversation): Step => {
  const text = askAgain(before.asked, before.confusions);
  return say(text === PHRASES.lost ? { ...before, asked: 'want-message' } : before, text);
};

/** What changes nothing: the question that was asked stays asked. */
function courtesy(before: Conversation, text: string): Step | null {
  if (text.trim() === '') return confused(before);
  if (words.wantsPause(text)) return say(before, PHRASES.takeYourTime);
  if (words.wantsRepeat(text)) return say(before, before.lastSaid || PHRASES.help);
  if (words.asksWhoSpeaks(text)) return say(before, PHRASES.automated);
  if (words.greets(text) && before.asked === null) return say(before, PHRASES.help);
  return null;
}

/** What a caller may say at any time, whatever was asked. */
function outOfOrder(now: Conversation, asked: Question | null, text: string): Step | null {
  if (asked === 'message' && !words.wantsPerson(text)) return null;
  if (words.wantsPerson(text) || (words.isAngry(text) && !words.wishes(text))) {
    const urgent = { ...now, goal: 'message', message: null, urgent: true } as const;
    return call(urgent, 'ask_for_person', { reason: text }, words.isAngry(text) ? PHRASES.sorry : '');
  }
  if (now.goal === 'book' && now.offers.length > 0 && words.givesUp(text))
    return say(forgotten(now), PHRASES.dropped);
  if (isGoodbye(text, asked)) return call(now, 'end_call', {});
  const changes: readonly [Goal, boolean][] = [
    ['move', words.wantsMove(text)],
    ['cancel', words.wantsCancel(text) && asked !== 'confirm-cancel'],
    ['message', words.wantsMessage(text) && asked !== 'want-message'],
  ];
  const goal = changes.find(([, wanted]) => wanted)?.[0];
  if (goal === undefined) return null;
  return goal === 'message' ? messageFrom(now, text) : onOwnBooking(now, goal, text);
}

function isGoodbye(text: string, asked: Question | null): boolean {
  const done = asked === 'anything-else' || asked === null;
  if (words.saysGoodbye(text)) return done || /\b(bye|goodbye)\b/i.test(text);
  return asked === 'anything-else' && words.yesOrNo(text) === 'no' && !words.namesTime(text);
}

/** The wish is given up; who calls stays known. */
const forgotten = (now: Conversation): Conversation => ({
  ...now,
  goal: 'none',
  wish: [],
  when: null,
  offers: [],
  offer: null,
  booking: null,
});

function answer(now: Conversation, asked: Question, text: string): Step | null {
  const reply = words.yesOrNo(text);
  switch (asked) {
    case 'anything-else':
      if (words.thanks(text) && !words.wishes(text)) return say(now, PHRASES.welcome);
      return reply === 'yes' && !words.wishes(text) ? say(forgotten(now), PHRASES.goOn) : null;
    case 'want-message':
      if (reply === 'no') return say({ ...now, goal: 'none' }, PHRASES.noMessage);
      return reply === 'yes' || words.wantsMessage(text) ? messageFrom(now, text) : null;
    case 'message':
      return takeMessage({
        ...now,
        goal: 'message',
        message: text,
        urgent: now.urgent || words.isUrgent(text),
      });
    case 'name':
    case 'verify':
      return named(now, text);
    case 'phone':
      return withPhone(now, text);
    case 'confirm-phone':
      if (phoneNumber(text) !== null) return withPhone(now, text);
      if (reply === 'no') return say({ ...now, phone: null }, PHRASES.otherPhone);
      if (reply !== 'yes') return null;
      return now.goal === 'message' ? takeMessage(now) : book(now, { phone_confirmed: true });
    case 'confirm-cancel':
      if (reply === 'no') return say({ ...forgotten(now), asked: 'anything-else' }, PHRASES.kept);
      if (reply !== 'yes' || now.booking === null) return null;
      return call(now, 'cancel_booking', { booking: now.booking.id });
    case 'which-booking': {
      const [meant] = pick(text, now.bookings);
      return meant === undefined ? null : withBooking({ ...now, booking: meant });
    }
    case 'which-offer':
      return chooseOffer(now, text);
    case 'service':
    case 'when':
      return words.asksFact(text) ? null : search(now, text);
  }
}

/** A name was asked for: whose appointment it is, or who calls. */
function named(now: Conversation, text: string): Step | null {
  const name = personName(text, true);
  if (isAboutOwnBooking(now.goal) && now.bookings.length === 0) {
    if (name === null && !words.namesTime(text)) return null;
    return call({ ...now, name: name ?? now.name }, 'find_bookings', { name, words: text });
  }
  if (name === null) return words.namesTime(text) ? search(now, text) : null;
  const known = { ...now, name };
  return now.goal === 'message' ? takeMessage(known) : now.offer === null ? null : book(known);
}

function withPhone(now: Conversation, text: string): Step | null {
  const phone = phoneNumber(text);
  if (phone === null) return null;
  const known = { ...now, phone };
  if (now.goal !== 'message') return book(known);
  return say(known, `That is ${inGroups(phone)}. Is that right?`);
}

/** Something new is wished for, or asked. */
function newGoal(now: Conversation, text: string): Step | null {
  if (words.wantsLookUp(text)) return onOwnBooking(now, 'look-up', text);
  const goal = now.goal === 'move' ? 'move' : 'book';
  if (words.asksFact(text)) {
    const alsoWishes = words.asksToBook(text);
    const wished = alsoWishes ? wish({ ...now, goal, searchNext: true }, text) : now;
    return call(wished, 'answer_question', { question: text });
  }
  if (now.offers.length > 0) return null;
  if (words.asksToBook(text) || (words.wishes(text) && !words.thanks(text))) return search(now, text);
  return words.asksAnything(text) ? call(now, 'answer_question', { question: text }) : null;
}

/** Nothing else fits: the words may still carry on what is under way. */
function goOn(now: Conversation, asked: Question | null, text: string): Step | null {
  if (now.offers.length > 0 && now.offer === null) {
    const chosen = chooseOffer(now, text);
    if (chosen !== null) return chosen;
  } else if (now.offer !== null && words.namesTime(text)) {
    return search(now, text);
  }
  if (words.asksAnything(text)) return call({ ...now, asked }, 'answer_question', { question: text });
  if (words.thanks(text)) return say(now, PHRASES.welcome);
  if (asked !== null) return null;
  return words.yesOrNo(text) === 'yes' ? say(now, PHRASES.goOn) : null;
}

function chooseOffer(now: Conversation, text: string): Step | null {
  const reply = words.yesOrNo(text);
  const refused = words.refuses(text);
  const fitting = refused ? [] : pick(text, now.offers);
  const [only] = now.offers.length === 1 && reply === 'yes' && !words.namesTime(text) ? now.offers : fitting;
  if (only !== undefined && (fitting.length < 2 || fitting.length === 0)) return chosen(now, only, text);
  if (fitting.length > 1)
    return say(now, `Would you like ${fitting.map((offer) => offer.say).join(', or ')}?`);
  if (words.asksFact(text)) return null;
  if (words.namesTime(text)) return search(now, text);
  if (refused || reply === 'no') return say({ ...now, asked: 'when' }, PHRASES.otherTime);
  return reply === 'yes'
    ? say(now, `${PHRASES.whichOffer} ${now.offers.map((offer) => offer.say).join(', or ')}?`)
    : null;
}

function chosen(now: Conversation, offer: { readonly id: string }, text: string): Step {
  const name = personName(text, false) ?? now.name;
  const known = { ...now, offer: offer.id, name };
  if (now.goal === 'move' && now.booking !== null) {
    return call(known, 'reschedule', { booking: now.booking.id, offer: offer.id });
  }
  return name === null ? say(known, PHRASES.name) : book(known);
}

function book(now: Conversation, more: Readonly<Record<string, unknown>> = {}): Step {
  return call(now, 'book', { offer: now.offer, name: now.name, phone: now.phone, ...more });
}

/** Adds to what the caller wishes. */
function wish(now: Conversation, text: string): Conversation {
  return {
    ...now,
    wish: [...now.wish, text],
    when: words.namesTime(text) ? text : now.when,
    name: personName(text, false) ?? now.name,
    offers: [],
    offer: null,
  };
}

function search(now: Conversation, text: string): Step {
  return lookForTimes(wish({ ...now, goal: now.goal === 'move' ? 'move' : 'book' }, text));
}

/** Asks for times that fit all that was said; a moved booking keeps its service. */
export function lookForTimes(now: Conversation): Step {
  const service = now.goal === 'move' ? serviceOf(now.booking?.say ?? '') : null;
  return call({ ...now, searchNext: false }, 'find_openings', {
    words: now.wish.join('. '),
    service,
    when: now.when,
  });
}

const serviceOf = (booking: string): string =>
  booking
    .replace(/^(you have )?(your|an?|the) /i, '')
    .replace(/[,:]? (on|at|with|for|this|next|today|tomorrow|\w+day)\b.*$/i, '');

const isAboutOwnBooking = (goal: Goal): boolean => goal === 'look-up' || goal === 'move' || goal === 'cancel';

/** The caller wants to know, move or cancel a booking, which is to be found first. */
function onOwnBooking(now: Conversation, goal: Goal, text: string): Step {
  const known = { ...forgotten(now), goal, name: personName(text, false) ?? now.name };
  const newTime =
    goal === 'move' ? /\b(?:to|until|till|on|for)\b(?!.*\bto\b)\s+(.*)$/i.exec(text)?.[1] : undefined;
  const wished = newTime !== undefined && words.namesTime(newTime) ? wish(known, newTime) : known;
  if (now.bookings.length > 0) return withBooking({ ...wished, booking: onlyOne(now) ?? null });
  return call(wished, 'find_bookings', { name: wished.name, words: text });
}

const onlyOne = (now: Conversation) =>
  now.bookings.length === 1 ? now.bookings[0] : pick('', now.bookings)[0];

/** The booking is found; what comes of it depends on what the caller wants. */
export function withBooking(now: Conversation, intro = ''): Step {
  const said = (text: string): string => `${intro} ${text}`.trim();
  if (now.booking === null)
    return say({ ...now, asked: 'which-booking' }, said(intro === '' ? listed(now) : PHRASES.whichBooking));
  if (now.goal === 'cancel')
    return say(now, said(intro === '' ? `${now.booking.say}. ${PHRASES.cancelIt}` : PHRASES.cancelIt));
  if (now.goal !== 'move')
    return say(
      now,
      said(intro === '' ? `${now.booking.say}. ${PHRASES.anythingElse}` : PHRASES.anythingElse),
    );
  const search = now.wish.length > 0 ? lookForTimes(now) : null;
  return search === null
    ? say({ ...now, asked: 'when' }, said(PHRASES.newTime))
    : { ...search, move: { ...search.move, say: intro } };
}

const listed = (now: Conversation): string =>
  `${PHRASES.whichBooking} ${now.bookings.map(({ say }) => say).join(', or ')}?`;

/** The caller wants to leave a message, and may have said it already. */
function messageFrom(now: Conversation, text: string): Step {
  const name = personName(text, false) ?? now.name;
  const goal: Conversation = { ...now, goal: 'message', name, urgent: now.urgent || words.isUrgent(text) };
  const bare =
    /^(\W*\b(yes|yeah|sure|ok|okay|please|hi|hello|can|could|may|i|i'd|would|like|want|need|to|you|just|leave|take|a|message|for|the|owner|him|her|them|that|then|do|go|ahead|great|absolutely|of|course|works|yep|sounds|good|right|fine|be|it)\b\W*)+$/i;
  return bare.test(text)
    ? say({ ...goal, message: null }, PHRASES.message)
    : takeMessage({ ...goal, message: text });
}

function takeMessage(now: Conversation): Step {
  if (now.message === null) return say(now, PHRASES.message);
  return call(now, 'take_message', {
    message: now.message,
    name: now.name,
    phone: now.phone,
    urgent: now.urgent,
  });
}
