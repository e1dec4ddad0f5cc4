/** A call whose caller waits while a phone rings for them: what its session is told of the transfer. */
import type { Database } from '../../db/client.ts';
import type { CallKey } from '../../db/ids.ts';
import type { Language } from '../languages/language.ts';
import { noteTold } from '../transfers/store.ts';
import { newsOf, type TransferNews } from '../transfers/transfers.ts';
import type { Session, Told } from './session.ts';

/** What the caller is told where nobody has talked with them; null: there is nothing to tell. */
function toldOf({ outcome, who }: TransferNews, { transfers }: Language): Told | null {
  switch (outcome) {
    case 'no-answer':
    case 'busy':
    case 'voicemail':
    case 'declined':
    case 'failed':
      return { words: transfers.notReached(outcome, who), note: transfers.noteNotReached(who) };
    case 'cancelled':
      return { words: transfers.cancelled, note: transfers.noteNotReached(who) };
    case 'answered':
    case 'caller-hung-up':
    case null:
      return null;
  }
}

/** What a caller is told who comes back to the receptionist; once. Null: they do not come from a transfer. */
export async function openingAfterTransfer(
  db: Database,
  key: CallKey,
  language: Language,
): Promise<Told | null> {
  const news = await newsOf(db, key);
  const told = news === null || news.told ? null : toldOf(news, language);
  if (news === null || told === null) return null;
  return (await noteTold(db, { ...key, transferId: news.transferId })) ? told : null;
}

/** Tells a session how the transfer of its call goes on. */
export class Hold {
  readonly #db: Database;
  readonly #key: CallKey;
  readonly #session: Pick<Session, 'hold' | 'release'>;
  readonly #language: Language;
  #held = false;
  #last: Promise<void> = Promise.resolve();

  constructor(db: Database, key: CallKey, session: Pick<Session, 'hold' | 'release'>, language: Language) {
    this.#db = db;
    this.#key = key;
    this.#session = session;
    this.#language = language;
  }

  /** Reads the state of the transfer, one reading after the other. @throws what the reading throws */
  look(): Promise<void> {
    // An error of the reading before was told to whoever asked for that one.
    this.#last = this.#last.catch(() => undefined).then(() => this.#read());
    return this.#last;
  }

  async #read(): Promise<void> {
    const news = await newsOf(this.#db, this.#key);
    if (news === null) return;
    const { transfers } = this.#language;
    if (news.state !== 'ended') {
      if (this.#held) return;
      this.#held = true;
      this.#session.hold({
        words: news.byMember ? transfers.puttingThrough(news.who) : null,
        note: transfers.noteRinging(news.who),
      });
      return;
    }
    const told = news.told ? null : toldOf(news, this.#language);
    const isNew = told !== null && (await noteTold(this.#db, { ...this.#key, transferId: news.transferId }));
    if (!this.#held && !isNew) return;
    this.#held = false;
    this.#session.release(isNew ? told : null);
  }
}
