/** One call: recording, transcript, summary, results, open questions, the owner's opinion and technical details. */
import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react';
import type { RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import { OpenQuestions } from '../call/OpenQuestions.tsx';
import { Opinion } from '../call/Opinion.tsx';
import type { PlayerHandle } from '../call/Player.tsx';
import { BookedInCall, LeftInCall } from '../call/results.tsx';
import { Summary } from '../call/Summary.tsx';
import { TechnicalDetails } from '../call/TechnicalDetails.tsx';
import { timeline, turnAt } from '../call/timeline.ts';
import { Transcript } from '../call/Transcript.tsx';
import { Unwanted } from '../call/Unwanted.tsx';
import { TransfersInCall } from '../call/TransfersInCall.tsx';
import { text } from '../languages/text.ts';
import classes from './Call.module.css';
import { Detail, NoDetail } from '../ui/detail.tsx';
import { callerName } from '../ui/format.ts';
import { LineBadge, MissedBadge, OutcomeBadge, SpamBadge } from '../ui/OutcomeBadge.tsx';
import { Loading, ZoneNote } from '../ui/page.tsx';

/** The waveform is heavy, and most calls are read. */
const Player = lazy(() => import('../call/Player.tsx').then(({ Player }) => ({ default: Player })));

/** How often a call in progress is loaded again; the live page shows every word. */
const REFRESH_MS = 3_000;
/** A call is summarised within seconds of its end, a minute where the model has to be asked again. */
const SUMMARISED_MS = 90_000;
const DAY_MS = 86_400_000;

export function Call() {
  const { trpc, id: businessId } = useBusiness();
  const { callId } = useParams({ from: '/signed-in/calls/$callId' });
  const found = useQuery(
    trpc.calls.get.queryOptions(
      { businessId, callId },
      { refetchInterval: ({ state }) => (isFinal(state.data) ? false : REFRESH_MS) },
    ),
  );
  if (found.isPending || found.isError)
    return <NoDetail list="/calls" request={found} words={text.calls.unknown} />;
  return <CallDetails key={callId} found={found.data} />;
}

/** Whether nothing more comes: it has ended, and has its summary if it gets one. */
function isFinal(found: RouterOutputs['calls']['get'] | undefined): boolean {
  if (found?.call.status !== 'ended') return false;
  const { endedAt } = found.call;
  return found.cameTo !== null || endedAt === null || Date.now() - Date.parse(endedAt) > SUMMARISED_MS;
}

function CallDetails({ found }: { readonly found: RouterOutputs['calls']['get'] }) {
  const { zone } = useBusiness();
  const { call, turns, tools, visits, recordings, keepDays } = found;
  const player = useRef<PlayerHandle>(null);
  const [playing, setPlaying] = useState<number | null>(null);
  const beginnings = useMemo(() => timeline(turns), [turns]);
  const onTime = useCallback((at: number) => setPlaying(turnAt(beginnings, at)), [beginnings]);
  const play = (position: number) => {
    const beginning = beginnings.find((each) => each.position === position);
    if (beginning !== undefined) player.current?.playFrom(beginning.at);
  };
  const playFrom = recordings.length === 0 ? null : play;
  const expired = call.endedAt !== null && Date.now() - Date.parse(call.endedAt) > keepDays * DAY_MS;
  return (
    <Detail
      list="/calls"
      title={callerName(call)}
      beside={
        <Group gap={0}>
          {call.spam === 'marked' ? (
            <SpamBadge />
          ) : call.outcome === null ? (
            <span className={classes['going']}>{text.calls.inProgress}</span>
          ) : (
            <>
              {call.missedBy !== null && <MissedBadge by={call.missedBy} />}
              <OutcomeBadge outcome={call.outcome} />
            </>
          )}
          <LineBadge line={call.line} />
        </Group>
      }
      below={<ZoneNote zone={zone} />}
      main={
        <>
          {recordings.length > 0 && (
            <Suspense fallback={<Loading />}>
              <Player ref={player} parts={recordings} onTime={onTime} />
            </Suspense>
          )}
          <Transcript
            turns={turns}
            tools={tools}
            visits={visits}
            startedAt={call.startedAt}
            nothing={expired ? text.calls.expired(keepDays) : text.calls.silent}
            playing={playing}
            play={playFrom}
          />
        </>
      }
      aside={
        <>
          <Summary found={found} play={playFrom} />
          <BookedInCall bookings={found.bookings} />
          <LeftInCall messages={found.messages} />
          <TransfersInCall callId={call.id} />
          <OpenQuestions questions={found.questions} />
          <Opinion call={call} />
          <Unwanted call={call} />
          <TechnicalDetails call={call} turns={turns} />
        </>
      }
    />
  );
}
