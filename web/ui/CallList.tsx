/** Finished calls, each a link to its own page. */
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useBusiness } from '../business.ts';
import type { FinishedCall } from '../live/finished.ts';
import classes from './CallList.module.css';
import { callerName, duration, momentOf } from './format.ts';
import { ArrowIcon, BrowserIcon, PhoneIcon } from './icons.tsx';
import { OutcomeBadge } from './OutcomeBadge.tsx';

export function CallList({
  calls,
  label,
}: {
  readonly calls: readonly FinishedCall[];
  readonly label: string;
}) {
  return (
    <ul className={classes['list']} aria-label={label}>
      {calls.map((call) => (
        <CallLine key={call.id} call={call} />
      ))}
    </ul>
  );
}

function CallLine({ call }: { readonly call: FinishedCall }) {
  const { zone } = useBusiness();
  const seconds =
    call.endedAt === null ? null : (Date.parse(call.endedAt) - Date.parse(call.startedAt)) / 1000;
  return (
    <li>
      <Link to="/calls/$callId" params={{ callId: call.id }} className={classes['call']}>
        <span className={classes['line']}>
          {call.line === 'browser' ? <BrowserIcon size={18} /> : <PhoneIcon size={18} />}
        </span>
        <span className={classes['who']}>
          <Text span fw={600} truncate>
            {callerName(call)}
          </Text>
          {call.summary !== '' && <span className={classes['summary']}>{call.summary}</span>}
        </span>
        <span className={classes['outcome']}>
          {call.outcome !== null && <OutcomeBadge outcome={call.outcome} />}
        </span>
        <span className={classes['when']}>
          {momentOf(call.startedAt, zone, new Date())}
          {seconds !== null && <span className={classes['length']}>{duration(seconds)}</span>}
        </span>
        <span className={classes['arrow']}>
          <ArrowIcon size={16} />
        </span>
      </Link>
    </li>
  );
}
