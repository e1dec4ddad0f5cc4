/** Somebody who asks the service over HTTP, from an address of their own on this machine. */
import http from 'node:http';
import { PUBLIC_URL } from '../service-tests/carrier.ts';

/** The address of the trusted proxy; every other address of this machine is a stranger's. */
export const PROXY = '127.0.0.1';

export interface Answer {
  /** 0: the connection was closed without an answer. */
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
  readonly ms: number;
}

export interface Request {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Nobody waits longer than this; a request that is not answered by then counts as cut off. */
const PATIENCE_MS = 40_000;

/** Asks once, on a connection of its own. */
export function ask(
  port: number,
  localAddress: string,
  path: string,
  { method = 'GET', headers = {}, body }: Request = {},
): Promise<Answer> {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const began = performance.now();
  const end = (status: number, answered: http.IncomingHttpHeaders, text: string) =>
    resolve({ status, headers: answered, text, ms: performance.now() - began });
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const options = { host: '127.0.0.1', port, localAddress, path, method, agent: false, signal } as const;
  const request = http.request({ ...options, headers: { ...length, ...headers } }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    const over = () => end(response.statusCode ?? 0, response.headers, text);
    response.on('end', over).on('error', over).on('close', over);
  });
  request.on('error', () => end(0, {}, ''));
  request.end(body);
  return promise;
}

const JSON_TYPE = 'application/json';

/** A browser: it keeps its cookies, and says that it comes from the dashboard's own page. */
export class Client {
  readonly port: number;
  readonly address: string;
  #cookie = '';

  constructor(port: number, address: string) {
    this.port = port;
    this.address = address;
  }

  get cookie(): string {
    return this.#cookie;
  }

  ask(path: string, request: Request = {}): Promise<Answer> {
    const cookie = this.#cookie === '' ? {} : { cookie: this.#cookie };
    const headers = { origin: PUBLIC_URL, ...cookie, ...request.headers };
    return ask(this.port, this.address, path, { ...request, headers });
  }

  post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.ask(path, {
      method: 'POST',
      headers: { 'content-type': JSON_TYPE, ...headers },
      body: JSON.stringify(body),
    });
  }

  query(procedure: string, input: unknown): Promise<Answer> {
    return this.ask(`/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`);
  }

  mutate(procedure: string, input: unknown): Promise<Answer> {
    return this.post(`/trpc/${procedure}`, input);
  }

  async signIn(email: string, password: string): Promise<void> {
    const answer = await this.post('/api/auth/sign-in/email', { email, password });
    if (answer.status !== 200) throw new Error(`the sign-in was answered with ${answer.status}`);
    this.#cookie = (answer.headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ');
  }
}

/** The answer of a procedure. @throws where it was refused */
export function dataOf(answer: Answer): unknown {
  if (answer.status !== 200) throw new Error(`a procedure was answered with ${answer.status}`);
  return (JSON.parse(answer.text) as { result: { data: unknown } }).result.data;
}

/** Runs as many at a time as there are lanes. */
export async function inLanes<T>(lanes: number, work: readonly (() => Promise<T>)[]): Promise<readonly T[]> {
  const waiting = [...work.entries()];
  const done: T[] = [];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [at, run] = next;
      done[at] = await run();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return done;
}
