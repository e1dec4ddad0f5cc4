/** Reads a call's history, whoever led it until now, and decides what to do next. */
import type { ModelMessage, ToolCall } from '../../../call/ports.ts';
import { search } from './booking.ts';
import { NOTHING_SAID, say, type Conversation, type Step } from './conversation.ts';
import { heard } from './hear.ts';
import { learned } from './learn.ts';
import { askedIn, asksWhetherThere, isAskedAgain, PHRASES, saysCannotHear } from './phrases.ts';
import { namesTime } from './words.ts';

/**
 * What is read of one utterance, in characters: over a minute of fast talk. Some patterns look for a word anywhere
 * behind another, so that their time is quadratic in it.
 */
const LONGEST_UTTERANCE = 1000;

/**
 * The next move: to the last utterance, or to the last tool's result. Where a reply to it was cut off, it is given once
 * more.
 */
export function nextStep(messages: readonly ModelMessage[]): Step {
  return messages.reduce<Step>(
    (step, message) => {
      const { now } = step;
      switch (message.role) {
        case 'system':
          return { now: { ...now, whispered: whisperIn(message.content) ?? now.whispered }, move: step.move };
        case 'user': {
          const text = message.content.slice(0, LONGEST_UTTERANCE);
          return advised(heard({ ...now, whispered: null }, text), now.whispered);
        }
        case 'tool':
          return learned(now, message.name, message.content);
        case 'assistant':
          return {
            now: (message.toolCalls ?? []).reduce(asking, spoke(now, message.content)),
            move: step.move,
          };
      }
    },
    say(NOTHING_SAID, PHRASES.help),
  );
}

/** What the business whispers; null when a note says something else. */
const whisperIn = (note: string): string | null =>
  /^A note from the business\b[^"]*"(.*)"/s.exec(note)?.[1] ?? null;

/** A time that the business whispers is looked up, unless the caller has asked for another one. */
function advised(step: Step, whisper: string | null): Step {
  const { now, move } = step;
  if (whisper === null || !namesTime(whisper)) return step;
  const free = move.call === null || (move.call.name === 'find_openings' && now.when === null);
  return free ? search(now, whisper) : step;
}

/** The receptionist's own words, or the model's, told the caller what is asked now. */
function spoke(now: Conversation, text: string): Conversation {
  if (text.trim() === '') return now;
  if (asksWhetherThere(text)) return { ...now, missed: true };
  const again = isAskedAgain(text) || (text === now.lastSaid && text.trimEnd().endsWith('?'));
  const { serverAsked } = now;
  const byServer = serverAsked !== null && text.endsWith(serverAsked.say) ? serverAsked.question : null;
  return {
    ...now,
    asked: byServer ?? askedIn(text) ?? now.asked,
    serverAsked: null,
    unheard: now.unheard || saysCannotHear(text),
    confusions: again ? now.confusions + 1 : 0,
    lastSaid: text,
  };
}

/** What a tool was asked with is known, also where the model has asked. */
function asking(now: Conversation, { name, arguments: args }: ToolCall): Conversation {
  const given = (key: string): string | null => (typeof args[key] === 'string' ? args[key] : null);
  const about = { ...now, asked: now.asked === 'message' ? null : now.asked };
  switch (name) {
    case 'find_openings':
      return { ...about, goal: now.goal === 'move' ? 'move' : 'book' };
    case 'book':
      return {
        ...about,
        goal: 'book',
        offer: given('offer'),
        name: given('name') ?? now.name,
        phone: given('phone') ?? now.phone,
      };
    case 'find_bookings':
      return { ...about, name: given('name') ?? now.name };
    case 'cancel_booking':
      return { ...about, goal: 'cancel' };
    case 'reschedule':
      return { ...about, goal: 'move', offer: given('offer') };
    case 'take_message':
      return {
        ...about,
        goal: 'message',
        message: given('message'),
        name: given('name') ?? now.name,
        phone: given('phone') ?? now.phone,
      };
    default:
      return about;
  }
}
