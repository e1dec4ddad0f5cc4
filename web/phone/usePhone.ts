import { useCallback, useEffect, useReducer, useRef } from 'react';
import { dial, type PhoneCall } from './phone-call.ts';
import { changePhone, idle } from './phone-state.ts';

/**
 * The phone of one business; leaving the page hangs up.
 * @param draft whether what is not published yet answers.
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
    /** @param from the number that the call shows, E.164; null withholds it. */
    dial: (from: string | null) => {
      hangUp();
      tell({ type: 'dial' });
      call.current = dial({ businessId, from, draft }, tell);
    },
    hangUp,
    say: (text: string) => call.current?.say(text),
    press: (digit: string) => call.current?.press(digit),
    useMicrophone: () => call.current?.useMicrophone(),
  };
}
