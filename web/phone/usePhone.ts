import { useCallback, useEffect, useReducer, useRef } from 'react';
import { dial, type Dialled, type PhoneCall } from './phone-call.ts';
import { changePhone, idle } from './phone-state.ts';

/** The caller's number that a call shows. */
export type CallAs = Pick<Dialled, 'from' | 'vouched'>;
/** A withheld number. */
export const HIDDEN: CallAs = { from: null, vouched: false };

/**
 * The phone of one business; leaving the page hangs up.
 * @param draft whether the draft answers, and not the published receptionist.
 */
export function usePhone(businessId: string, draft = false) {
  const [state, tell] = useReducer(changePhone, idle);
  const call = useRef<PhoneCall | null>(null);
  const hangUp = useCallback(() => {
    call.current?.hangUp();
    call.current = null;
  }, []);
  useEffect(() => hangUp, [hangUp]);

  return {
    state,
    dial: (as: CallAs) => {
      hangUp();
      tell({ type: 'dial' });
      call.current = dial({ businessId, ...as, draft }, tell);
    },
    hangUp,
    type: () => call.current?.type(),
    say: (text: string) => call.current?.say(text),
    press: (digit: string) => call.current?.press(digit),
    useMicrophone: () => call.current?.useMicrophone(),
    level: () => call.current?.level() ?? 0,
  };
}
