/** Dialogues between callers and the receptionist, in as many variants as a month of calls needs. */
import { languageOf } from '../languages/languages.ts';
import type { Chance } from './chance.ts';
import type { NonEmpty } from './shop.ts';
import { answer, caller, type Line, tool } from './talk.ts';

/** The demo's business speaks English. */
const { sayDay, sayMoment, sayMomentShort, sayTime } = languageOf('en').dates;

export interface Scene {
  readonly chance: Chance;
  readonly greeting: string;
  /** When the call begins, by the clock of the shop. */
  readonly now: Temporal.PlainDateTime;
  /** What the shop told about itself. */
  readonly knowledge: NonEmpty<Fact>;
}

interface Fact {
  readonly question: string;
  readonly answer: string;
}

/** An appointment as it is spoken about. */
export interface Appointment {
  readonly service: string;
  readonly staff: string;
  readonly at: Temporal.PlainDateTime;
  readonly name: string;
}

const ELSE = [
  'Is there anything else I can do for you?',
  'Anything else?',
  'Can I help with anything else?',
] as const;
const NO = [
  "No, that's all, thank you.",
  'Nope, that is it. Thanks!',
  "No, that's great. Bye.",
  "That's everything, thanks a lot.",
  'No thanks, have a good one.',
] as const;
const BYE = [
  'Thank you for calling. Goodbye!',
  'See you then. Goodbye!',
  'Have a great day. Goodbye!',
] as const;

const goodbye = ({ chance }: Scene): Line[] => [
  caller(chance.oneOf(NO)),
  answer(chance.oneOf(BYE)),
  tool('end_call', {}, 'ended', ''),
];

const begin = ({ greeting, chance }: Scene): Line =>
  // Who calls often does not hear the greeting out.
  chance.yes(0.12) ? answer(greeting, 4 + chance.below(4)) : answer(greeting);

export function booking(scene: Scene, { service, staff, at, name }: Appointment): Line[] {
  const { chance, now } = scene;
  const what = service.toLowerCase();
  const day = sayDay(at.toPlainDate(), now.toPlainDate());
  const time = sayTime(at.toPlainTime());
  const wish = chance.oneOf([
    `Hi, I'd like to book a ${what}, ${day} if you can.`,
    `Hello, do you have anything ${day} for a ${what}?`,
    `Hey, can I get in for a ${what} around ${time} ${day}?`,
    `Good morning. I need a ${what}, maybe ${day} at ${time}?`,
    `Hi there, is ${staff} free ${day}? I need a ${what}.`,
  ]);
  const [earlier, later] = [-45, 60].map((minutes) => sayTime(at.add({ minutes }).toPlainTime()));
  const offers = `I have ${day} at ${earlier ?? ''}, ${time} or ${later ?? ''} with ${staff}. Which one suits you?`;
  const choice = chance.oneOf([
    'The second one, please.',
    `${time} works.`,
    `Let's do ${time}.`,
    `Hmm, ${time} is good.`,
    `I'll take the ${time}.`,
  ]);
  const moment = sayMoment(at, now);
  const done = `You're all set, ${name}: ${what} with ${staff}, ${moment}. ${chance.oneOf(ELSE)}`;
  return [
    begin(scene),
    caller(wish),
    tool('find_openings', { words: wish, service }, 'found', offers),
    chance.yes(0.15) ? answer(offers, 8 + chance.below(5)) : answer(offers),
    caller(choice),
    answer(
      chance.oneOf([
        'What name should I put it under?',
        'Great. And your name, please?',
        'Happy to. Who is it for?',
      ]),
    ),
    caller(chance.oneOf([`${name}.`, `It's ${name}.`, `${name.split(' ')[0] ?? ''}, ${name}.`])),
    tool('book', { name }, 'booked', done),
    answer(done),
    ...(chance.yes(0.2) ? aside(scene) : []),
    ...goodbye(scene),
  ];
}

