/** The conversation as the model sees it, within a bound in tokens that is kept by letting the oldest turns go. */
import type { ModelMessage } from '../ports.ts';
import type { Reply } from './speech.ts';

/**
 * Ten minutes of talk are some 2,500 tokens, and their tools as many again. So nobody's call is cut by this; only
 * somebody who floods a call with lines gets a receptionist that forgets.
 */
export const HISTORY_TOKENS = 12_000;
/** What is left after a cut, so that not every turn makes another: a model's cache of what it read lasts in between. */
const LEFT_TOKENS = HISTORY_TOKENS / 2;
/** What a message costs beside its words. */
const FRAME_TOKENS = 4;

/** What was said and heard, the tools that ran, and the notes beside it. */
export class History {
  /** Oldest first; a reply stays itself while its tools may still add to it. */
  #items: (ModelMessage | Reply)[];

  constructor(past: readonly ModelMessage[]) {
    this.#items = [...past];
  }

  /** @returns what `recut` knows the message by. */
  callerSaid(content: string): ModelMessage {
    const message: ModelMessage = { role: 'user', content };
    this.#items.push(message);
    return message;
  }

  /** Keeps other words of a message of the caller's, which may have been let go of. */
  recut(message: ModelMessage, content: string): ModelMessage {
    const kept: ModelMessage = { role: 'user', content };
    this.#items = this.#items.map((item) => (item === message ? kept : item));
    return kept;
  }

  /** For the receptionist alone: the caller hears nothing of it. */
  note(content: string): void {
    this.#items.push({ role: 'system', content });
  }

  add(reply: Reply): void {
    this.#items.push(reply);
  }

  /** Everything up to now; replies may still add to it. */
  soFar(live: Reply | null = null): readonly ModelMessage[] {
    return recent(
      this.#items.flatMap((item) => {
        if ('role' in item) return [item];
        return item === live ? [] : item.history();
      }),
    );
  }

  /**
   * Everything up to now, as far as it is remembered: what does not fit is let go for good, so that a long call costs no
   * more at its end. No tool runs at this point [T16], so no reply but the live one can change any more.
   */
  messages(live: Reply | null): readonly ModelMessage[] {
    const messages = this.soFar(live);
    this.#items = live !== null && this.#items.includes(live) ? [...messages, live] : [...messages];
    return messages;
  }
}

/**
 * The newest messages within the bound, or all of them. A tool's result stays with what asked for it: models refuse the
 * one without the other. The caller's last words stay, however much a human agent has said since.
 */
export function recent(messages: readonly ModelMessage[]): readonly ModelMessage[] {
  const costs = messages.map(tokensOf);
  let left = costs.reduce((sum, cost) => sum + cost, 0);
  if (left <= HISTORY_TOKENS) return messages;
  const lastWords = messages.findLastIndex(({ role }) => role === 'user');
  const newest = messages.findLastIndex(({ role }) => role !== 'tool');
  let goes = false;
  return messages.filter((message, at) => {
    if (message.role !== 'tool') goes = left > LEFT_TOKENS && at !== lastWords && at < newest;
    if (goes) left -= costs[at] ?? 0;
    return !goes;
  });
}

/** About what a message costs, rather too much than too little. */
export function tokensOf(message: ModelMessage): number {
  const calls = message.role === 'assistant' ? (message.toolCalls ?? []) : [];
  return calls.reduce(
    (sum, call) => sum + FRAME_TOKENS + textTokens(call.name) + textTokens(JSON.stringify(call.arguments)),
    FRAME_TOKENS + textTokens(message.content),
  );
}

/** English has over four characters a token, JSON about three; other scripts have up to one a character. */
function textTokens(text: string): number {
  let other = 0;
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7f) other += 1;
  return Math.ceil((text.length - other) / 3) + other;
}
