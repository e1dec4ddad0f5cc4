/**
 * The changes to bookings: shown at once, reverted when the service refuses, and with an undo where that makes sense.
 */
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { codeOf, type RouterInputs, type RouterOutputs } from '../api.ts';
import { useBusiness } from '../business.ts';
import type { Booking } from './layout.ts';
import { text } from '../languages/text.ts';
import { momentOf } from '../ui/format.ts';
import { done, failed } from '../ui/notify.tsx';

export type Move = Omit<RouterInputs['bookings']['move'], 'businessId'>;
export type NewBooking = Omit<RouterInputs['bookings']['create'], 'businessId'>;
type Page = RouterOutputs['bookings']['list'];
type Outcome = RouterOutputs['bookings']['move'];
type Refused = Exclude<Outcome, { status: 'done' }>;

type Taken = Extract<Refused, { status: 'taken' }>;
type ShortNotice = Extract<Refused, { status: 'short-notice' }>;
type StaffId = Booking['staffId'];

/** A refusal by the service, and how to go on after it. */
export type Question =
  | {
      readonly type: 'taken';
      readonly inTheWay: Taken['inTheWay'];
      readonly alternatives: Taken['alternatives'];
      /** At another time, or there all the same. */
      readonly goOn: (
        change: { staffId: StaffId; startsAt: string } | { staffId: StaffId; anyway: true },
      ) => void;
    }
  | {
      readonly type: 'short-notice';
      readonly noticeMinutes: ShortNotice['noticeMinutes'];
      readonly goOn: (change: { atShortNotice: true }) => void;
    }
  /** A cancelled one cannot come back by the rules. */
  | { readonly type: 'given-away'; readonly names: readonly string[]; readonly goOn: () => void };

type Other = Partial<
  Record<'startsAt', string> & Record<'staffId', StaffId> & Record<'anyway' | 'atShortNotice', true>
>;

const questionOf = (refused: Refused, goOn: (other: Other) => void): Question => {
  switch (refused.status) {
    case 'taken':
      return { type: 'taken', inTheWay: refused.inTheWay, alternatives: refused.alternatives, goOn };
    case 'short-notice':
      return { type: 'short-notice', noticeMinutes: refused.noticeMinutes, goOn };
  }
};

