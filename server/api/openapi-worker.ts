/** The thread that writes the API's document, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { writeOpenApiDocument } from './openapi.ts';

const { origin, version } = z.object({ origin: z.string(), version: z.string() }).parse(workerData);
parentPort?.postMessage(writeOpenApiDocument(origin, version));
