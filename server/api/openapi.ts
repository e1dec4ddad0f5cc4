/** The public API as an OpenAPI 3.1 document, from the very schemas that check what is asked and answered. */
import { generateOpenApiDocument } from 'trpc-to-openapi';
import { z } from 'zod';
import { publicProcedures } from './public.ts';
import { appRouter } from './router.ts';
import { SCOPES } from './scopes.ts';

const DESCRIPTION = `Everything that the dashboard does with bookings, calls, customers and messages.

Make a key on the dashboard's API page and send it with each request: \`Authorization: Bearer ahoy_...\`. A key belongs to
one business and does what its scopes allow: ${SCOPES.map((scope) => `\`${scope}\``).join(', ')}.

    curl -H "Authorization: Bearer $AHOY_KEY" "{origin}/api/v1/bookings?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z"

Moments are ISO 8601 in UTC. Errors are problems as RFC 9457 has them. A request that books carries the header
\`Idempotency-Key\` with a UUID, so that sending it again books once. \`RateLimit-*\` headers say how many requests are
left in this minute.`;

const PROBLEMS = {
  '400': 'What was sent is not as it has to be.',
  '401': 'No key, or one that is not valid.',
  '403': 'The key lacks the scope.',
  '404': 'There is no such thing in this business.',
  '409': 'It cannot be done as things stand.',
  '422': 'There are as many as there can be already.',
  '429': 'Too many requests: try again after the seconds of `Retry-After`.',
};

const problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string', description: 'What is wrong, and what to do.' },
  },
  example: {
    type: 'about:blank',
    title: 'Forbidden',
    status: 403,
    code: 'FORBIDDEN',
    detail: 'This key lacks the scope bookings:write. Make one that has it on the API page.',
  },
} as const;

/** The inputs that the server knows itself: the business by the key, and the rest by a header. */
const UNTOLD = new Set(['businessId', 'idempotencyKey']);

const idempotencyKey = {
  in: 'header',
  name: 'Idempotency-Key',
  description: 'A UUID of your own: sending the request again with the same one books once.',
  schema: { type: 'string', format: 'uuid' },
} as const;

/** As much of the document as is changed here. */
const operation = z.looseObject({
  operationId: z.string(),
  parameters: z.array(z.looseObject({ name: z.string() })).default([]),
  requestBody: z
    .looseObject({
      content: z.object({
        'application/json': z.object({
          schema: z.looseObject({
            properties: z.record(z.string(), z.unknown()),
            required: z.array(z.string()).default([]),
          }),
        }),
      }),
    })
    .optional(),
  responses: z.looseObject({ '200': z.unknown() }),
});
type Operation = z.infer<typeof operation>;
const generated = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()).default({}) }),
});

/** Writes the document. It takes half a second and much memory: not beside a call. */
export function writeOpenApiDocument(origin: string, version: string): string {
  const document = generated.parse(
    generateOpenApiDocument(appRouter, {
      title: 'Ahoy',
      description: DESCRIPTION.replace('{origin}', origin),
      version,
      baseUrl: '/api/v1',
      openApiVersion: '3.1.0',
      securitySchemes: { key: { type: 'http', scheme: 'bearer', bearerFormat: 'ahoy_...' } },
    }),
  );
  const schemas = Object.entries(document.components.schemas).filter(([name]) => !name.startsWith('error.'));
  const whole = {
    ...document,
    paths: mapped(document.paths, (methods) => mapped(methods, asKeyHoldersMeetIt)),
    components: { ...document.components, schemas: { ...Object.fromEntries(schemas), Problem: problem } },
  };
  return JSON.stringify(whole, plain);
}

function asKeyHoldersMeetIt({ requestBody, parameters, ...rest }: Operation) {
  const path = rest.operationId.replace('-', '.');
  const scope = publicProcedures.find((each) => each.path === path)?.scope ?? '';
  const body = requestBody?.content['application/json'].schema;
  const properties = Object.entries(body?.properties ?? {}).filter(([name]) => !UNTOLD.has(name));
  const required = body?.required.filter((name) => !UNTOLD.has(name));
  const schema = { ...body, properties: Object.fromEntries(properties), required };
  const repeatable = body !== undefined && 'idempotencyKey' in body.properties;
  return {
    ...rest,
    tags: [path.split('.')[0]],
    description: `Scope: \`${scope}\``,
    parameters: [
      ...parameters.filter(({ name }) => !UNTOLD.has(name)),
      ...(repeatable ? [idempotencyKey] : []),
    ],
    ...(properties.length === 0 ? {} : { requestBody: { content: { 'application/json': { schema } } } }),
    responses: { '200': rest.responses['200'], ...mapped(PROBLEMS, problemResponse) },
  };
}

const problemResponse = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const mapped = <From, To>(
  record: Readonly<Record<string, From>>,
  change: (from: From) => To,
): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([name, each]) => [name, change(each)]));

/** Leaves out the patterns that only say again what a format says. */
function plain(this: unknown, key: string, value: unknown): unknown {
  const formatted = typeof this === 'object' && this !== null && 'format' in this;
  return key === 'pattern' && formatted ? undefined : value;
}
