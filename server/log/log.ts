import pino, { type DestinationStream, type Logger } from 'pino';
import type { Env } from '../env/env.ts';
import { errorForLog, LoggedError } from './errors.ts';

export type { Logger } from 'pino';

/** Pino's number for the level; worse ones are higher. */
const ERROR = 50;

/**
 * The one logger. What callers say, who they are and what opens doors never reaches it.
 * @param onError is told of each error that is logged as one, as the log has it.
 * @param out where the lines go; the standard output otherwise.
 */
export function createLogger(
  level: Env['logLevel'],
  onError: (error: unknown) => void = () => undefined,
  out: DestinationStream = pino.destination(1),
): Logger {
  const options: pino.LoggerOptions = {
    level,
    serializers: { err: errorForLog, error: errorForLog },
    hooks: {
      logMethod(given, method, at) {
        const [first, ...rest] = given as readonly unknown[];
        const thrown = first instanceof Error ? first : isFailure(first) ? first.err : undefined;
        if (thrown === undefined) {
          method.apply(this, given);
          return;
        }
        const error = new LoggedError(thrown);
        if (at >= ERROR) onError(error);
        const fields = first instanceof Error || typeof first !== 'object' ? {} : first;
        // Without words of ours pino would take the error's own.
        const [message = 'something went wrong', ...values] = rest;
        method.call(this, { ...fields, err: error }, String(message), ...values);
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
  };
  return pino(options, out);
}

const isFailure = (given: unknown): given is { readonly err: unknown } =>
  typeof given === 'object' && given !== null && 'err' in given;
