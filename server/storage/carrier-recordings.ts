/** What callers said after the tone: it stays with the carrier, from where it is heard and removed by its REST API. */

export interface CarrierAccount {
  readonly accountSid: string;
  readonly authToken: string;
  /** Origin of the REST API. */
  readonly apiUrl: string;
}

export interface CarrierRecordings {
  /** @returns the sound as WAV; null: there is none any more. @throws CarrierRefused, or what fetch throws */
  open(url: string): Promise<AsyncIterable<Uint8Array> | null>;
  /** Removes it for good; one that is gone is removed already. @throws CarrierRefused, or what fetch throws */
  remove(url: string): Promise<void>;
}

/** The carrier answered, and not with what was asked for. */
export class CarrierRefused extends Error {}

/** An owner waits for the sound to begin: longer than this, they have given up. Two minutes of it may take as they may. */
const TIMEOUT_MS = 10_000;

/**
 * @param account whose credentials open the recordings, as Twilio's REST API has them:
 *   https://www.twilio.com/docs/voice/api/recording
 */
export function carrierRecordings(account: CarrierAccount): CarrierRecordings {
  const credentials = Buffer.from(`${account.accountSid}:${account.authToken}`).toString('base64');
  /** Only the path counts: credentials are shown to nobody but the API. */
  const ask = async (method: 'GET' | 'DELETE', url: string, ending: string): Promise<Response | null> => {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new CarrierRefused('the carrier did not answer')), TIMEOUT_MS);
    const answer = await fetch(new URL(new URL(url).pathname + ending, account.apiUrl), {
      method,
      headers: { Authorization: `Basic ${credentials}` },
      signal: late.signal,
    }).finally(() => clearTimeout(timer));
    if (answer.ok) return answer;
    await answer.body?.cancel();
    if (answer.status === 404) return null;
    throw new CarrierRefused(`the carrier answered ${answer.status} about a recording`);
  };
  return {
    open: async (url) => (await ask('GET', url, '.wav'))?.body ?? null,
    async remove(url) {
      await (await ask('DELETE', url, '.json'))?.body?.cancel();
    },
  };
}
