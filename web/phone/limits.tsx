/** The limits that end a test call, or keep one from beginning, as its caller reads them. */
import type { PhoneLimit as Limit } from '../../server/protocol/phone.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { TextLink } from '../ui/page.tsx';

/** What it takes to go on; null: to wait. */
const TAKES: Readonly<Record<Limit, 'plan' | 'payment' | null>> = {
  'in-call': null,
  'browser-calls': null,
  'browser-day': null,
  'browser-trial': 'plan',
  'trial-days': 'plan',
  'no-trial': 'plan',
  ended: 'plan',
  unpaid: 'payment',
  'browser-requests': null,
  'browser-session': null,
};

/** Whether a limit ended the call. */
export const isLimit = <Other extends string>(ending: Other | Limit): ending is Limit =>
  Object.hasOwn(TAKES, ending);

/** Whether dialling again is useless until something changes. */
export const isLasting = (limit: Limit): boolean => limit === 'browser-day' || TAKES[limit] !== null;

export function LimitWords({ limit }: { readonly limit: Limit }) {
  const { role } = useBusiness();
  const takes = TAKES[limit];
  return (
    <>
      {text.phone.limits[limit]}{' '}
      {takes === null ? null : role === 'owner' ? (
        <TextLink to="/billing" c="inherit">
          {text.phone.goOn[takes]}
        </TextLink>
      ) : (
        text.phone.askOwner[takes]
      )}
    </>
  );
}
