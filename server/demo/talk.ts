/** Turns a dialogue into a recorded call: when each turn began, and how long answers took. */
import type { conversation, toolRun, turn } from '../../db/schema.ts';
import type { Chance } from './chance.ts';

export type Line =
  | { readonly who: 'caller'; readonly words: string }
  /** `cutAfter`: the caller spoke into it when so many words had been heard. */
  | { readonly who: 'receptionist'; readonly words: string; readonly cutAfter?: number }
  | {
      readonly who: 'tool';
      readonly name: string;
      readonly asked: Readonly<Record<string, unknown>>;
      readonly status: string;
      readonly say: string;
    };

export const caller = (words: string): Line => ({ who: 'caller', words });
export const answer = (words: string, cutAfter?: number): Line =>
  cutAfter === undefined ? { who: 'receptionist', words } : { who: 'receptionist', words, cutAfter };
export const tool = (
  name: string,
  asked: Readonly<Record<string, unknown>>,
  status: string,
  say: string,
): Line => ({
  who: 'tool',
  name,
  asked,
  status,
  say,
});

type Conversation = Pick<typeof conversation.$inferInsert, 'businessId' | 'id'>;

export interface Told {
  readonly turns: (typeof turn.$inferInsert)[];
  readonly tools: (typeof toolRun.$inferInsert)[];
  readonly endedAt: Date;
}

/** The time people take for a word. */
const WORD_MS = 360;

/** Lets the lines be said from `startedAt` on. */
export function tell(
  { businessId, id: conversationId }: Conversation,
  lines: readonly Line[],
  startedAt: Date,
  chance: Chance,
): Told {
  const turns: Told['turns'] = [];
  const tools: Told['tools'] = [];
  let now = startedAt.getTime() + 400;
  let lookedUp = 0;
  const place = (
    turn: Pick<Told['turns'][number], 'speaker' | 'said' | 'heard' | 'interrupted' | 'timings'>,
    at: number,
  ) => turns.push({ businessId, conversationId, position: turns.length, at: new Date(at), ...turn });

  for (const line of lines) {
    switch (line.who) {
      case 'caller': {
        const { words } = line;
        // They think before they speak.
        now += chance.around(700);
        place({ speaker: 'caller', said: words, heard: words, interrupted: false, timings: null }, now);
        now += spokenMs(words);
        break;
      }
      case 'tool': {
        const durationMs = Math.round(chance.around(line.name === 'find_openings' ? 38 : 14));
        tools.push({
          businessId,
          conversationId,
          key: `${line.name} ${tools.length}`,
          name: line.name,
          arguments: line.asked,
          result: { status: line.status, say: line.say },
          at: new Date(now + 600),
          durationMs,
        });
        lookedUp += durationMs;
        break;
      }
      case 'receptionist': {
        const timings = turns.length === 0 ? null : waitFor(lookedUp, chance);
        lookedUp = 0;
        now += timings?.firstFrame ?? 0;
        const heard = heardOf(line.words, line.cutAfter);
        const interrupted = heard !== line.words;
        place({ speaker: 'receptionist', said: line.words, heard, interrupted, timings }, now);
        now += spokenMs(heard);
        break;
      }
    }
  }
  return { turns, tools, endedAt: new Date(now + 500) };
}

const heardOf = (words: string, cutAfter: number | undefined): string =>
  cutAfter === undefined ? words : words.split(' ').slice(0, cutAfter).join(' ');

const spokenMs = (words: string): number => words.split(' ').length * WORD_MS;

/** The delays of a fast model and a fast voice; a tool call asks the model twice. */
function waitFor(lookedUpMs: number, chance: Chance) {
  const endOfTurn = chance.around(260);
  const slow = chance.yes(0.012) ? chance.around(1_100) : 0;
  const firstToken =
    endOfTurn + chance.around(270) + slow + (lookedUpMs === 0 ? 0 : lookedUpMs + chance.around(150));
  const firstAudio = firstToken + chance.around(115);
  const firstFrame = firstAudio + chance.around(12);
  const [end, token, audio, frame] = [endOfTurn, firstToken, firstAudio, firstFrame].map(Math.round);
  return { endOfTurn: end ?? 0, firstToken: token ?? 0, firstAudio: audio ?? 0, firstFrame: frame ?? 0 };
}
