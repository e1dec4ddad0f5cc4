import type { Appointment, ToolSentences } from '../tools.ts';
import { capital, sayDay, sayMoment, sayMomentShort, sayTimes } from './dates/say.ts';
import { sayStretches, sayWeek } from './hours.ts';
import { list, money } from './numbers.ts';
import { sayPhone } from './spoken-digits.ts';
import { words } from './tool-words.ts';

type Now = Temporal.PlainDateTime;

const lower = (names: readonly string[]) => names.map((name) => name.toLowerCase());

const appointment = ({ service, staff, at }: Appointment, now: Now) =>
  `${service.toLowerCase()} with ${staff}, ${sayMoment(at, now)}`;
const agreeTo = (moving: boolean) => (moving ? 'Shall I move it there?' : 'Shall I book that for you?');
const onDay = (day: Temporal.PlainDate, now: Now) => {
  const said = sayDay(day, now.toPlainDate());
  return /^to(day|morrow)/.test(said) ? said : `on ${said}`;
};

export const tools: ToolSentences = {
  words,
  systemDown: "I'm sorry, I can't get to the book right now. Shall I take a message instead?",
  goodbye: (business) => `Thank you for calling ${business}. Goodbye!`,
  openings: {
    askService: (services) => `What would you like to book: ${list(lower(services), 'or')}?`,
    askWhen: (service) => `What day and time would you like for the ${service.toLowerCase()}?`,
    askStaff: (notAble, able) => `${notAble} doesn't do that, but ${list(able)} can. Is that all right?`,
    askStaffAgain: (able) => `Only ${list(able)} can do that. Is that all right?`,
    whichOne: 'Which of those times would you like?',
    time: ({ at, staff }, now) => `${sayMomentShort(at, now)} with ${staff}`,
    free: (time, moving) => `${capital(time)} is free. ${agreeTo(moving)}`,
    chosen: (time, moving) => `${capital(time)}. ${agreeTo(moving)}`,
    choose: (times, now) =>
      `I have ${sayTimes(
        times.map(({ at, staff }) => ({ moment: at, staff })),
        now,
      )}. ${times.length === 1 ? 'Would that suit you?' : 'Which would you like?'}`,
    notFree: (at, now) => `${capital(sayMomentShort(at, now))} is not free.`,
    nothing: (when) => `I have nothing ${when}.`,
    nothingAhead: "I can't find any free time in the coming weeks. Shall I take a message?",
    taken: "I'm sorry, that time has just been taken.",
    askOtherDay: 'What other day would suit you?',
  },
  booking: {
    askName: 'What name should I put it under?',
    askTime: 'Which day and time would you like?',
    askPhone: 'What number can we reach you at? You can also type it on your keypad.',
    askWholePhone: "I didn't get a complete number. Could you say it once more, or type it on your keypad?",
    confirmPhone: (phone) => `I have ${sayPhone(phone)}. Is that right?`,
    booked: (name, made, now) =>
      `You're all set, ${name}: ${appointment(made, now)}. Is there anything else I can do for you?`,
    bookedNote: (name, { service, staff, at }, now) =>
      `Booked a ${service.toLowerCase()} with ${staff} for ${name}, ${sayMoment(at, now)}.`,
  },
  ownBookings: {
    askProof: {
      name: 'Of course. What name is the appointment under?',
      day: 'Thank you. And what day or time is the appointment?',
      'name-and-day': 'Of course. What name is the appointment under, and what day or time is it?',
    },
    notFound: (day) =>
      day
        ? "I can't find an appointment for that name and day under the number you're calling from. Is it another day, or another name?"
        : "I can't find an appointment for that name under the number you're calling from. Could it be under another name?",
    found: (bookings, more, now) => {
      const said = bookings.map((booking) => appointment(booking, now));
      if (said.length === 1) return `I found ${list(said)}.`;
      return `I found ${list(more > 0 ? [...said, `${more} more after that`] : said)}. Which one do you mean?`;
    },
    appointment,
    moved: (booking, now) => `Done: it is now ${appointment(booking, now)}. Is there anything else?`,
    movedNote: (name, booking, now) => `Moved the appointment of ${name}: ${appointment(booking, now)}.`,
    askNewTime: 'Which day and time would you like instead?',
    cancelled: (booking, now) => `It's cancelled: ${appointment(booking, now)}. Is there anything else?`,
    cancelledNote: (name, booking, now) =>
      `Cancelled the appointment of ${name}: ${appointment(booking, now)}.`,
    tooLate: (change) =>
      `I'm afraid it is too close to the appointment, so it can't be ${change === 'move' ? 'moved' : 'cancelled'} on the phone any more. I can take an urgent message for the team.`,
    lookUpFirst: 'Let me look it up first. What name is the appointment under?',
    hiddenNumber:
      "Your number is hidden, so I can't look up or change appointments. I can take a message for the team, or book a new one.",
    locked:
      "I'm sorry, I can't look up or change appointments for this number just now. I can book a new one, or take a message for the team, and somebody will call you back.",
  },
  message: {
    ask: 'What should I tell them?',
    askName: 'And what is your name?',
    taken: (name, { urgent, callBack }) =>
      `Thank you${name === '' ? '' : `, ${name}`}. I've passed that on${urgent ? ' as urgent' : ''}${callBack ? ', and somebody will call you back' : ''}. Is there anything else?`,
    takenNote: (name, urgent) =>
      `Took ${urgent ? 'an urgent' : 'a'} message from ${name === '' ? 'a caller' : name}.`,
    unconfirmedPhone: (said) => `(They gave the number ${said}, unconfirmed.)`,
    nobodyComes:
      "Nobody can come to the phone right now, but I'll pass on an urgent message straight away. What should I tell them?",
  },
  answer: {
    week: (week) => {
      const said = sayWeek(week);
      return said === null ? 'We have no regular opening hours.' : `We are open ${said}.`;
    },
    openOn: (day, stretches, now) => `We are open ${onDay(day, now)} from ${sayStretches(stretches)}.`,
    closedOn: (day, now) => `We are closed ${onDay(day, now)}.`,
    prices: (prices, custom) =>
      `${capital(list(prices.map(({ name, cents }) => `the ${name.toLowerCase()} is ${money(custom, cents)}`)))}.`,
    noPrice: "I can't tell you that price on the phone; it depends on what you need.",
    lengths: (services) =>
      `${capital(list(services.map(({ name, durationMinutes }) => `the ${name.toLowerCase()} takes ${durationMinutes} minutes`)))}.`,
    services: (names) => `We offer ${list(lower(names))}.`,
    staff: (names) => `Here you find ${list(names)}.`,
    email: (address) => `You can write to ${address}.`,
    address: (address) => `We are at ${address}.`,
    unknown: "I'm afraid I don't know that. I can take a message, and somebody will get back to you.",
  },
};
