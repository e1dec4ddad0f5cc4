/**
 * OpenAI's chat completions, or any server that speaks them, by the official SDK, for an answer in the shape of a schema.
 * For work off the audio path: the SDK is loaded when it is first asked (150 ms, 37 MB; decisions/002).
 */
import type * as Sdk from 'openai';
import type OpenAI from 'openai';
import type { z } from 'zod';
import { VendorError } from '../../call/ports.ts';
import type { OpenAIOptions } from '../openai.ts';
import { shapeOf, STRUCTURED_TIMEOUT_MS, type StructuredModel, valueIn } from '../wire/structured-model.ts';
import { refusedWith } from './failures.ts';

/** Makes the model; the SDK's own retries are off, since whoever asks has a queue. */
export function createStructuredModel({ apiKey, baseUrl, model }: OpenAIOptions): StructuredModel {
  let opened: Promise<{ readonly sdk: typeof Sdk; readonly client: OpenAI }> | null = null;
  const open = async () => {
    const sdk = await import('openai');
    return {
      sdk,
      client: new sdk.default({ apiKey, baseURL: baseUrl, timeout: STRUCTURED_TIMEOUT_MS, maxRetries: 0 }),
    };
  };
  return {
    name: 'openai',
    async ask({ name, schema, instructions, data }) {
      const { sdk, client } = await (opened ??= open());
      // The SDK's own limit ends with the headers; this one holds for the body too.
      const signal = AbortSignal.timeout(STRUCTURED_TIMEOUT_MS);
      try {
        const completion = await client.chat.completions.create(
          {
            model,
            messages: [
              { role: 'system', content: instructions },
              { role: 'user', content: data },
            ],
            response_format: {
              type: 'json_schema',
              json_schema: { name, strict: true, schema: shapeOf(schema) },
            },
          },
          { signal },
        );
        return answerIn(completion, schema);
      } catch (error) {
        throw failureOf(sdk, error);
      }
    },
  };
}

/** Null also where an answer was cut by its limit. */
function answerIn<T>({ choices }: OpenAI.ChatCompletion, schema: z.ZodType<T>): T | null {
  const choice = choices[0];
  const content = choice?.message.content ?? null;
  return choice?.finish_reason !== 'stop' || content === null ? null : valueIn(content, schema);
}

/** The SDK's messages may echo what was sent, so only the status and the code are kept. */
function failureOf({ APIError }: typeof Sdk, error: unknown): VendorError {
  const { status, body } =
    error instanceof APIError
      ? { status: numberOr(error.status), body: { error: error.error as unknown } }
      : { status: null, body: null };
  if (status !== null) return refusedWith(status, body);
  return new VendorError('openai', 'transient', 'did not answer', { cause: error });
}

/** Null of an error that no answer brought: the SDK leaves its status open. */
const numberOr = (status: unknown): number | null => (typeof status === 'number' ? status : null);
