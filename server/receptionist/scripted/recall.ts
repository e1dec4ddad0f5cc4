/** Reads a call's history, whoever led it until now, and decides what to do next. */
import type { ModelMessage, ToolCall } from '../../call/ports.ts';
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

/** Before anything was said. */
const START = say(NOTHING_SAID, PHRASES.help);

/**
 * What was made of a message, and of all before it: each is read once in a call, not once a reply. With 500 turns behind
 * it a reply took 160 ms without this.
 */
const read = new WeakMap<ModelMessage, { readonly before: Step; readonly after: Step }>();

/**
 * The next move: to the last utterance, or to the last tool's result. Where a reply to it was cut off, it is given once
 * more. Where the call has let go of its oldest messages, what they told is still known.
 */
export function nextStep(messages: readonly ModelMessage[]): Step {
  const oldest = messages.find(({ role }) => role !== 'system');
  const start = (oldest === undefined ? undefined : read.get(oldest)?.before) ?? START;
  return messages.reduce<Step>((before, message) => {
    const known = read.get(message);
    if (known?.before === before) return known.after;
    const after = afterMessage(before, message);
    read.set(message, { before, after });
    return after;
  }, start);
}

function afterMessage(before: Step, message: ModelMessage): Step {
  const { now, move } = before;
  switch (message.role) {
    case 'system': {
      const whispered = whisperIn(message.content);
      return whispered === null ? before : { now: { ...now, whispered }, move };
    }
    case 'user':
      return advised(
        heard({ ...now, whispered: null }, message.content.slice(-LONGEST_UTTERANCE)),
        now.whispered,
      );
    case 'tool':
      return learned(now, message.name, message.content);
    case 'assistant':
      return { now: (message.toolCalls ?? []).reduce(asking, spoke(now, message.content)), move };
  }
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