/** @param onBooked a new booking was made. */
export function useChanges(onBooked: () => void) {
  const { trpc, id: businessId, zone } = useBusiness();
  const queryClient = useQueryClient();
  const [question, setQuestion] = useState<Question | null>(null);
  const lastMove = useRef<{ readonly bookingId: string; readonly note: string } | null>(null);
  const lists = { queryKey: trpc.bookings.list.pathKey() };
  const scope = { id: 'calendar' };

  /** Changes the booking wherever it is shown. @returns the booking before. */
  async function change(
    bookingId: string,
    changed: (booking: Booking) => Partial<Booking>,
  ): Promise<Booking | undefined> {
    await queryClient.cancelQueries(lists);
    const known = queryClient.getQueriesData<Page>(lists).flatMap(([, page]) => page?.bookings ?? []);
    const changeOne = (each: Booking) => (each.id === bookingId ? { ...each, ...changed(each) } : each);
    queryClient.setQueriesData<Page>(
      lists,
      (page) => page && { ...page, bookings: page.bookings.map(changeOne) },
    );
    return known.find(({ id }) => id === bookingId);
  }
  /** Who is shown to be booked with the same person at the same time. */
  const namesAt = ({ id, staffId, startsAt, endsAt }: Booking): string[] => {
    const known = queryClient.getQueriesData<Page>(lists).flatMap(([, page]) => page?.bookings ?? []);
    const clashing = known.filter(
      (each) =>
        each.id !== id &&
        each.status === 'booked' &&
        each.staffId === staffId &&
        each.startsAt < endsAt &&
        each.endsAt > startsAt,
    );
    return [...new Set(clashing.map(({ name }) => name))];
  };
  const onSettled = () => {
    // While another change is on its way, the service's answer may be older than what is shown.
    if (queryClient.isMutating() > 1) return undefined;
    return queryClient.invalidateQueries({ queryKey: trpc.bookings.pathKey() });
  };
  const putBack = (before: Booking | undefined) => before && change(before.id, () => before);
  const say = (booking: Booking) => momentOf(booking.startsAt, zone, new Date());

  const moving = useMutation(
    trpc.bookings.move.mutationOptions({
      scope,
      onMutate: ({ bookingId, staffId, startsAt, endsAt }) =>
        change(bookingId, (each) => ({
          staffId: staffId as Booking['staffId'],
          startsAt,
          endsAt: endsAt ?? new Date(Date.parse(startsAt) + lengthOf(each)).toISOString(),
        })),
      onError(error, _move, before) {
        void putBack(before);
        failed(text.calendar.notMoved, error);
      },
      onSuccess(outcome, asked, before) {
        if (outcome.status !== 'done') {
          void putBack(before);
          setQuestion(
            questionOf(outcome, (other) => {
              setQuestion(null);
              // Another time was found for the booking as long as it is.
              moving.mutate({ ...asked, ...other, ...('startsAt' in other ? { endsAt: null } : {}) });
            }),
          );
          return;
        }
        if (before === undefined) return;
        const { booking } = outcome;
        // Many steps by the keyboard show one note, not many.
        if (lastMove.current?.bookingId === booking.id) notifications.hide(lastMove.current.note);
        const note = done(text.calendar.moved(booking.name, say(booking), booking.staff), () =>
          moving.mutate({
            businessId,
            bookingId: before.id,
            staffId: before.staffId,
            startsAt: before.startsAt,
            endsAt: before.endsAt,
            atShortNotice: true,
          }),
        );
        lastMove.current = { bookingId: booking.id, note };
      },
      onSettled,
    }),
  );

  /** A change of a booking's status. @param why says what could not be done. */
  const toStatus = (status: Booking['status'], why: (error: unknown) => string) => ({
    scope,
    onMutate: ({ bookingId }: { readonly bookingId: string }) => change(bookingId, () => ({ status })),
    onError(error: unknown, _asked: unknown, before: Booking | undefined) {
      void putBack(before);
      failed(why(error), error);
    },
    onSettled,
  });
  const restoring = useMutation(
    trpc.bookings.restore.mutationOptions<Booking | undefined>({
      ...toStatus('booked', () => text.common.notTakenBack),
      onError(error, asked, before) {
        void putBack(before);
        if (codeOf(error) !== 'CONFLICT') {
          failed(text.common.notTakenBack, error);
          return;
        }
        setQuestion({
          type: 'given-away',
          names: before === undefined ? [] : namesAt(before),
          goOn() {
            setQuestion(null);
            restoring.mutate({ ...asked, anyway: true });
          },
        });
      },
    }),
  );
  const restore = (bookingId: Booking['id']) => restoring.mutate({ businessId, bookingId });
  const cancelling = useMutation(
    trpc.bookings.cancel.mutationOptions<Booking | undefined>({
      ...toStatus('cancelled', () => text.calendar.notCancelled),
      onSuccess: (booking) =>
        done(text.calendar.cancelled(booking.name, say(booking)), () => restore(booking.id)),
    }),
  );
  const missing = useMutation(
    trpc.bookings.noShow.mutationOptions<Booking | undefined>({
      ...toStatus('no-show', () => text.calendar.notMarked),
      onSuccess: (_done, { bookingId }, before) =>
        done(text.calendar.didNotCome(before?.name ?? null), () =>
          restoring.mutate({ businessId, bookingId }),
        ),
    }),
  );

  const creating = useMutation(
    trpc.bookings.create.mutationOptions({
      onSuccess(outcome, asked) {
        if (outcome.status !== 'done') {
          setQuestion(
            questionOf(outcome, (other) => {
              setQuestion(null);
              creating.mutate({ ...asked, ...other });
            }),
          );
          return;
        }
        onBooked();
        const { booking } = outcome;
        done(text.calendar.booked(booking.name, say(booking)), () =>
          cancelling.mutate({ businessId, bookingId: booking.id }),
        );
      },
      onSettled,
    }),
  );

  return {
    question,
    dropQuestion: () => setQuestion(null),
    move: (move: Move) => moving.mutate({ ...move, businessId }),
    cancel: (bookingId: Booking['id']) => cancelling.mutate({ businessId, bookingId }),
    markNoShow: (bookingId: Booking['id']) => missing.mutate({ businessId, bookingId }),
    restore,
    create: (booking: NewBooking) => creating.mutate({ ...booking, businessId }),
    creating,
  };
}

const lengthOf = ({ startsAt, endsAt }: Booking): number => Date.parse(endsAt) - Date.parse(startsAt);

export type Changes = ReturnType<typeof useChanges>;
