/**
 * Recordings in a bucket of S3, or of what speaks as it does (R2, MinIO, Spaces). `aws4fetch` signs the requests: 11 KB
 * without a dependency, where Amazon's own client brings 88 MB for the four requests that are made here.
 */
import { AwsClient } from 'aws4fetch';
import { openAsBlob } from 'node:fs';
import fs from 'node:fs/promises';
import type { Shelf } from './shelf.ts';

export interface BucketSettings {
  /** An origin; the bucket is the first part of the path. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const PREFIX = 'recordings/';
/** An hour of a call is 58 MB. */
const PUT_MS = 120_000;
const ASK_MS = 15_000;
/** The headers of the storage's answer that a listener gets. */
const HEADERS = ['content-length', 'content-range', 'accept-ranges', 'etag', 'last-modified'];
/** Of 1,000 keys each: more than a business records in years. */
const MOST_PAGES = 1_000;

class BucketError extends Error {
  constructor(what: string, status: number) {
    super(`the bucket of recordings did not ${what}: it answered ${status}`);
    this.name = 'BucketError';
  }
}

export function bucketShelf({ endpoint, bucket, ...credentials }: BucketSettings): Shelf {
  const client = new AwsClient({ ...credentials, service: 's3', retries: 2 });
  const root = `${endpoint}/${encodeURIComponent(bucket)}`;
  const at = (key: string) => `${root}/${PREFIX}${key}`;

  /** Everything that a list finds, by one of its elements. */
  async function list(prefix: string, element: 'Key' | 'Prefix'): Promise<string[]> {
    const found: string[] = [];
    let next: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query = new URLSearchParams({ 'list-type': '2', prefix: PREFIX + prefix, delimiter: '/' });
      if (next !== undefined) query.set('continuation-token', next);
      const response = await client.fetch(`${root}?${query.toString()}`, {
        signal: AbortSignal.timeout(ASK_MS),
      });
      const xml = await response.text();
      if (!response.ok) throw new BucketError('list them', response.status);
      for (const each of listed(xml, element)) found.push(each.slice(PREFIX.length));
      next = /<NextContinuationToken>([^<]{1,2000})</.exec(xml)?.[1];
      if (next === undefined) return found;
    }
    return found;
  }

  return {
    async put(key, file) {
      const response = await client.fetch(at(key), {
        method: 'PUT',
        // Read from the disk as it is sent.
        body: await openAsBlob(file),
        headers: { 'content-type': 'audio/wav' },
        signal: AbortSignal.timeout(PUT_MS),
      });
      await response.body?.cancel();
      if (!response.ok) throw new BucketError('take one', response.status);
      await fs.rm(file, { force: true });
    },
    async open(key, range, signal) {
      const response = await client.fetch(at(key), {
        headers: range === undefined ? {} : { range },
        signal,
      });
      const { status, body } = response;
      if (![200, 206, 404, 416].includes(status)) {
        await body?.cancel();
        throw new BucketError('give one', status);
      }
      const headers = Object.fromEntries(
        HEADERS.flatMap((name) => {
          const value = response.headers.get(name);
          return value === null ? [] : [[name, value] as const];
        }),
      );
      if (status < 300) return { type: 'answer', status, headers, body };
      // Its words are for nobody who listens.
      await body?.cancel();
      return { type: 'answer', status, headers: {}, body: null };
    },
    async remove(key) {
      const response = await client.fetch(at(key), {
        method: 'DELETE',
        signal: AbortSignal.timeout(ASK_MS),
      });
      await response.body?.cancel();
      if (!response.ok && response.status !== 404) throw new BucketError('remove one', response.status);
    },
    businesses: async () => (await list('', 'Prefix')).map((prefix) => prefix.slice(0, -1)),
    keysOf: (businessId) => list(`${businessId}/`, 'Key'),
  };
}

/** The keys of objects, or the folders, of an answer: our own have no letter that XML writes in another way. */
function listed(xml: string, element: 'Key' | 'Prefix'): string[] {
  switch (element) {
    case 'Key':
      return [...xml.matchAll(/<Key>([^<]{1,1024})<\/Key>/g)].map(([, key = '']) => key);
    case 'Prefix':
      return [...xml.matchAll(/<CommonPrefixes><Prefix>([^<]{1,1024})<\/Prefix>/g)].map(
        ([, prefix = '']) => prefix,
      );
  }
}
