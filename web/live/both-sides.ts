/** Both sides of a call mixed into one sound, for a listener. */
import { decodeSample, encodeSample } from '../phone/mu-law.ts';

/** @param both one side behind the other, equally long; mu-law. @returns their sum, mu-law. */
export function bothSides(both: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = both.length / 2;
  return Uint8Array.from({ length }, (_, index) =>
    encodeSample(decodeSample(both[index] ?? 0xff) + decodeSample(both[index + length] ?? 0xff)),
  );
}
