/** Files that a company stores for us, by its REST API: the sound of recordings and the pictures of texts. */
import { getPublic } from '../../storage/outside.ts';
import { CarrierFailed, TooLarge } from '../carrier.ts';
import { type Account, authorizationOf } from './account.ts';

/** An owner waits for it: after longer than this, they have given up. */
const TIMEOUT_MS = 10_000;
/** Two minutes of sound over a slow line; after that nobody listens, and the connection is given back. */
const LONGEST_MS = 120_000;
/** The API sends whoever asks for a file on to where it is stored, once. */
const MOST_REDIRECTS = 2;
/** Two minutes of both sides at 16 kHz and 16 bits are 7.7 MB. */
const LARGEST_RECORDING = 16_000_000;
/** Carriers take no larger picture. */
const LARGEST_PICTURE = 5_000_000;

interface Answer {
  readonly status: number;
  /** Where the answer sends who asked; null: nowhere. */
  readonly location: string | null;
  readonly body: AsyncIterable<Uint8Array>;
  drop(): void;
}

export interface StoredFiles {
  /** The sound of a recording, as WAV; null: there is none any more. */
  readonly openRecording: (url: string) => Promise<AsyncIterable<Uint8Array> | null>;
  readonly openPicture: (url: string) => Promise<AsyncIterable<Uint8Array> | null>;
  /** Removes what is at a path of the API; what is gone is removed already. */
  readonly remove: (url: string) => Promise<void>;
}

/**
 * @param openHosts where files lie that whoever knows their address may have; every other address is taken to be one of
 * the API.
 */
export function storedFiles(account: Account, openHosts: readonly string[] = []): StoredFiles {
  const open = async (url: string, ending: string, most: number) => {
    const answer = await within((signal) =>
      openHosts.includes(URL.parse(url)?.hostname ?? '')
        ? follow(askElsewhere(new URL(url), signal), new URL(url), signal)
        : askApi(account, 'GET', atCarrier(account.apiUrl, url, ending), signal),
    );
    return answer === null ? null : atMost(answer.body, most);
  };
  return {
    openRecording: (url) => open(url, url.endsWith('.wav') ? '' : '.wav', LARGEST_RECORDING),
    openPicture: (url) => open(url, '', LARGEST_PICTURE),
    async remove(url) {
      const target = atCarrier(account.apiUrl, url, account.ending);
      const answer = await within((signal) => askApi(account, 'DELETE', target, signal));
      answer?.drop();
    },
  };
}

/** What is found where it was asked for in time; null: there is none. @throws CarrierFailed, or what fetch throws */
async function within(ask: (signal: AbortSignal) => Promise<Answer>): Promise<Answer | null> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new CarrierFailed('the carrier did not answer')), TIMEOUT_MS);
  try {
    const answer = await ask(AbortSignal.any([late.signal, AbortSignal.timeout(LONGEST_MS)]));
    if (answer.status >= 200 && answer.status < 300) return answer;
    answer.drop();
    if (answer.status === 404) return null;
    throw new CarrierFailed(`the carrier answered ${answer.status} about a stored file`);
  } finally {
    clearTimeout(timer);
  }
}

function askApi(
  account: Account,
  method: 'GET' | 'DELETE',
  target: URL,
  signal: AbortSignal,
): Promise<Answer> {
  const asked = askCarrier(target, method, authorizationOf(account), signal);
  return method === 'GET' ? follow(asked, target, signal) : asked;
}

/** Goes where an answer sends us. @throws CarrierFailed where that is too often */
async function follow(asked: Promise<Answer>, from: URL, signal: AbortSignal): Promise<Answer> {
  let answer = await asked;
  for (let hops = 0; answer.location !== null; hops += 1) {
    answer.drop();
    if (hops === MOST_REDIRECTS) throw new CarrierFailed('the carrier sent us on too often');
    answer = await askElsewhere(new URL(answer.location, from), signal);
  }
  return answer;
}

/**
 * The file's path at the carrier's own origin: its address comes from outside, and credentials are shown
 * to nobody but the API. A path that begins with two slashes would name a host of its own where it is resolved, so it
 * is set, never resolved, and the origin is compared all the same.
 */
function atCarrier(apiUrl: string, url: string, ending: string): URL {
  const { origin } = new URL(apiUrl);
  const target = new URL(origin);
  target.pathname = new URL(url).pathname + ending;
  if (target.origin !== origin) throw new CarrierFailed('what is stored is not at the carrier');
  return target;
}

async function askCarrier(
  target: URL,
  method: 'GET' | 'DELETE',
  authorization: string,
  signal: AbortSignal,
): Promise<Answer> {
  const answer = await fetch(target, {
    method,
    headers: { Authorization: authorization },
    redirect: 'manual',
    signal,
  });
  return {
    status: answer.status,
    location: locationOf(answer.status, answer.headers.get('location')),
    body: answer.body ?? noBytes(),
    // Nobody reads the body: whether it could be closed changes nothing.
    drop: () => void answer.body?.cancel().catch(() => undefined),
  };
}

/** Where the carrier sent us: without the credentials, and never into a network of ours. */
async function askElsewhere(target: URL, signal: AbortSignal): Promise<Answer> {
  const answer = await getPublic(target, signal);
  const status = answer.statusCode ?? 0;
  return {
    status,
    location: locationOf(status, answer.headers.location ?? null),
    body: answer,
    drop: () => void answer.destroy(),
  };
}

const locationOf = (status: number, location: string | null): string | null =>
  status >= 300 && status < 400 ? location : null;

/** An answer without a body, in the shape of one with. */
async function* noBytes(): AsyncGenerator<Uint8Array> {}

/** Hands the bytes on. @throws TooLarge where there are more */
async function* atMost(body: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of body) {
    read += chunk.length;
    if (read > most) throw new TooLarge('what is stored is larger than it may be');
    yield chunk;
  }
}
