/** Finished calls, each a link to its own page. */
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import type { FinishedCall } from '../live/finished.ts';
import classes from './CallList.module.css';
import { CallMarks } from './CallMarks.tsx';
import { callerName, duration, momentOf, numberCalled } from './format.ts';
import { ArrowIcon, BrowserIcon, PhoneIcon, ThumbIcon } from './icons.tsx';
import { LineBadge, MissedBadge, OutcomeBadge, SpamBadge } from './OutcomeBadge.tsx';
import { Dimmed } from './page.tsx';

type FoundCall = RouterOutputs['calls']['list']['calls'][number];
export type ListedCall = FinishedCall &
  Partial<Pick<FoundCall, 'excerpt' | 'flag' | 'sentiment' | 'marks' | 'spam' | 'missedBy'>>;

export function CallList({
  calls,
  label,
}: {
  readonly calls: readonly ListedCall[];
  readonly label: string;
}) {
  return (
    <ul className={classes['list']} aria-label={label}>
      {calls.map((call) => (
        <li key={call.id}>
          <CallLine call={call} />
        </li>
      ))}
    </ul>
  );
}

export function CallLine({ call }: { readonly call: ListedCall }) {
  const business = useBusiness();
  const { excerpt = null, flag = null, sentiment = null, marks = [], missedBy = null } = call;
  const called = numberCalled(call, business);
  const seconds =
    call.endedAt === null ? null : (Date.parse(call.endedAt) - Date.parse(call.startedAt)) / 1000;
  return (
    <Link to="/calls/$callId" params={{ callId: call.id }} className={classes['call']}>
      <span className={classes['line']}>
        {call.line === 'carrier' ? <PhoneIcon size={18} /> : <BrowserIcon size={18} />}
      </span>
      <span className={classes['who']}>
        <Text span fw={600} truncate>
          {callerName(call)}
          <LineBadge line={call.line} />
          {called !== null && (
            <Dimmed span fw={400}>
              {text.ui.called(called)}
            </Dimmed>
          )}
        </Text>
        {call.summary !== '' && excerpt === null && (
          <span className={classes['summary']}>{call.summary}</span>
        )}
        {excerpt !== null && (
          <span className={classes['summary']}>
            “
            {excerpt.map(({ text, hit }, index) =>
              hit ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
            )}
            ”
          </span>
        )}
      </span>
      <span className={classes['outcome']}>
        <CallMarks sentiment={sentiment} marks={marks} />
        {flag !== null && (
          <span className={classes['flag']} data-flag={flag} role="img" aria-label={text.ui.flagged[flag]}>
            <ThumbIcon size={16} />
          </span>
        )}
        {call.spam === 'marked' ? (
          <SpamBadge />
        ) : (
          <>
            {missedBy !== null && <MissedBadge by={missedBy} />}
            {call.outcome !== null && <OutcomeBadge outcome={call.outcome} />}
          </>
        )}
      </span>
      <span className={classes['when']}>
        {momentOf(call.startedAt, business.zone, new Date())}
        {seconds !== null && <span className={classes['length']}>{duration(seconds)}</span>}
      </span>
      <span className={classes['arrow']}>
        <ArrowIcon size={16} />
      </span>
    </Link>
  );
}
