import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { SupervisorRequest } from '../../server/protocol/supervision.ts';
import { openSupervisorSession, type SupervisorSession } from './supervisor-session.ts';
import { changeSupervisor, closed, type SupervisorEvent, type SupervisorState } from './supervisor-state.ts';

interface Supervisor {
  readonly state: SupervisorState;
  readonly send: (request: SupervisorRequest) => void;
  readonly leave: () => void;
}

/** The owner's session at one call; it begins with the first request. Leaving the page leaves the call. */
export function useSupervisor(businessId: string, callId: string): Supervisor {
  const [state, change] = useReducer(changeSupervisor, closed);
  const session = useRef<SupervisorSession | null>(null);
  const leave = useCallback(() => {
    session.current?.leave();
    session.current = null;
  }, []);
  useEffect(() => leave, [leave]);
  const tell = useCallback((event: SupervisorEvent) => {
    if (event.type === 'over') session.current = null;
    change(event);
  }, []);
  return {
    state,
    leave,
    send(request) {
      session.current ??= openSupervisorSession(businessId, callId, tell);
      // Whoever talks has to hear the answer.
      if (request.type === 'take-over' && !(state.type === 'joined' && state.listening))
        session.current.send({ type: 'listen' });
      session.current.send(request);
    },
  };
}
