/** Texts that we send, and the pictures of those that come, by Twilio's REST API. https://www.twilio.com/docs/messaging/api/message-resource */
import { z } from 'zod';
import { CarrierFailed, type CarrierTexts } from '../carrier.ts';
import { authorizationOf, post, TIMEOUT_MS, type TwilioAccount } from './outgoing.ts';
import { atMost, fileRequests } from './files.ts';

/** What an own retry cannot change: the number, what is said, or the permission to say it. */
const FINAL = [
  21211, 21212, 21408, 21602, 21604, 21606, 21608, 21610, 21611, 21612, 21614, 21617, 21635, 21660, 21703,
  30_032, 30_034,
];
/** Carriers take no larger picture. */
const LARGEST_PICTURE = 5_000_000;
/** Of one conversation in a minute there are never more. */
const LOOKED_THROUGH = 50;

const taken = z.object({ sid: z.string().min(1).max(100) });
const listed = z.object({
  messages: z.array(z.object({ sid: z.string().max(100), body: z.string().nullable().default('') })),
});

/** @param statusUrl where Twilio tells the states of a text. */
export function twilioTexts(account: TwilioAccount, statusUrl: (token: string) => string): CarrierTexts {
  const ask = fileRequests(account);
  return {
    async sendText({ from, to, body, token }) {
      const fields = {
        From: from,
        To: to,
        Body: body,
        SmartEncoded: 'true',
        StatusCallback: statusUrl(token),
      };
      const answer = await post(account, 'Messages', new URLSearchParams(fields));
      const { data } = taken.safeParse(answer.body);
      if (answer.ok && data !== undefined) return { type: 'taken', sid: data.sid };
      if (!answer.ok && answer.code !== undefined && FINAL.includes(answer.code))
        return { type: 'refused', code: answer.code };
      throw new CarrierFailed(`Twilio answered ${answer.status}, code ${answer.code ?? 'none'}, to a text`);
    },
    async findTexts(from, to) {
      const url = new URL(`/2010-04-01/Accounts/${account.accountSid}/Messages.json`, account.apiUrl);
      url.search = new URLSearchParams({ From: from, To: to, PageSize: String(LOOKED_THROUGH) }).toString();
      const answer = await fetch(url, {
        headers: { Authorization: authorizationOf(account) },
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!answer.ok) throw new CarrierFailed(`Twilio answered ${answer.status} to a search for a text`);
      const { data } = listed.safeParse(await answer.json());
      if (data === undefined)
        throw new CarrierFailed('Twilio answered a search for a text with something else');
      return data.messages.map(({ sid, body }) => ({ sid, body: body ?? '' }));
    },
    async openPicture(url) {
      const answer = await ask('GET', url, '');
      return answer === null ? null : atMost(answer.body, LARGEST_PICTURE);
    },
    removePicture: async (url) => (await ask('DELETE', url, '.json'))?.drop(),
  };
}
