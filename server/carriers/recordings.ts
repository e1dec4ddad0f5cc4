/** The recordings of all carriers. */
import { type Carrier, CarrierFailed, type CarrierRecordings } from './carrier.ts';

/** The carrier that keeps what is at this address; the first one where none says that it is theirs. @throws CarrierFailed */
export function keeperOf(carriers: readonly Carrier[], url: string): Carrier {
  const keeper = carriers.find(({ recordings }) => recordings.owns(url)) ?? carriers[0];
  if (keeper === undefined) throw new CarrierFailed('there is no carrier');
  return keeper;
}

/** Asks whoever keeps a recording. */
export const recordingsOf = (carriers: readonly Carrier[]): CarrierRecordings => ({
  open: async (url) => keeperOf(carriers, url).recordings.open(url),
  remove: async (url) => keeperOf(carriers, url).recordings.remove(url),
});
