/** Reads a call's history, whoever led it until now, and decides what to do next. */
import type { ModelMessage, ToolCall } from '../../call/ports.ts';
import { RING_STAFF, triedIn } from '../../conversation/ring-staff.ts';
import type { Language } from '../../languages/language.ts';
import { search } from './booking.ts';
import { hear, nothingSaid, tell, type Conversation, type Goal, type Step } from './conversation.ts';
import { heard } from './hear.ts';
import { learned } from './learn.ts';
import { askedIn, isAskedAgain, unlessTooOften } from './questions.ts';

/** Reads histories of calls in one language. */
export function recallIn(language: Language): (messages: readonly ModelMessage[]) => Step {
  const start = tell(nothingSaid(language), 'help');
  /**
   * What was made of a message, and of all before it: each is read once in a call, not once a reply. With 500 turns
   * behind it a reply took 160 ms without this.
   */
  const read = new WeakMap<ModelMessage, { readonly before: Step; readonly after: Step }>();

  /**
   * The next move: to the last utterance, or to the last tool's result. Where a reply to it was cut off, it is given once
   * more. Where the call has dropped its oldest messages, their facts are still known.
   */
  return (messages) => {
    const oldest = messages.find(({ role }) => role !== 'system');
    const from = (oldest === undefined ? undefined : read.get(oldest)?.before) ?? start;
    return messages.reduce<Step>((before, message) => {
      const known = read.get(message);
      if (known?.before === before) return known.after;
      const after = afterMessage(before, message);
      read.set(message, { before, after });
      return after;
    }, from);
  };
}

function afterMessage(before: Step, message: ModelMessage): Step {
  const { now, move } = before;
  switch (message.role) {
    case 'system': {
      const whispered = now.language.notes.whisperIn(message.content);
      const ringing = now.language.transfers.ringsNow(message.content);
      if (ringing !== null) return { now: { ...now, ringing }, move };
      return whispered === null ? before : { now: { ...now, whispered }, move };
    }
    case 'user':
      return unlessTooOften(now, advised(heard({ ...now, whispered: null }, message.content), now.whispered));
    case 'tool':
      // Nobody has asked for this run: the business rang its staff before the receptionist answered.
      if (message.name === RING_STAFF) return { now: { ...now, tried: triedIn(message.content) }, move };
      return unlessTooOften(now, learned(now, message.name, message.content));
    case 'assistant': {
      const { toolCalls = [] } = message;
      const spoken = spoke(now, message.content);
      // What only leads up to a tool's answer is not what is said.
      const { told, repeats, lastSaid, confusions } = toolCalls.length > 0 ? now : spoken;
      return { now: toolCalls.reduce(asking, { ...spoken, told, repeats, lastSaid, confusions }), move };
    }
  }
}

/** A time that the business whispers is looked up, unless the caller has asked for another one. */
function advised(step: Step, whisper: string | null): Step {
  const { now, move } = step;
  const said = whisper === null ? null : hear(now, whisper);
  if (said?.namesTime !== true) return step;
  const free = move.call === null || (move.call.name === 'find_openings' && now.when === null);
  return free ? search(now, said) : step;
}

/** The receptionist's own words, or the model's, told the caller what is asked now. */
function spoke(now: Conversation, text: string): Conversation {
  if (text.trim() === '') return now;
  const said = hear(now, text);
  if (said.shows('asksWhetherThere')) return { ...now, missed: true };
  const again = isAskedAgain(now, text) || (text === now.lastSaid && text.trimEnd().endsWith('?'));
  const { serverAsked } = now;
  const byServer = serverAsked !== null && text.endsWith(serverAsked.say) ? serverAsked.question : null;
  return {
    ...now,
    asked: byServer ?? askedIn(now, text) ?? now.asked,
    serverAsked: null,
    unheard: now.unheard || said.shows('saysCannotHear'),
    confusions: again ? now.confusions + 1 : 0,
    lastSaid: text,
    told: isAskedAgain(now, text) ? now.told : text,
    repeats: text === now.lastSaid ? now.repeats + 1 : 0,
  };
}

const GOALS: Readonly<Record<string, Goal>> = {
  book: 'book',
  cancel_booking: 'cancel',
  reschedule: 'move',
  take_message: 'message',
};

/** What a tool was asked with is known, also where the model has asked. */
function asking(now: Conversation, { name, arguments: args }: ToolCall): Conversation {
  const given = (key: string, before: string | null): string | null => {
    const value = args[key];
    return typeof value === 'string' ? value : before;
  };
  const searching = name === 'find_openings' && now.goal !== 'move';
  return {
    ...now,
    asked: now.asked === 'message' ? null : now.asked,
    goal: searching ? 'book' : (GOALS[name] ?? now.goal),
    offer: given('offer', now.offer),
    name: given('name', now.name),
    phone: given('phone', now.phone),
    message: given('message', now.message),
  };
}
