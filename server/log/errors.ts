/**
 * Errors as the log and the reports may have them. A library's error carries what it was working with: Drizzle's has the
 * query's parameters in its message, a connection's the password in its URL, a vendor's the body that it was sent. Only
 * the kind, the code, the place and a message without numbers, addresses and tokens are copied; nothing else is.
 */

const LONGEST_MESSAGE = 1_000;
const LONGEST_STACK = 30;
/** Causes of causes, and errors beside one another, that are told of. */
const DEEPEST = 5;
const MOST_BESIDE = 5;

/** A copy of what was thrown, fit to be written down. */
export class LoggedError extends Error {
  /** SQLSTATE, `ECONNREFUSED`, a vendor's code. */
  readonly code: string | undefined;
  readonly status: number | undefined;
  /** The rule of the database that was broken. */
  readonly constraint: string | undefined;
  readonly errors: readonly LoggedError[];

  constructor(thrown: unknown, depth = 0) {
    super(messageOf(thrown));
    this.name = thrown instanceof Error ? (word(thrown.name) ?? 'Error') : 'Thrown';
    this.code = word(fieldOf(thrown, 'code'));
    this.status = numberOf(fieldOf(thrown, 'status')) ?? numberOf(fieldOf(thrown, 'statusCode'));
    this.constraint = word(fieldOf(thrown, 'constraint_name')) ?? word(fieldOf(thrown, 'constraint'));
    const stack = thrown instanceof Error ? thrown.stack : undefined;
    this.stack = [`${this.name}: ${this.message}`, ...placesIn(stack)].join('\n');
    const within = depth < DEEPEST;
    const beside = fieldOf(thrown, 'errors');
    this.errors =
      within && thrown instanceof Error && Array.isArray(beside)
        ? beside.slice(0, MOST_BESIDE).map((each: unknown) => new LoggedError(each, depth + 1))
        : [];
    const cause = fieldOf(thrown, 'cause');
    if (within && cause instanceof Error) this.cause = new LoggedError(cause, depth + 1);
  }
}

/** The fields of an error in a line of the log. */
export function errorForLog(thrown: unknown): Record<string, unknown> {
  const error = thrown instanceof LoggedError ? thrown : new LoggedError(thrown);
  const { name, message, code, status, constraint, stack, errors, cause } = error;
  return {
    type: name,
    message,
    code,
    status,
    constraint,
    stack,
    ...(errors.length === 0 ? {} : { errors: errors.map(errorForLog) }),
    ...(cause === undefined ? {} : { cause: errorForLog(cause) }),
  };
}

function messageOf(thrown: unknown): string {
  if (typeof thrown === 'string') return withoutSecrets(thrown);
  if (!(thrown instanceof Error)) return `something that is no error was thrown (${typeof thrown})`;
  // Drizzle's message is the query and its parameters; what was wrong with it is in the cause.
  if (fieldOf(thrown, 'params') !== undefined) return 'a query of the database failed';
  const message = withoutSecrets(thrown.message);
  return quotesItsInput(thrown) ? message.replace(/"[^"]*"?|'[^']*'?/g, '"[hidden]"') : message;
}

/** Errors of a parser and of a value that Postgres cannot read repeat the value between quotes. */
function quotesItsInput(error: Error): boolean {
  if (error instanceof SyntaxError) return true;
  const code = word(fieldOf(error, 'code')) ?? '';
  return /^22[\dA-Z]{3}$/.test(code);
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A text without what tells who somebody is or opens a door. */
export function withoutSecrets(text: string): string {
  return text
    .slice(0, LONGEST_MESSAGE)
    .replace(/(?<![a-z\d+])([a-z\d+]+:\/\/)[^\s/@]+@/gi, '$1[hidden]@')
    .replace(/[^\s"'<>]+/g, withoutQuery)
    .replace(/(?<![^\s"'<>(),:;@/])[^\s"'<>(),:;@/]+@[^\s"'<>(),:;@/]+/g, (found) =>
      found.startsWith('[hidden]@') ? found : '[e-mail]',
    )
    .replace(/\b(bearer|basic)\s{1,3}[^\s"']{1,900}/gi, '$1 [hidden]')
    .replace(/\b(?:sk|rk|pk|whsec|key|token)[-_][\w-]{8,900}/gi, '[hidden]')
    .replace(/[\w=-]{24,900}/g, (found) => (/\d/.test(found) && !UUID.test(found) ? '[hidden]' : found))
    .replace(/\+\d[\d ().-]{5,18}\d/g, '[number]')
    .replace(/\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b/g, '[number]')
    .replace(/(?<![\w-])\d{8,15}(?![\w-])/g, '[number]');
}

/** An address without what is asked of it. */
function withoutQuery(address: string): string {
  const query = address.indexOf('?');
  return query >= 0 && address.includes('=', query) ? `${address.slice(0, query)}?[hidden]` : address;
}

/** The place where it was thrown. The first lines of a stack repeat the message. */
const placesIn = (stack: unknown): string[] =>
  typeof stack === 'string'
    ? stack
        .split('\n')
        .filter(
          (line) =>
            /^\s{1,8}at [^\n]*:\d+:\d+\)?$/.test(line) || /^\s{1,8}at [^\n]*\(?(?:node:|native)/.test(line),
        )
        .slice(0, LONGEST_STACK)
        .map(withoutSecrets)
    : [];

/** A code or a name: nothing that somebody said has this form. */
const word = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[A-Za-z][\w.-]{0,60}$|^[\dA-Z]{5}$/.test(value) ? value : undefined;
const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 100 && value < 600 ? value : undefined;

function fieldOf(thrown: unknown, name: string): unknown {
  if (!(thrown instanceof Error)) return undefined;
  const own: { readonly value?: unknown } | undefined = Object.getOwnPropertyDescriptor(thrown, name);
  return own?.value;
}