/** One more thing, before the goodbye. */
function aside(scene: Scene): Line[] {
  const { question, said } = asked(scene);
  return [
    caller(`Oh, one more thing. ${question}`),
    tool('answer_question', { question }, 'found', said),
    answer(`${said} ${scene.chance.oneOf(ELSE)}`),
  ];
}

/** A question of the knowledge, as a caller puts it: the first way in which the shop wrote it down. */
function asked({ chance, knowledge }: Scene): { question: string; said: string } {
  const fact = chance.oneOf(knowledge);
  return { question: `${fact.question.split('?')[0] ?? ''}?`, said: fact.answer };
}

export function asking(scene: Scene): Line[] {
  const { chance } = scene;
  const { question, said } = asked(scene);
  return [
    begin(scene),
    caller(
      `${chance.oneOf(['Hi, quick question. ', 'Hello! ', 'Hey, ', 'Hi, I just wanted to know. '])}${question}`,
    ),
    tool('answer_question', { question }, 'found', said),
    chance.yes(0.15) ? answer(`${said} ${chance.oneOf(ELSE)}`, 6) : answer(`${said} ${chance.oneOf(ELSE)}`),
    ...(chance.yes(0.25) ? aside(scene) : []),
    ...goodbye(scene),
  ];
}

const UNKNOWN = "I'm afraid I don't know that. I can take a message, and somebody will get back to you.";

/** What the shop has told nobody yet; those at the front are asked most. */
const OPEN_QUESTIONS = [
  'Do you have a student discount?',
  'Can I bring my dog along?',
  'Do you do haircuts for weddings?',
  'Is there a waiting list if somebody cancels?',
  'Do you do eyebrow threading?',
  'Can you come to a hotel?',
  'Do you fix a haircut that somebody else got wrong?',
] as const;

export const openQuestion = (chance: Chance): string =>
  OPEN_QUESTIONS[Math.floor(chance.unit() ** 2 * OPEN_QUESTIONS.length)] ?? OPEN_QUESTIONS[0];

export function askingInVain(scene: Scene, question: string): Line[] {
  const { chance } = scene;
  return [
    begin(scene),
    caller(`${chance.oneOf(['Hi. ', 'Hello, ', 'Hey there. '])}${question}`),
    tool('answer_question', { question }, 'unknown', UNKNOWN),
    answer(UNKNOWN),
    caller(
      chance.oneOf([
        "No, it's fine. Thanks anyway.",
        "Okay, I'll just come by and ask.",
        'Never mind, thank you.',
      ]),
    ),
    answer('Alright. Thank you for calling. Goodbye!'),
    tool('end_call', {}, 'ended', ''),
  ];
}

interface Message {
  readonly body: string;
  readonly urgent: boolean;
}

const MESSAGES: NonEmpty<Message> = [
  { body: 'I left my umbrella at the shop yesterday, a black one. Could you keep it for me?', urgent: false },
  { body: 'I am running late because of the train, about ten minutes. Please keep my chair.', urgent: true },
  { body: 'I would like to talk about a gift card for our whole team, about twelve people.', urgent: false },
  { body: 'My son was charged twice last week. Please look into it and call me back.', urgent: true },
  {
    body: 'This is the building office: the water will be off on Tuesday morning from eight to nine.',
    urgent: false,
  },
  { body: 'Please ask Sam which pomade he used last time, I would like to buy one.', urgent: false },
  { body: 'I am a photographer and would love to take pictures in the shop some evening.', urgent: false },
  { body: 'I was not happy with the fade on Saturday. Can somebody fix it, please?', urgent: true },
];

