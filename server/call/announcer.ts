/** The announcer of what a call does right now, for the dashboard: seen while it lasts, and kept nowhere. */
import type { Database } from '../../db/client.ts';
import type { BusinessId, CallId } from '../../db/ids.ts';
import type { EphemeralEvent } from '../events/events.ts';
import { announce } from '../events/record.ts';

/** Four notices a second and call read as a live text; recognisers would send twenty. */
const EVERY_MS = 250;

type Words = Extract<EphemeralEvent, { type: 'call.words' }>;
type State = Extract<EphemeralEvent, { type: 'call.state' }>;

export type Announcer = ReturnType<typeof openAnnouncer>;

/**
 * Tells at once what comes after a pause, and otherwise the newest of each kind, at most one notice in `EVERY_MS`.
 * The last of each kind is always told.
 */
export function openAnnouncer(
  db: Database,
  businessId: BusinessId,
  callId: CallId,
  onError: (error: unknown) => void,
) {
  const waiting = new Map<string, EphemeralEvent>();
  let timer: NodeJS.Timeout | null = null;

  const tellNext = () => {
    const [next] = waiting;
    timer = next === undefined ? null : setTimeout(tellNext, EVERY_MS);
    if (next === undefined) return;
    waiting.delete(next[0]);
    announce(db, businessId, next[1]).catch(onError);
  };
  const tell = (kind: string, event: EphemeralEvent) => {
    waiting.set(kind, event);
    if (timer === null) tellNext();
  };
  return {
    words: (speaker: Words['speaker'], text: string) =>
      tell(speaker, { type: 'call.words', callId, speaker, text }),
    state: (state: State['state']) => tell('state', { type: 'call.state', callId, state }),
    /** Nothing is told after this. */
    stop() {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => undefined, 0);
      waiting.clear();
    },
  };
}
