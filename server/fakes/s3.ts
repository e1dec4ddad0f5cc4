/** A bucket as S3 has one, in memory: it checks the signature of every request and refuses what S3 refuses. */
import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeS3 {
  readonly url: string;
  readonly settings: {
    readonly endpoint: string;
    readonly bucket: string;
    readonly region: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  };
  readonly objects: ReadonlyMap<string, Buffer>;
  /** Answers so many of the next requests with 503, as S3 does under load. */
  beSlow(requests: number): void;
  close(): Promise<void>;
}

const BUCKET = 'ahoy-recordings';
const REGION = 'eu-central-1';
const ACCESS_KEY_ID = 'AKIAFAKE';
const SECRET = 'fake+secret/of+forty+letters/as+amazons+are';
/** A request is good for a quarter of an hour. */
const SKEW_MS = 15 * 60_000;
/** Fewer than S3's 1,000, so that a test sees a second page. */
const PAGE = 3;

export async function startFakeS3(): Promise<FakeS3> {
  const objects = new Map<string, Buffer>();
  let slow = 0;
  const server = http.createServer((request, response) => {
    void answer(request, response);
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', 'http://s3');
    const refuse = (status: number, code: string) =>
      void response
        .writeHead(status, { 'content-type': 'application/xml' })
        .end(`<Error><Code>${code}</Code></Error>`);
    if (slow > 0) {
      slow -= 1;
      refuse(503, 'SlowDown');
      return;
    }
    const fault = faultOf(request, url);
    if (fault !== null) {
      refuse(403, fault);
      return;
    }
    const [, bucket, ...rest] = decodeURIComponent(url.pathname).split('/');
    const key = rest.join('/');
    if (bucket !== BUCKET) {
      refuse(404, 'NoSuchBucket');
      return;
    }
    if (request.method === 'GET' && key === '') {
      response.writeHead(200, { 'content-type': 'application/xml' }).end(listOf(objects, url.searchParams));
      return;
    }
    switch (request.method) {
      case 'PUT':
        // A body without a length is refused, as in chunks of no known number.
        if (request.headers['content-length'] === undefined) {
          refuse(411, 'MissingContentLength');
          return;
        }
        objects.set(key, Buffer.concat(chunks));
        response.writeHead(200).end();
        return;
      case 'DELETE':
        objects.delete(key);
        response.writeHead(204).end();
        return;
      default:
        give(objects.get(key), request.headers.range, response, refuse);
    }
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    settings: {
      endpoint: url,
      bucket: BUCKET,
      region: REGION,
      accessKeyId: ACCESS_KEY_ID,
      secretAccessKey: SECRET,
    },
    objects,
    beSlow: (requests) => {
      slow = requests;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function give(
  object: Buffer | undefined,
  range: string | undefined,
  response: ServerResponse,
  refuse: (status: number, code: string) => void,
): void {
  if (object === undefined) {
    refuse(404, 'NoSuchKey');
    return;
  }
  if (range === undefined) {
    response.writeHead(200, { 'content-length': object.length, 'accept-ranges': 'bytes' }).end(object);
    return;
  }
  const [, from = '', to = ''] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(range) ?? [];
  const [first, last] = [
    Number(from),
    to === '' ? object.length - 1 : Math.min(Number(to), object.length - 1),
  ];
  if (from === '' || first > last) {
    refuse(416, 'InvalidRange');
    return;
  }
  const part = object.subarray(first, last + 1);
  response
    .writeHead(206, {
      'content-length': part.length,
      'content-range': `bytes ${first}-${last}/${object.length}`,
    })
    .end(part);
}

function listOf(objects: ReadonlyMap<string, Buffer>, query: URLSearchParams): string {
  const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter') ?? ''];
  const after = query.get('continuation-token') ?? '';
  const entries = new Set<string>();
  for (const key of [...objects.keys()].sort()) {
    if (!key.startsWith(prefix)) continue;
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    entries.add(cut < 0 ? key : key.slice(0, cut + 1));
  }
  const left = [...entries].filter((entry) => entry > after);
  const page = left.slice(0, PAGE);
  const more =
    left.length > PAGE ? `<NextContinuationToken>${page.at(-1) ?? ''}</NextContinuationToken>` : '';
  const body = page.map((entry) =>
    entry.endsWith('/')
      ? `<CommonPrefixes><Prefix>${entry}</Prefix></CommonPrefixes>`
      : `<Contents><Key>${entry}</Key></Contents>`,
  );
  return `<?xml version="1.0"?><ListBucketResult><Prefix>${prefix}</Prefix>${body.join('')}${more}</ListBucketResult>`;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

/** The fault of a request's signature (SigV4), by S3's name; null: there is none. */
function faultOf(request: IncomingMessage, url: URL): string | null {
  const { authorization = '', 'x-amz-date': date, 'x-amz-content-sha256': payload } = request.headers;
  const [, id, day, signed = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=(\w{1,40})\/(\d{8})\/[\w-]{1,30}\/s3\/aws4_request, ?SignedHeaders=([\w;-]{1,300}), ?Signature=([\da-f]{64})$/.exec(
      authorization,
    ) ?? [];
  if (day === undefined || typeof date !== 'string' || typeof payload !== 'string') return 'AccessDenied';
  if (id !== ACCESS_KEY_ID) return 'InvalidAccessKeyId';
  const [, y, mo, d, h, mi, s] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date) ?? [];
  const sentAt = Date.parse(`${y}-${mo}-${d}T${h}:${mi}:${s}Z`);
  if (!(Math.abs(Date.now() - sentAt) < SKEW_MS)) return 'RequestTimeTooSkewed';
  if (!signed.split(';').includes('host')) return 'AccessDenied';
  const headers = signed.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`);
  const encode = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const canonical = [request.method, url.pathname, query, headers.join(''), signed, payload].join('\n');
  const scope = `${day}/${REGION}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const key = ['s3', 'aws4_request'].reduce(
    (from, part) => hmac(from, part),
    hmac(hmac(`AWS4${SECRET}`, day), REGION),
  );
  return hmac(key, toSign).toString('hex') === signature ? null : 'SignatureDoesNotMatch';
}
