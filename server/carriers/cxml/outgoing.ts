/** Calls and texts that we make ourselves, by a REST API of Twilio's form. */
import { CarrierFailed, type Outgoing, type Sent } from '../carrier.ts';
import { type Account, post, unexpected } from './account.ts';

/** @param from a number of the account, E.164. */
export function outgoingBy(account: Account, from: string): Outgoing {
  const place = async (
    resource: 'Calls' | 'Messages',
    fields: Readonly<Record<string, string>>,
  ): Promise<Sent> => {
    const answer = await post(account, resource, new URLSearchParams({ From: from, ...fields }));
    if (answer.ok) return 'sent';
    if (answer.code !== undefined && account.codes.aboutTheNumber.includes(answer.code)) return 'refused';
    throw new CarrierFailed(unexpected(account, answer, 'a call or text of ours'));
  };
  return {
    from,
    say: (to, words) => place('Calls', { To: to, ...account.tell({ type: 'read-out', words }) }),
    text: (to, body) => place('Messages', { To: to, Body: body }),
  };
}
