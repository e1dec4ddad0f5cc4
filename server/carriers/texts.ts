/** The texts and pictures of all carriers. */
import type { Carrier, CarrierTexts } from './carrier.ts';
import { keeperOf } from './recordings.ts';

export interface TextCarriers {
  /** Sends from the numbers that are at the carrier of this name; the first sends where there is none of it. */
  at(name: string): Pick<CarrierTexts, 'sendText' | 'findTexts'>;
  readonly openPicture: CarrierTexts['openPicture'];
  readonly removePicture: CarrierTexts['removePicture'];
}

/** @param textsOf what sends a carrier's texts: itself, or a stand-in. */
export function textsOfAll(
  carriers: readonly [Carrier, ...Carrier[]],
  textsOf: (carrier: Carrier) => CarrierTexts,
): TextCarriers {
  return {
    at: (name) => textsOf(carriers.find((carrier) => carrier.name === name) ?? carriers[0]),
    openPicture: async (url) => textsOf(keeperOf(carriers, url)).openPicture(url),
    removePicture: async (url) => textsOf(keeperOf(carriers, url)).removePicture(url),
  };
}
