/** Plays all cards, one call after the other. */
import type { Database } from '../../db/client.ts';
import type { LanguageModel } from '../call/ports.ts';
import { type Card, readDecks } from './card.ts';
import { judge, type Verdict } from './judge.ts';
import { openShop, prepare, readRecords } from './shop.ts';
import { talk, type Talk } from './talk.ts';

export interface Played {
  /** Of the cards that it lies with. */
  readonly about: string;
  readonly card: Card;
  readonly talk: Talk;
  readonly verdict: Verdict;
}

/** @param model made anew for each call. */
export async function play(db: Database, model: () => LanguageModel): Promise<readonly Played[]> {
  const business = await openShop(db);
  const played: Played[] = [];
  for (const { about, cards } of readDecks()) {
    for (const card of cards) {
      const toolset = await prepare(db, business, card, `CA-eval-${played.length}`);
      const talked = await talk(card, toolset, model());
      played.push({
        about,
        card,
        talk: talked,
        verdict: judge(card, talked, await readRecords(db, business)),
      });
    }
  }
  return played;
}
