import type { Connections } from '../../db/pools.ts';

/** Warnings about an installation that do not stop its start: told in the log, and to owners on the dashboard. */
export type Warning =
  /** No mail leaves. */
  | { readonly kind: 'mail' }
  /** Recordings go with the instance, at the next deploy. */
  | { readonly kind: 'recordings' }
  /** Nothing recognises what callers say. */
  | { readonly kind: 'hearing' }
  /** What callers say after the tone stays at the carrier: it cannot be asked for without the account's name. */
  | { readonly kind: 'spoken-messages' }
  /** A vendor fails now, and others serve in its place. */
  | { readonly kind: 'vendor'; readonly vendor: string }
  /** Postgres has fewer connections than two instances want, as there are during a deploy. */
  | ({ readonly kind: 'connections' } & Connections);

export interface Installation {
  readonly production: boolean;
  readonly sendsMail: boolean;
  /** Whether recordings are still there after a deploy. */
  readonly keepsRecordings: boolean;
  readonly canHear: boolean;
  /** Whether the carrier's account is set. */
  readonly hasAccount: boolean;
  readonly connections: Connections;
}

/** The warnings of a production installation; where the service is tried out, each of these is as it should be. */
export function warningsOf(installation: Installation): Warning[] {
  const { production, sendsMail, keepsRecordings, canHear, hasAccount, connections } = installation;
  if (!production) return [];
  return [
    ...(sendsMail ? [] : [{ kind: 'mail' } as const]),
    ...(keepsRecordings ? [] : [{ kind: 'recordings' } as const]),
    ...(canHear ? [] : [{ kind: 'hearing' } as const]),
    ...(hasAccount ? [] : [{ kind: 'spoken-messages' } as const]),
    ...(connections.allowed >= 2 * connections.wanted
      ? []
      : [{ kind: 'connections', ...connections } as const]),
  ];
}

/** @param vendors by name. */
export const failingWarnings = (vendors: readonly string[]): Warning[] =>
  vendors.map((vendor) => ({ kind: 'vendor', vendor }));

/** The text of a warning for the operator, who can set variables. */
export function forTheLog(warning: Warning): string {
  switch (warning.kind) {
    case 'mail':
      return 'no mail leaves: invitations, answers to customers and links for new passwords do not arrive. Set SMTP_URL and EMAIL_FROM';
    case 'recordings':
      return 'recordings will be lost at the next deploy: DATA_DIR is on a disk that goes with this instance. Mount a disk there, or set S3_BUCKET';
    case 'hearing':
      return 'nothing recognises what callers say: they are put through, or leave a message. Set DEEPGRAM_API_KEY';
    case 'spoken-messages':
      return 'what callers say after the tone cannot be fetched from the carrier, and not be deleted there. Set TWILIO_ACCOUNT_SID';
    case 'vendor':
      return `${warning.vendor} fails: calls are served without it`;
    case 'connections':
      return `Postgres allows ${warning.allowed} connections, and this instance may want ${warning.wanted}, during a deploy two of them twice as many: calls could meet trouble. Lower DATABASE_POOL_SIZE, or raise max_connections`;
  }
}
