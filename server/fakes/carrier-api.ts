/** What the REST APIs of the fake telephone companies share: what they note, and how they answer. */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FakeMessages, FakeText } from './carrier-texts.ts';

/** The parts of an account that decide whom it may ring. */
export interface Numbers {
  /** Those that the account has: only they may be shown as the sender. */
  readonly own: readonly string[] | 'every';
  readonly landlines: readonly string[];
  /** Beginnings of numbers that it does not ring or text. */
  readonly forbidden: readonly string[];
}

/** A call or a text of an account that was taken, with what is said in it; of a call that is told later, nothing. */
export interface Sent {
  readonly by: 'call' | 'text';
  readonly to: string;
  readonly from: string;
  readonly words: string;
}

/** What a call is to do: a document, or the address of one. */
type Told = { readonly twiml: string } | { readonly url: string };

export interface Placed {
  readonly sid: string;
  readonly to: string;
  readonly from: string;
  readonly told: Told;
  readonly statusCallback: string;
}

/** One of both: something else to do, or an end. */
export interface Change {
  readonly sid: string;
  readonly told: Told | null;
  readonly status: string | null;
}

export interface FakeCarrierApi {
  readonly url: string;
  /** What callers said after the tone, by the recording's id; removed ones are gone. */
  readonly recordings: Map<string, Buffer>;
  /** The calls and texts that it was asked for, the newest last. */
  readonly sent: Sent[];
  readonly messages: FakeMessages;
  /** The calls that it placed, and what it was told to do with each call, also with those of callers. */
  readonly placed: Placed[];
  readonly changes: Change[];
  /** Calls that are over: nothing can be done with them any more. */
  readonly over: Set<string>;
  close(): Promise<void>;
}

export interface FakeCarrierOptions {
  /** Answers everything as the company does when it is in trouble itself. */
  readonly broken?: boolean;
  readonly numbers?: Numbers;
  readonly onText?: (text: FakeText) => void;
  readonly onPlaced?: (call: Placed) => void;
}

export const NO_NUMBERS: Numbers = { own: [], landlines: [], forbidden: [] };

export async function formOf(request: http.IncomingMessage): Promise<URLSearchParams> {
  const chunks = (await request.toArray()) as Buffer[];
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

/** Listens on a free port of this machine. */
export async function listenLocally(
  answer: http.RequestListener,
): Promise<Pick<FakeCarrierApi, 'url' | 'close'>> {
  const server = http.createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
