/** The errors that OpenAI answers with, and the checks of a request's fields that end in them. */

/** An answer other than a stream; the fields are those of OpenAI's error body. */
export class Refusal extends Error {
  readonly status: number;
  readonly type: string;
  readonly code: string | null;
  readonly param: string | null;

  constructor(
    status: number,
    message: string,
    details: { type?: string; code?: string; param?: string } = {},
  ) {
    super(message);
    this.status = status;
    this.type = details.type ?? 'invalid_request_error';
    this.code = details.code ?? null;
    this.param = details.param ?? null;
  }

  body(): string {
    const { message, type, param, code } = this;
    return JSON.stringify({ error: { message, type, param, code } });
  }
}

export function string(value: unknown, param: string): string {
  return typeof value === 'string' ? value : bad(`Invalid type for '${param}': expected a string.`, param);
}

export function list(value: unknown, param: string): readonly unknown[] {
  if (!Array.isArray(value)) return bad(`Invalid type for '${param}': expected an array.`, param);
  if (value.length === 0) return bad(`Invalid '${param}': empty array. Expected at least 1 element.`, param);
  return value;
}

export function record(value: unknown, param: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return bad(`Invalid type for '${param}': expected an object.`, param);
  }
  return Object.fromEntries(Object.entries(value));
}

export function bad(message: string, param?: string): never {
  throw new Refusal(400, message, param === undefined ? {} : { param });
}
