/** What may be danger to somebody comes before everything else: the caller is asked once, and then told whom to call. */
import { readEmergency } from '../emergency.ts';
import { call, hear, say, type Conversation, type Step } from './conversation.ts';
import { messageFrom } from './message.ts';
import type { Utterance } from './utterance.ts';

/** Of no trade: what is danger in one trade alone is heard before the caller's words come here. */
const trade = '';

/** @param goOn takes up words by which nobody is in danger. */
export function unlessInDanger(
  before: Conversation,
  text: string,
  goOn: (now: Conversation, text: string) => Step,
): Step {
  const { ask } = before.language.emergency;
  const calm = { ...before, doubted: null };
  if (!before.lastSaid.endsWith(ask)) {
    const { kind } = readEmergency(hear(before, text).text, { trade, language: before.language.tag });
    return kind === 'perhaps' ? say({ ...before, doubted: text }, ask) : goOn(calm, text);
  }
  const said = hear(before, text);
  if (said.reply === 'yes') return call(calm, 'emergency', { what: before.doubted ?? text });
  if (said.wantsMore) return goOn(calm, text);
  if (said.reply === 'no') return goOn(calm, before.doubted ?? text);
  return before.confusions === 0 ? say(before, ask) : goOn(calm, text);
}

/** What cannot wait in some trade, and makes no other sense, becomes an urgent message. */
export function cannotWait(now: Conversation, said: Utterance): Step | null {
  const { clausesOf, trades } = now.language.emergency;
  const words = clausesOf(said.text).join(' | ');
  return trades.some(({ urgent }) => urgent?.test(words))
    ? messageFrom({ ...now, urgent: true }, said)
    : null;
}
