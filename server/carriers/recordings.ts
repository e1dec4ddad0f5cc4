/** The recordings of all carriers. */
import { type Carrier, CarrierFailed, type CarrierRecordings } from './carrier.ts';

/** Asks whoever keeps a recording; the first carrier where none says that it is theirs. */
export function recordingsOf(carriers: readonly Carrier[]): CarrierRecordings {
  const keeperOf = (url: string): CarrierRecordings => {
    const keeper = carriers.find(({ recordings }) => recordings.owns(url)) ?? carriers[0];
    if (keeper === undefined) throw new CarrierFailed('there is no carrier');
    return keeper.recordings;
  };
  return {
    open: async (url) => keeperOf(url).open(url),
    remove: async (url) => keeperOf(url).remove(url),
  };
}
