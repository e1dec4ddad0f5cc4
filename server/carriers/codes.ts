/** The code that proves a telephone number, on its way there: spoken in a call, or in a text. */
import type { Language } from '../languages/language.ts';
import type { Carrier, Sent } from './carrier.ts';

/** @throws CarrierFailed, or what fetch throws */
export type SendCode = (by: 'call' | 'text', to: string, code: string) => Promise<Sent>;

/** By the first carrier that we can call and text by; null: by none. */
export function codeSender(
  carriers: readonly Carrier[],
  words: Language['calls']['connectCode'],
): SendCode | null {
  const outgoing = carriers.find((carrier) => carrier.outgoing !== null)?.outgoing;
  if (outgoing == null) return null;
  return (by, to, code) => {
    if (by === 'text') return outgoing.text(to, words.text(code));
    // Slowly: whoever hears it may have to find a pen.
    const slowly = words.code(code).flatMap((line) => [line, { pauseSeconds: 2 }]);
    return outgoing.say(to, [{ pauseSeconds: 1 }, words.opening, ...slowly, words.closing]);
  };
}
