/** Callers' recorded messages, by Twilio's REST API: https://www.twilio.com/docs/voice/api/recording */
import type { Carrier } from '../carrier.ts';
import { atMost, fileRequests } from './files.ts';
import type { TwilioAccount } from './outgoing.ts';

/** Two minutes of both sides at 16 kHz and 16 bits are 7.7 MB. */
const LARGEST_BYTES = 16_000_000;

export function twilioRecordings(account: TwilioAccount): Carrier['recordings'] {
  const ask = fileRequests(account);
  return {
    owns: (url) => URL.parse(url)?.hostname.endsWith('.twilio.com') === true,
    async open(url) {
      const answer = await ask('GET', url, '.wav');
      return answer === null ? null : atMost(answer.body, LARGEST_BYTES);
    },
    remove: async (url) => (await ask('DELETE', url, '.json'))?.drop(),
  };
}
