import pino, { type Logger } from 'pino';
import type { Env } from './env.ts';

export type { Logger } from 'pino';

/** Pino's number for the level; worse ones are higher. */
const ERROR = 50;

/**
 * The one logger. What callers say, who they are and what opens doors never reaches it.
 * @param onError is told of each error that is logged as one.
 */
export function createLogger(
  level: Env['logLevel'],
  onError: (error: unknown) => void = () => undefined,
): Logger {
  return pino({
    level,
    hooks: {
      logMethod(given, method, at) {
        const [first] = given as readonly unknown[];
        if (at >= ERROR && isFailure(first)) onError(first.err);
        method.apply(this, given);
      },
    },
    redact: {
      paths: [
        'phone',
        'from',
        'to',
        'text',
        'said',
        'heard',
        'token',
        'authorization',
        '*.phone',
        '*.token',
        'req.headers',
      ],
      censor: '[hidden]',
    },
  });
}

const isFailure = (given: unknown): given is { readonly err: unknown } =>
  typeof given === 'object' && given !== null && 'err' in given;
