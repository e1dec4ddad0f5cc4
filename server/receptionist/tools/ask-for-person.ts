import { z } from 'zod';
import {
  type Ask,
  type Reachable,
  short,
  type Tool,
  type ToolContext,
  type ToolResult,
  words,
} from './tool.ts';

const input = z.object({
  who: short(
    'The person or matter that the caller asked for, as they said it; left out for anybody.',
  ).optional(),
  reason: words('What it is about in one short sentence, if known.').optional(),
});

/** The model reads names and purposes, and never a number. */
type Choice = Pick<Reachable, 'name' | 'purpose'>;

export type AskForPersonResult =
  | ToolResult<'message-needed'>
  | ToolResult<'ringing'>
  | (Ask<'person', 'unknown'> & { readonly people: readonly Choice[] });

/** Puts the caller through to somebody who can be reached now; else a message is taken. */
export const askForPerson: Tool<'ask_for_person', z.infer<typeof input>, AskForPersonResult> = {
  name: 'ask_for_person',
  description:
    'Call it when the caller wants to speak with a person. It rings somebody who can be reached now, or says that a message is needed.',
  input,
  writes: null,
  async run(context, { who = '', reason = '' }) {
    const say = context.language.transfers;
    const reachable = (await context.people?.list()) ?? [];
    if (context.people === null || reachable.length === 0) return messageNeeded(context);
    const meant = who.trim() === '' ? peopleAbout(reachable, reason) : peopleMeant(reachable, who);
    if (meant.length === 0) {
      const people = reachable.map(({ name, purpose }) => ({ name, purpose }));
      return {
        status: 'ask',
        ask: 'person',
        reason: 'unknown',
        say: say.whom(people.map(({ name }) => name)),
        people,
      };
    }
    const rung = await context.people.ring(meant, reason.trim());
    if (rung.type === 'ringing') return { status: 'ringing', say: say.trying(rung.who) };
    return rung.why === 'already'
      ? { status: 'ringing', say: say.already(meant[0]?.name ?? '') }
      : messageNeeded(context);
  },
};

const messageNeeded = ({ language }: ToolContext) => ({
  status: 'message-needed' as const,
  say: language.tools.message.nobodyComes,
});

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Words that ask for no one in particular. */
const ANYBODY = new Set(
  'a an the any anybody anyone somebody someone person human people manager owner boss real staff agent operator receptionist speak talk to with'.split(
    ' ',
  ),
);

/** Those whom the caller means: by their name, else by what they are for; everybody where they asked for nobody in particular. */
function peopleMeant(reachable: readonly Reachable[], who: string): readonly Reachable[] {
  const said = wordsOf(who).filter((word) => !ANYBODY.has(word));
  if (said.length === 0) return reachable;
  const by = (text: (each: Reachable) => string) =>
    reachable.filter((each) => wordsOf(text(each)).some((word) => said.includes(word)));
  const named = by(({ name }) => name);
  return named.length > 0 ? named : by(({ purpose }) => purpose);
}

/** Nobody was named: whoever the matter is for, else everybody. */
function peopleAbout(reachable: readonly Reachable[], reason: string): readonly Reachable[] {
  const meant = peopleMeant(reachable, reason);
  return meant.length > 0 ? meant : reachable;
}
