/** Calls that we place and move, by Twilio's REST API. https://www.twilio.com/docs/voice/api/call-resource */
import { z } from 'zod';
import type { CallInstruction } from '../call-flow.ts';
import { type CallControl, CarrierFailed } from '../carrier.ts';
import { ABOUT_THE_NUMBER, post, type TwilioAccount } from './outgoing.ts';

/** The call is not in a state to be changed: it has ended, or was never there. */
const OVER = [21220, 20404];

const placed = z.object({ sid: z.string().min(1) });

interface Addresses {
  readonly render: (instruction: CallInstruction) => string;
  /** Where Twilio tells the states of a call. */
  readonly statusUrl: (token: string) => string;
}

export function callControl(account: TwilioAccount, { render, statusUrl }: Addresses): CallControl {
  const change = async (sid: string, fields: Record<string, string>): Promise<boolean> => {
    const answer = await post(account, `Calls/${encodeURIComponent(sid)}`, new URLSearchParams(fields));
    if (answer.ok) return true;
    if (answer.code !== undefined && OVER.includes(answer.code)) return false;
    throw new CarrierFailed(`Twilio answered ${answer.status}, code ${answer.code ?? 'none'}, to a change`);
  };
  return {
    async placeCall({ from, to, ringSeconds, longestSeconds, instruction, token }) {
      const fields = new URLSearchParams({
        From: from,
        To: to,
        Twiml: render(instruction),
        Timeout: String(ringSeconds),
        TimeLimit: String(longestSeconds),
        StatusCallback: statusUrl(token),
      });
      for (const event of ['ringing', 'answered', 'completed']) fields.append('StatusCallbackEvent', event);
      const answer = await post(account, 'Calls', fields);
      if (answer.ok) return placed.parse(answer.body).sid;
      if (answer.code !== undefined && ABOUT_THE_NUMBER.includes(answer.code)) return null;
      throw new CarrierFailed(`Twilio answered ${answer.status}, code ${answer.code ?? 'none'}, to a call`);
    },
    redirectCall: (sid, instruction) => change(sid, { Twiml: render(instruction) }),
    async endCall(sid) {
      // It ends a call that rings as well as one that was answered.
      await change(sid, { Status: 'completed' });
    },
  };
}
