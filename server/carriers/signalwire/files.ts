/**
 * Recordings and pictures at SignalWire. They lie on a host of their own, open to whoever knows their long addresses;
 * older addresses are those of the API. Credentials are shown to the API alone.
 */
import { type Carrier, CarrierFailed, type CarrierTexts } from '../carrier.ts';
import type { Account } from '../cxml/account.ts';
import { storedFiles } from '../cxml/files.ts';

const FILES = 'files.signalwire.com';
const ID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi;

interface Files {
  readonly recordings: Carrier['recordings'];
  readonly pictures: Pick<CarrierTexts, 'openPicture' | 'removePicture'>;
}

export function signalWireFiles(account: Account): Files {
  const files = storedFiles(account, [FILES]);
  const hostOf = (url: string) => URL.parse(url)?.hostname ?? '';
  return {
    recordings: {
      owns: (url) => hostOf(url).endsWith('.signalwire.com'),
      open: files.openRecording,
      async remove(url) {
        // The file's address ends in the id of the recording, by which the API removes it.
        const id = url.slice(0, 2_000).match(ID)?.at(-1);
        if (id === undefined) throw new CarrierFailed('the address of a recording has no id');
        await files.remove(`${account.apiUrl}${account.path}/Recordings/${id}`);
      },
    },
    pictures: {
      openPicture: files.openPicture,
      async removePicture(url) {
        // What lies among the open files belongs to its message, which the address does not name: SignalWire removes it.
        if (hostOf(url) !== FILES) await files.remove(url);
      },
    },
  };
}
