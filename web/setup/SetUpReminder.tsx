import { Link } from '@tanstack/react-router';
import type { Business } from '../business.ts';
import { text } from '../languages/text.ts';
import { FlagIcon } from '../ui/icons.tsx';
import { progressOf, useSetUp } from './useSetUp.ts';

/** A link back to the set-up while it is not finished. */
export function SetUpReminder({
  business,
  className,
}: {
  readonly business: Business;
  readonly className: string;
}) {
  const { data } = useSetUp(business);
  if (data === undefined) return null;
  const { done, all } = progressOf(data);
  if (done === all) return null;
  return (
    <Link to="/set-up" className={className}>
      <FlagIcon />
      {text.setup.stepsDone(done, all)}
    </Link>
  );
}
