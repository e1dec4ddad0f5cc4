/** Calls that we place and move, by a REST API of Twilio's form. https://www.twilio.com/docs/voice/api/call-resource */
import { z } from 'zod';
import { type CallControl, CarrierFailed } from '../carrier.ts';
import { type Account, post, unexpected } from './account.ts';

const placed = z.object({ sid: z.string().min(1).max(100) });

interface CallWays {
  /** Where the company tells the states of a call. */
  readonly statusUrl: (token: string) => string;
  /** How it is told to end a call by itself; one that cannot be told so is left to the sweep of transfers. */
  readonly endAfter: (seconds: number) => Readonly<Record<string, string>>;
}

export function callControl(account: Account, { statusUrl, endAfter }: CallWays): CallControl {
  const { aboutTheNumber, over } = account.codes;
  const change = async (sid: string, fields: Readonly<Record<string, string>>): Promise<boolean> => {
    const answer = await post(account, `Calls/${encodeURIComponent(sid)}`, new URLSearchParams(fields));
    if (answer.ok) return true;
    if (answer.code !== undefined && over.includes(answer.code)) return false;
    throw new CarrierFailed(unexpected(account, answer, 'a change of a call'));
  };
  return {
    async placeCall({ from, to, ringSeconds, longestSeconds, instruction, token }) {
      const fields = new URLSearchParams({
        From: from,
        To: to,
        ...account.tell(instruction),
        Timeout: String(ringSeconds),
        ...endAfter(longestSeconds),
        StatusCallback: statusUrl(token),
      });
      for (const event of ['ringing', 'answered', 'completed']) fields.append('StatusCallbackEvent', event);
      const answer = await post(account, 'Calls', fields);
      if (answer.ok) return placed.parse(answer.body).sid;
      if (answer.code !== undefined && aboutTheNumber.includes(answer.code)) return null;
      throw new CarrierFailed(unexpected(account, answer, 'a call'));
    },
    redirectCall: (sid, instruction) => change(sid, account.tell(instruction)),
    async endCall(sid) {
      // It ends a call that rings as well as one that was answered.
      await change(sid, { Status: 'completed' });
    },
  };
}
