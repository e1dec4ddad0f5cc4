import { useCallback, useEffect, useReducer, useRef } from 'react';
import { openVisit, type Visit, type Wish } from './visit.ts';
import { away, changeVisit, type VisitEvent, type VisitState } from './visit-state.ts';

/** The owner's visit to one call; it begins with the first wish. Leaving the page leaves the call. */
export function useVisit(
  businessId: string,
  callId: string,
): { readonly state: VisitState; readonly wish: (wish: Wish) => void; readonly leave: () => void } {
  const [state, change] = useReducer(changeVisit, away);
  const visit = useRef<Visit | null>(null);
  const leave = useCallback(() => {
    visit.current?.leave();
    visit.current = null;
  }, []);
  useEffect(() => leave, [leave]);
  const tell = useCallback((event: VisitEvent) => {
    if (event.type === 'over') visit.current = null;
    change(event);
  }, []);
  return {
    state,
    leave,
    wish(wish) {
      visit.current ??= openVisit(businessId, callId, tell);
      // Whoever talks has to hear the answer.
      if (wish.type === 'take-over' && !(state.type === 'there' && state.listening))
        visit.current.wish({ type: 'listen' });
      visit.current.wish(wish);
    },
  };
}
