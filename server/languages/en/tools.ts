import type { Appointment, MoneyCustom, OpenStretch, Proof } from '../facts.ts';
import { bookingWords } from './booking-words.ts';
import { sayDay, sayMoment } from './dates/say.ts';
import { sayStretches, sayWeek } from './hours.ts';
import { capital, list, money } from './numbers.ts';
import { isNickname } from './nicknames.ts';
import { mention, nameGiven, readNames } from './people.ts';
import { lower, onDay, openings } from './openings.ts';
import { about, asks, daysIn, doings, isKind, isOfGoods, questionsIn, topics } from './questions.ts';
import { sayPhone } from './spoken-digits.ts';
import { spellEmail, spokenEmail } from './spoken-email.ts';
import { words } from './tool-words.ts';

type Now = Temporal.PlainDateTime;
type Day = Temporal.PlainDate;
type Names = readonly string[];

const appointment = ({ service, staff, at }: Appointment, now: Now) =>
  `${service.toLowerCase()} with ${staff}, ${sayMoment(at, now)}`;

/** A sentence that may be none, before another one. */
const andThen = (sentence: string) => (sentence === '' ? '' : `${sentence} `);

export const tools = {
  words,
  questions: { about, asks, daysIn, doings, isKind, isOfGoods, questionsIn, topics },
  people: { isNickname, mention, nameGiven, readNames },
  systemDown: "I'm sorry, I can't get to the book right now. Shall I take a message instead?",
  goodbye: (business: string) => `Thank you for calling ${business}. Goodbye!`,
  openings,
  bookings: bookingWords,
  booking: {
    askName: 'What name should I put it under?',
    askTime: 'Which day and time would you like?',
    askPhone: 'What number can we reach you at? You can also type it on your keypad.',
    askWholePhone: "I didn't get a complete number. Could you say it once more, or type it on your keypad?",
    confirmPhone: (phone: string) => `I have ${sayPhone(phone)}. Is that right?`,
    /** What they get in writing; empty: nothing. */
    willGet: ({ sms, mail }: { readonly sms: boolean; readonly mail: boolean }) => {
      if (!sms && !mail) return '';
      const what = [...(sms ? ['a text message'] : []), ...(mail ? ['an e-mail'] : [])];
      return `You'll get ${what.join(' and ')} with the details.`;
    },
    /** `willGet`: a sentence, or nothing. */
    booked: (name: string, made: Appointment, now: Now, willGet: string) =>
      `You're all set, ${name}: ${appointment(made, now)}. ${andThen(willGet)}Is there anything else I can do for you?`,
    /** A line of the summary, for the owner, as all notes. */
    bookedNote: (name: string, { service, staff, at }: Appointment, now: Now) =>
      `Booked a ${service.toLowerCase()} with ${staff} for ${name}, ${sayMoment(at, now)}.`,
  },
  email: {
    read: spokenEmail,
    spell: spellEmail,
    /** After a booking of which the caller would else get nothing in writing. */
    offer: 'If you would like the details by e-mail, tell me your address.',
    askAgain: "I didn't get the whole address. Could you spell it for me?",
    confirm: (address: string) => `I have ${spellEmail(address)}. Is that right?`,
    noted: "Thank you. You'll get an e-mail with the details. Is there anything else?",
    notedNote: 'Noted an e-mail address for the details.',
    noBooking: 'Which appointment is it for?',
    notKept: "I'm sorry, I can't change the e-mail address we have. Shall I pass it on in a message?",
  },
  details: {
    /** @param text whether it is a text message. */
    sent: (text: boolean) =>
      `Done: ${text ? "you'll get a text message with the details" : 'I have sent the details again'}. Is there anything else?`,
    sentNote: (name: string) => `Sent the details of the appointment of ${name} again.`,
    notBooked: 'I can send you the details once it is booked.',
    /** Why nothing is sent. */
    notSent: {
      'too-many': 'I have just sent the details; they should be with you in a moment.',
      'opted-out':
        "I can't text you: this number has asked for no more texts from us. Text us the word START if you would like them again.",
      'too-late': "I can't send that any more: the appointment has already begun.",
      'out-of-date': "That appointment doesn't stand any more, so there is nothing to send.",
      'no-such-booking': "That appointment doesn't stand any more, so there is nothing to send.",
      'no-address': "I'm sorry, we have nowhere to send it to. I can tell you the details again, though.",
      'not-wanted': "We have noted that you want no notices, so I can't send it. I can tell you the details.",
      'switched-off': "I'm sorry, I can't send that. I can tell you the details, though.",
      'not-allowed': "I'm sorry, I can't text that number. I can tell you the details, though.",
      'no-number': "I'm sorry, I can't send texts just now. I can tell you the details, though.",
      'not-registered': "I'm sorry, I can't send texts just now. I can tell you the details, though.",
      limit: "I'm sorry, I can't send any more texts today. I can tell you the details, though.",
    },
  },
  optOut: {
    done: "All right: you won't get texts from us any more, and I've told the team not to call you. I'm sorry for the trouble.",
    hiddenNumber:
      "I can't tell which number it is about, since yours is hidden. I can take a message with the number, so that the team takes it off.",
    /** For the owner. */
    message:
      'Asked not to be called or texted any more. Texts to this number have ended; please do not call it.',
  },
  ownBookings: {
    askProof: {
      name: 'Of course. What name is the appointment under?',
      day: 'Thank you. And what day or time is the appointment?',
      'name-and-day': 'Of course. What name is the appointment under, and what day or time is it?',
    } satisfies Record<Proof, string>,
    /** `day`: it had to be right, too. */
    notFound: (day: boolean): string =>
      day
        ? "I can't find an appointment for that name and day under the number you're calling from. Is it another day, or another name?"
        : "I can't find an appointment for that name under the number you're calling from. Could it be under another name?",
    /** `more`: how many there are beside those that are read out. */
    found: (bookings: readonly Appointment[], more: number, now: Now) => {
      const said = bookings.map((booking) => appointment(booking, now));
      if (said.length === 1) return `I found ${list(said)}.`;
      return `I found ${list(more > 0 ? [...said, `${more} more after that`] : said)}. Which one do you mean?`;
    },
    appointment,
    moved: (booking: Appointment, now: Now, willGet: string) =>
      `Done: it is now ${appointment(booking, now)}. ${andThen(willGet)}Is there anything else?`,
    movedNote: (name: string, booking: Appointment, now: Now) =>
      `Moved the appointment of ${name}: ${appointment(booking, now)}.`,
    askNewTime: 'Which day and time would you like instead?',
    cancelled: (booking: Appointment, now: Now, willGet: string) =>
      `It's cancelled: ${appointment(booking, now)}. ${andThen(willGet)}Is there anything else?`,
    cancelledNote: (name: string, booking: Appointment, now: Now) =>
      `Cancelled the appointment of ${name}: ${appointment(booking, now)}.`,
    tooLate: (change: 'move' | 'cancel') =>
      `I'm afraid it is too close to the appointment, so it can't be ${change === 'move' ? 'moved' : 'cancelled'} on the phone any more. I can take an urgent message for the team.`,
    lookUpFirst: 'Let me look it up first. What name is the appointment under?',
    hiddenNumber:
      "Your number is hidden, so I can't look up or change appointments. I can take a message for the team, or book a new one.",
    /** It says nothing of the number: whoever guessed wrong names of nobody hears the same. */
    locked:
      "I'm sorry, I can't look up or change appointments for this number just now. I can book a new one, or take a message for the team, and somebody will call you back.",
  },
  recall: {
    askProof: {
      name: 'Of course. What name was it under last time?',
      day: 'Thank you. And what day or time were you here last?',
      'name-and-day': 'Of course. What name was it under last time, and what day or time was that?',
    } satisfies Record<Proof, string>,
    /** `day`: it had to be right, too. */
    notFound: (day: boolean): string =>
      day
        ? "I can't find a visit for that name and day under the number you're calling from. Was it another day, or another name?"
        : "I can't find a visit for that name under the number you're calling from. Could it be under another name?",
    /** The last visit, and the next one; null: none that may be told. */
    recalled: (last: Appointment | null, next: Appointment | null, now: Now) =>
      [
        last === null
          ? 'Thank you.'
          : `Thank you. Last time it was a ${last.service.toLowerCase()} with ${last.staff}.`,
        ...(next === null ? [] : [`Your next appointment is a ${appointment(next, now)}.`]),
      ].join(' '),
  },
  message: {
    ask: 'What should I tell them?',
    askName: 'And what is your name?',
    /** `name` is empty where none was given. */
    taken: (name: string, { urgent, callBack }: { urgent: boolean; callBack: boolean }) =>
      `Thank you${name === '' ? '' : `, ${name}`}. I've passed that on${urgent ? ' as urgent' : ''}${callBack ? ', and somebody will call you back' : ''}. Is there anything else?`,
    takenNote: (name: string, urgent: boolean) =>
      `Took ${urgent ? 'an urgent' : 'a'} message from ${name === '' ? 'a caller' : name}.`,
    /** Written behind the message, for the owner. */
    answerByEmail: (address: string) => `(Answer by e-mail: ${address})`,
    callBackWhen: (when: string) => `(Call back: ${when})`,
    unconfirmedPhone: (said: string) => `(They gave the number ${said}, unconfirmed.)`,
    incomplete: '(They hung up before the message was finished.)',
    nobodyComes:
      "Nobody can come to the phone right now, but I'll pass on an urgent message straight away. What should I tell them?",
  },
  answer: {
    /** The hours of the days from Monday on. */
    week: (week: readonly (readonly OpenStretch[])[]) => {
      const said = sayWeek(week);
      return said === null ? 'We have no regular opening hours.' : `We are open ${said}.`;
    },
    openOn: (day: Day, stretches: readonly OpenStretch[], now: Now) =>
      `We are open ${onDay(day, now)} from ${sayStretches(stretches)}.`,
    closedOn: (day: Day, now: Now) => `We are closed ${onDay(day, now)}.`,
    /** A holiday of which the owner has not said yet whether it is a day like others. */
    holiday: (name: string, day: Day, stretches: readonly OpenStretch[], now: Now) =>
      `${capital(sayDay(day, now.toPlainDate()))} is ${name}. Our regular hours that day would be ${sayStretches(stretches)}, but I can't confirm them for the holiday.`,
    orMessage: 'I can take a message, and somebody will let you know.',
    /** One of several questions was answered. */
    restUnknown: "The other thing I'm afraid I don't know. I can take a message about it.",
    prices: (prices: readonly { name: string; cents: number }[], custom: MoneyCustom) =>
      `${capital(list(prices.map(({ name, cents }) => `the ${name.toLowerCase()} is ${money(custom, cents)}`)))}.`,
    priceUnknown: "What it costs I don't know.",
    noPrice: "I can't tell you that price on the phone; it depends on what you need.",
    lengths: (services: readonly { name: string; durationMinutes: number }[]) =>
      `${capital(list(services.map(({ name, durationMinutes }) => `the ${name.toLowerCase()} takes ${durationMinutes} minutes`)))}.`,
    services: (names: Names) => `We offer ${list(lower(names))}.`,
    staff: (names: Names) => `Here you find ${list(names)}.`,
    email: (address: string) => `You can write to ${address}.`,
    address: (address: string) => `We are at ${address}.`,
    unknown: "I'm afraid I don't know that. I can take a message, and somebody will get back to you.",
  },
};
