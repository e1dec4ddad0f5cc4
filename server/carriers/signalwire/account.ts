/** A project at SignalWire, by its API of Twilio's form. https://signalwire.com/docs/compatibility-api/rest */
import type { Account } from '../cxml/account.ts';

export interface SignalWireProject {
  readonly projectId: string;
  readonly apiToken: string;
  /** With which SignalWire signs what it sends. */
  readonly signingKey: string;
  /** Origin of the project's space. */
  readonly apiUrl: string;
}

/** https://signalwire.com/docs/compatibility-api/rest/error-codes: some numbers mean something else than at Twilio. */
const CODES = {
  aboutTheNumber: [21211, 21217, 21219, 21603, 21606, 21610, 21614],
  over: [10_000, 20_404, 21_220],
  final: new Map([
    ...[21211, 21212, 21602, 21604, 21610, 21614, 21617].map((code) => [code, code] as const),
    [21210, 21606],
    [21217, 21211],
    [21219, 21608],
    [21601, 21606],
    [21603, 21211],
    [21606, 21614],
    [21705, 21606],
    // The number must belong to an active campaign.
    [21717, 30_034],
  ]),
};

/** @param instructionUrl where SignalWire asks for an instruction: it takes no document with the request. */
export const projectAccount = (
  { projectId, apiToken, apiUrl }: SignalWireProject,
  instructionUrl: (instruction: Parameters<Account['tell']>[0]) => string,
): Account => ({
  company: 'SignalWire',
  apiUrl,
  path: `/api/laml/2010-04-01/Accounts/${projectId}`,
  ending: '',
  user: projectId,
  password: apiToken,
  codes: CODES,
  tell: (instruction) => ({ Url: instructionUrl(instruction), Method: 'POST' }),
});
