import { useEffect, useReducer } from 'react';
import type { Failure } from '../auth.ts';
import { text } from '../languages/text.ts';
import { Note } from './page.tsx';
import { tooManyTries } from './wait.ts';

/** The reason why something failed; after too many tries, the time that is left to wait. */
export function Problem({ failure: { why, retryAt } }: { readonly failure: Failure }) {
  const left = useSecondsUntil(retryAt);
  if (retryAt === null) return <Note trouble>{why}</Note>;
  return left > 0 ? <Note trouble>{tooManyTries(left)}</Note> : <Note trouble={false}>{text.ui.tryNow}</Note>;
}

/** The seconds that are left until a moment, counted down; 0 once it has come, or where there is none. */
export function useSecondsUntil(moment: number | null): number {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (moment === null) return;
    const timer = setInterval(() => {
      drawAgain();
      if (Date.now() >= moment) clearInterval(timer);
    }, 1_000);
    return () => clearInterval(timer);
  }, [moment]);
  return moment === null ? 0 : Math.max(0, Math.ceil((moment - Date.now()) / 1_000));
}
