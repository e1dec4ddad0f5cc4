/** Texts of businesses, by a REST API of Twilio's form. https://www.twilio.com/docs/messaging/api/message-resource */
import { z } from 'zod';
import { CarrierFailed, type CarrierTexts } from '../carrier.ts';
import { type Account, get, post, unexpected } from './account.ts';

/** Of one conversation in a minute there are never more. */
const LOOKED_THROUGH = 50;

const taken = z.object({ sid: z.string().min(1).max(100) });
const listed = z.object({
  messages: z.array(z.object({ sid: z.string().max(100), body: z.string().nullable().default('') })),
});

interface TextWays {
  /** Where the company tells the states of a text. */
  readonly statusUrl: (token: string) => string;
  /** What it is asked for beside the text. */
  readonly more: Readonly<Record<string, string>>;
}

export function sentTexts(
  account: Account,
  { statusUrl, more }: TextWays,
): Pick<CarrierTexts, 'sendText' | 'findTexts'> {
  return {
    async sendText({ from, to, body, token }) {
      const fields = { From: from, To: to, Body: body, ...more, StatusCallback: statusUrl(token) };
      const answer = await post(account, 'Messages', new URLSearchParams(fields));
      const { data } = taken.safeParse(answer.body);
      if (answer.ok && data !== undefined) return { type: 'taken', sid: data.sid };
      const final = answer.code === undefined ? undefined : account.codes.final.get(answer.code);
      if (!answer.ok && final !== undefined) return { type: 'refused', code: final };
      throw new CarrierFailed(unexpected(account, answer, 'a text'));
    },
    async findTexts(from, to) {
      const query = new URLSearchParams({ From: from, To: to, PageSize: String(LOOKED_THROUGH) });
      const answer = await get(account, 'Messages', query);
      const { data } = listed.safeParse(answer.body);
      if (!answer.ok || data === undefined)
        throw new CarrierFailed(unexpected(account, answer, 'a search for a text'));
      return data.messages.map(({ sid, body }) => ({ sid, body: body ?? '' }));
    },
  };
}
