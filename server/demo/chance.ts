/** Chance that can be had again: the same seed draws the same. */
import { createCipheriv, createHash } from 'node:crypto';

const BLOCK = Buffer.alloc(4096);

export interface Chance {
  /** From 0 up to, but not including, 1. */
  unit(): number;
  /** A whole number from 0 up to, but not including, `limit`. */
  below(limit: number): number;
  yes(probability: number): boolean;
  oneOf<T>(choices: readonly [T, ...T[]]): T;
  /** One of the keys, each as likely as its weight is to all of them. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  /** Around `middle`, seldom above twice of it and now and then far above: how long things take. */
  around(middle: number): number;
  id<T extends string>(): T;
}

/** The bytes of a cipher's key stream are as even as one can wish for. */
export function chanceOf(seed: string): Chance {
  const cipher = createCipheriv('aes-256-ctr', createHash('sha256').update(seed).digest(), Buffer.alloc(16));
  let bytes = cipher.update(BLOCK);
  let at = 0;
  const take = (count: number): Buffer => {
    if (at + count > bytes.length) [bytes, at] = [cipher.update(BLOCK), 0];
    return bytes.subarray(at, (at += count));
  };
  const unit = () => take(4).readUInt32LE() / 2 ** 32;
  const below = (limit: number) => Math.floor(unit() * limit);
  return {
    unit,
    below,
    yes: (probability) => unit() < probability,
    oneOf: (choices) => choices[below(choices.length)] ?? choices[0],
    weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
      const keys = Object.keys(weights) as K[];
      let left = unit() * keys.reduce((sum, key) => sum + weights[key], 0);
      const found = keys.find((key) => (left -= weights[key]) < 0) ?? keys.at(-1);
      if (found === undefined) throw new Error('there is nothing to choose from');
      return found;
    },
    // The sum of a few even chances is nearly normal; its exponential has the long tail of every queue.
    around: (middle) => middle * Math.exp((unit() + unit() + unit() - 1.5) * 0.55),
    id<T extends string>(): T {
      const hex = Buffer.from(take(16));
      hex[6] = ((hex[6] ?? 0) & 0x0f) | 0x40;
      hex[8] = ((hex[8] ?? 0) & 0x3f) | 0x80;
      return hex.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') as T;
    },
  };
}
