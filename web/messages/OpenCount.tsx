import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../api.ts';
import type { Business } from '../business.ts';
import { text } from '../languages/text.ts';
import classes from './OpenCount.module.css';

/** Pages that follow the feed refresh it at once; on the others it may be this old. */
const REFRESH_MS = 30_000;

/** The number of open messages, beside the link to them. */
export function OpenCount({ businessId }: { readonly businessId: Business['id'] }) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.messages.counts.queryOptions({ businessId }, { refetchInterval: REFRESH_MS }),
  );
  if (data === undefined || data.open === 0) return null;
  return (
    <span className={classes['count']} data-urgent={data.urgent > 0}>
      {data.open}
      <span className="visually-hidden">{text.messages.openCount(data.urgent > 0)}</span>
    </span>
  );
}
