/** An account at Twilio. https://www.twilio.com/docs/usage/requests-to-twilio */
import type { Account } from '../cxml/account.ts';

export interface TwilioAccount {
  readonly accountSid: string;
  readonly authToken: string;
  /** Origin of the REST API. */
  readonly apiUrl: string;
}

/** https://www.twilio.com/docs/api/errors */
const CODES = {
  aboutTheNumber: [21211, 21214, 21215, 21216, 21217, 21265, 21408, 21610, 21612, 21614, 21635],
  over: [21220, 20404],
  final: new Map(
    [
      21211, 21212, 21408, 21602, 21604, 21606, 21608, 21610, 21611, 21612, 21614, 21617, 21635, 21660, 21703,
      30_032, 30_034,
    ].map((code) => [code, code]),
  ),
};

/** @param render an instruction in TwiML, which Twilio takes with the request. */
export const accountOf = (
  { accountSid, authToken, apiUrl }: TwilioAccount,
  render: (instruction: Parameters<Account['tell']>[0]) => string,
): Account => ({
  company: 'Twilio',
  apiUrl,
  path: `/2010-04-01/Accounts/${accountSid}`,
  ending: '.json',
  user: accountSid,
  password: authToken,
  codes: CODES,
  tell: (instruction) => ({ Twiml: render(instruction) }),
});
