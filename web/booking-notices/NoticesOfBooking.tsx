/** What the customer of a booking was told, on the booking's card, with the buttons that send by hand. */
import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type RouterOutputs, useReload } from '../api.ts';
import { useBusiness } from '../business.ts';
import type { Booking } from '../calendar/layout.ts';
import { text } from '../languages/text.ts';
import { useRefreshOn } from '../live/useLive.ts';
import classes from './notices.module.css';
import { SmallButton } from '../ui/buttons.tsx';
import { momentOf } from '../ui/format.ts';
import { done, failed, notDone } from '../ui/notify.tsx';
import { Dimmed } from '../ui/page.tsx';

type Notice = RouterOutputs['bookingNotices']['list'][number];
type ByHand = RouterOutputs['bookingNotices']['sendAgain'];

const REFRESH_ON = ['booking.', 'text.'];
/** Nobody runs late for an appointment of tomorrow. */
const SOON_MS = 12 * 3_600_000;

export function NoticesOfBooking({ booking }: { readonly booking: Booking }) {
  const { trpc, id: businessId } = useBusiness();
  const reload = useReload();
  const what = { businessId, bookingId: booking.id };
  const notices = useQuery(trpc.bookingNotices.list.queryOptions(what));
  useRefreshOn(REFRESH_ON, trpc.bookingNotices.list.pathKey());
  const answered = {
    onError: (error: unknown) => failed(text.bookingNotices.notSent, error),
    async onSuccess(result: ByHand) {
      tell(result);
      await reload(trpc.bookingNotices.list.pathKey());
    },
  };
  const again = useMutation(trpc.bookingNotices.sendAgain.mutationOptions(answered));
  const late = useMutation(trpc.bookingNotices.late.mutationOptions(answered));
  return (
    <section aria-label={text.bookingNotices.ofBooking}>
      <Text fw={600}>{text.bookingNotices.ofBooking}</Text>
      {notices.data?.length === 0 && <Dimmed>{text.bookingNotices.none}</Dimmed>}
      <ul className={classes['notices']}>
        {notices.data?.map((notice, index, all) => (
          <NoticeLine
            key={notice.id}
            notice={notice}
            isNewest={all.findIndex((each) => isSame(each, notice)) === index}
            sending={again.isPending}
            sendAgain={() => again.mutate({ ...what, noticeKind: notice.kind, channel: notice.channel })}
          />
        ))}
      </ul>
      {isSoon(booking) && (
        <Group mt="xs">
          <Button
            variant="default"
            size="compact-sm"
            loading={late.isPending}
            onClick={() => late.mutate(what)}
          >
            {text.bookingNotices.late}
          </Button>
        </Group>
      )}
    </section>
  );
}

const isSame = (a: Notice, b: Notice): boolean => a.kind === b.kind && a.channel === b.channel;

function isSoon({ status, startsAt, endsAt }: Booking): boolean {
  const now = Date.now();
  return status === 'booked' && Date.parse(startsAt) < now + SOON_MS && Date.parse(endsAt) > now;
}

function tell(result: ByHand): void {
  switch (result.status) {
    case 'queued':
      done(text.bookingNotices.onItsWay);
      return;
    case 'refused':
      notDone(`${text.bookingNotices.notSent} ${text.bookingNotices.reason[result.why]}`);
  }
}

/** Why a notice was not sent or did not arrive, in words as far as there are any. */
function whyNot({ reason, error, carrierCode }: Notice): string {
  if (reason !== null) return text.bookingNotices.reason[reason];
  return error ?? (carrierCode === null ? '' : text.bookingNotices.carrierCode(carrierCode));
}

interface NoticeLineProps {
  readonly notice: Notice;
  /** Whether none of its kind and channel came after it. */
  readonly isNewest: boolean;
  readonly sending: boolean;
  readonly sendAgain: () => void;
}

function NoticeLine({ notice, isNewest, sending, sendAgain }: NoticeLineProps) {
  const { zone } = useBusiness();
  const words = text.bookingNotices;
  const { kind, channel, state, reason, at } = notice;
  const names = [words.kind[kind].label, words.channel[channel]] as const;
  const trouble = state === 'failed' || state === 'skipped';
  return (
    <li className={classes['notice']}>
      <div>
        <Text size="sm">
          {words.line(...names, words.state[state])}{' '}
          <Text span size="sm" c="dimmed" className="figures">
            {momentOf(at, zone, new Date())}
          </Text>
        </Text>
        {trouble && (
          <Text size="sm" c={state === 'failed' ? 'error' : 'dimmed'}>
            {whyNot(notice)}
          </Text>
        )}
      </div>
      {isNewest && state !== 'queued' && reason !== 'out-of-date' && (
        <SmallButton aria-label={words.sendAgainOf(...names)} disabled={sending} onClick={sendAgain}>
          {words.sendAgain}
        </SmallButton>
      )}
    </li>
  );
}
