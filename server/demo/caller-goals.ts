/** The goals of the demo's callers, put in other words each time. */
import type { Chance as PhoneChance } from '../fakes/phone/chance.ts';
import { type CallStep, hearGoodbye, type Scenario, say } from '../fakes/phone/scenario.ts';
import { scenarios } from '../fakes/phone/scenarios/index.ts';
import type { Chance } from './chance.ts';
import type { Person } from './people.ts';
import { some } from './shop.ts';

/** Of a hundred calls. */
const ERRANDS = { book: 30, ask: 30, message: 12, interrupt: 8, 'move or cancel': 10, 'odd ones': 10 };

const QUESTIONS = [
  'Hi, where can I park?',
  'Hello, do you take walk-ins?',
  'Do you take cards?',
  'Hi there, do you cut kids hair?',
  'What are your opening hours?',
  'Hey, how much is a haircut?',
  'Do you sell gift cards?',
  'Where are you located?',
  'Are you open on Saturday?',
  'Do you do hot towel shaves?',
  'Do you have a student discount?',
  'Can I bring my dog along?',
] as const;
const WISHES = [
  "Hi, I'd like to book a haircut please.",
  'Hello, I need a haircut and beard.',
  'Hey, can I book a beard trim?',
  'Good morning, a haircut please.',
  'I would like to make an appointment for a haircut.',
] as const;
const CHOICES = ['The first one please.', 'The first one works.', "I'll take the first one."] as const;
const MESSAGES = [
  'I left my blue scarf at the shop, please keep it for me.',
  'Please tell Sam that the pomade has arrived.',
  'I am a bit late today, please wait for me.',
  'Please call me back about a gift card for my father.',
] as const;
const ENDS = ["No, that's all, thank you. Goodbye.", 'No thanks, bye.', 'No, thank you. Goodbye.'] as const;

/** @param words the phone's own chance: free times and names that no other call has. */
export function callerGoal(chance: Chance, words: PhoneChance, regular: Person | null): Scenario {
  const from = regular?.phone ?? words.phone();
  const name = regular?.name ?? words.name();
  const call = (...steps: CallStep[]): Scenario => ({
    from,
    steps: [...steps, say(chance.oneOf(ENDS)), hearGoodbye],
    expect: {},
  });
  const choose = () => [say(`${words.opening()}.`), say(chance.oneOf(CHOICES)), say(`${name}.`)];
  const scenario = (...names: string[]) => {
    const make = scenarios.get(chance.oneOf(some(names)));
    if (make === undefined) throw new Error('there is no such scenario');
    return make(words);
  };
  switch (chance.weighted(ERRANDS)) {
    case 'book':
      return call(say(chance.oneOf(WISHES)), ...choose());
    case 'ask':
      return call(say(chance.oneOf(QUESTIONS)), ...(chance.yes(0.4) ? [say(chance.oneOf(QUESTIONS))] : []));
    case 'message':
      return call(
        say('I would like to leave a message for the owner.'),
        say(chance.oneOf(MESSAGES)),
        say(`${name}.`),
      );
    case 'interrupt': {
      const cut = `Wait, ${chance.oneOf(['I would like a haircut.', 'I need a beard trim.'])}`;
      return call(
        say('What are your opening hours?'),
        { do: 'interrupt', words: cut, afterMs: 900 },
        ...choose(),
      );
    }
    case 'move or cancel':
      return scenario('reschedule', 'cancel', 'cancel-unconfirmed');
    case 'odd ones':
      return scenario('angry', 'mumble', 'hang-up-mid-word', 'keypad');
  }
}
