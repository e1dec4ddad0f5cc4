/** `GET /openapi.json`: written when it is first asked for, by a thread of its own, since calls share this one. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { RequestHandler } from 'express';

export function openApiDocument(about: {
  readonly origin: string;
  readonly version: string;
}): RequestHandler {
  let document: Promise<string> | null = null;
  return async (_request, response) => {
    document ??= write(about);
    try {
      response.type('application/json').send(await document);
    } catch (error) {
      document = null;
      throw error;
    }
  };
}

async function write(workerData: { readonly origin: string; readonly version: string }): Promise<string> {
  const thread = new Worker(new URL('./openapi-worker.ts', import.meta.url), { workerData });
  const [document] = (await once(thread, 'message')) as [string];
  return document;
}