export function messaging(scene: Scene, name: string): { lines: Line[]; body: string; urgent: boolean } {
  const { chance } = scene;
  const { body, urgent } = chance.oneOf(MESSAGES);
  const done = `Thank you, ${name}. I've passed that on${urgent ? ' as urgent' : ''}, and somebody will call you back. Is there anything else?`;
  const lines: Line[] = [
    begin(scene),
    caller(
      chance.oneOf([
        'Hi, can I speak with somebody, please?',
        'Hello, I need to leave a message for the owner.',
        'Hey, is Alex there? I need to tell him something.',
      ]),
    ),
    answer(
      "Nobody can come to the phone right now, but I'll pass on a message. What should I tell them?",
      chance.yes(0.2) ? 9 : undefined,
    ),
    caller(body),
    answer('And what is your name?'),
    caller(`${name}.`),
    tool('take_message', { message: body, name, urgent }, 'taken', done),
    answer(done),
    ...goodbye(scene),
  ];
  return { lines, body, urgent };
}

export const inWords = ({ service, staff, at }: Appointment, now: Temporal.PlainDateTime): string =>
  `${service.toLowerCase()} with ${staff}, ${sayMoment(at, now)}`;

export function moving(scene: Scene, before: Appointment, after: Appointment): Line[] {
  const { chance, now } = scene;
  const found = `I found ${inWords(before, now)}.`;
  const wish = `Could we make it ${sayMomentShort(after.at, now)}?`;
  const offer = `${sayMomentShort(after.at, now)} with ${after.staff} is free. Shall I move it there?`;
  const done = `Done: it is now ${inWords(after, now)}. ${chance.oneOf(ELSE)}`;
  return [
    begin(scene),
    caller(
      chance.oneOf([
        'Hi, I have to move my appointment.',
        "Hello, something came up. I can't make it to my appointment.",
        'Hey, can I reschedule?',
      ]),
    ),
    answer('Of course. What name is the appointment under?'),
    caller(`${before.name}.`),
    tool('find_bookings', { name: before.name }, 'found', found),
    answer(`${found} What day and time would suit you instead?`),
    caller(wish),
    tool('find_openings', { words: wish, service: after.service }, 'found', offer),
    answer(offer),
    caller(chance.oneOf(['Yes, please.', 'Perfect, yes.', 'Yes, that works.'])),
    tool('reschedule', {}, 'moved', done),
    answer(done),
    ...goodbye(scene),
  ];
}

export function cancelling(scene: Scene, appointment: Appointment): Line[] {
  const { chance, now } = scene;
  const found = `I found ${inWords(appointment, now)}.`;
  const done = `It's cancelled: ${inWords(appointment, now)}. ${chance.oneOf(ELSE)}`;
  return [
    begin(scene),
    caller(
      chance.oneOf([
        'Hi, I need to cancel my appointment, sorry.',
        "Hello, I can't come after all. Can you take me off the list?",
      ]),
    ),
    answer('No problem. What name is it under, or when is it?'),
    caller(`${appointment.name}.`),
    tool('find_bookings', { name: appointment.name }, 'found', found),
    answer(`${found} Shall I cancel it?`),
    caller(chance.oneOf(['Yes, please.', "Yeah, that's the one."])),
    tool('cancel_booking', {}, 'cancelled', done),
    answer(done),
    ...goodbye(scene),
  ];
}

/** Callers who hang up: at once, or when they hear what answers. */
export function hangingUp(scene: Scene): Line[] {
  const { chance, greeting } = scene;
  if (chance.yes(0.45)) return [answer(greeting, 2 + chance.below(8))];
  if (chance.yes(0.4)) {
    return [
      answer(greeting),
      answer('Are you still there?'),
      answer("I can't hear anything, so I'll hang up now. Please call again any time. Goodbye!"),
    ];
  }
  return [
    answer(greeting),
    caller(chance.oneOf(['Oh, is this a machine?', 'Hello? Is anybody there?', 'Ah, sorry, wrong number.'])),
    answer(
      "I'm the automated assistant. I can book, move or cancel appointments, and take a message. What can I do for you?",
      5 + chance.below(8),
    ),
  ];
}

export const failing = ({ greeting }: Scene): Line[] => [
  answer(greeting),
  caller('Hi, do you have any time on Saturday?'),
  answer("I'm very sorry, something isn't working on our side. Please stay on the line."),
];
