import pino, { type Logger } from 'pino';
import type { Env } from './env.ts';

export type { Logger } from 'pino';

/** The one logger. What callers say, who they are and what opens doors never reaches it. */
export function createLogger(level: Env['logLevel']): Logger {
  return pino({
    level,
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
