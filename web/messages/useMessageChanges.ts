/** The changes of a message: shown at once, taken back when the service refuses. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RouterOutputs, useTRPC } from '../api.ts';
import { type Business, useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { done, failed } from '../ui/notify.tsx';

export function useMessageChanges(show: Show) {
  const { trpc, id: businessId } = useBusiness();
  const queryClient = useQueryClient();
  const { queryKey } = messagesQuery(trpc, businessId, show);
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.messages.pathKey() });

  /** Changes the list as it is shown. @returns what undoes it. */
  async function change(how: (page: Message[]) => Message[]): Promise<() => void> {
    await queryClient.cancelQueries({ queryKey });
    const before = queryClient.getQueryData(queryKey);
    queryClient.setQueryData(queryKey, (pages: typeof before) =>
      pages === undefined ? undefined : { ...pages, pages: pages.pages.map(how) },
    );
    return () => queryClient.setQueryData(queryKey, before);
  }

  /** Shows the list as it was before, and why. */
  const takenBack = (words: string) => (error: unknown, _asked: unknown, undo?: () => void) => {
    undo?.();
    failed(words, error);
  };

  const putBack = useMutation(
    trpc.messages.done.mutationOptions({
      onError: (error) => failed(text.common.notTakenBack, error),
      onSettled,
    }),
  );
  const putting = useMutation(
    trpc.messages.done.mutationOptions({
      onMutate: ({ messageId }) => change((page) => page.filter(({ id }) => id !== messageId)),
      onSuccess: ({ done: isDone }, { messageId }) =>
        done(isDone ? text.messages.isDone : text.messages.isOpen, () =>
          putBack.mutate({ businessId, messageId, done: !isDone }),
        ),
      onError: takenBack(text.messages.notMoved),
      onSettled,
    }),
  );
  const assigning = useMutation(
    trpc.messages.assign.mutationOptions({
      onMutate({ messageId, userId }) {
        const assignedTo = userId as Message['assignedTo'];
        return change((page) => page.map((each) => (each.id === messageId ? { ...each, assignedTo } : each)));
      },
      onError: takenBack(text.messages.notAssigned),
      onSettled,
    }),
  );
  const answering = useMutation(trpc.messages.answer.mutationOptions({ onSettled }));

  const snoozing = useMutation(
    trpc.messages.snooze.mutationOptions({
      onMutate: ({ messageId }) => change((page) => page.filter(({ id }) => id !== messageId)),
      onSuccess: (_done, { until }) => done(until === null ? text.messages.isOpen : text.messages.isLater),
      onError: takenBack(text.messages.notMoved),
      onSettled,
    }),
  );
  const calling = useMutation(
    trpc.messages.called.mutationOptions({
      onMutate({ messageId, called = true }) {
        const calledAt = called ? new Date().toISOString() : null;
        return change((page) => page.map((each) => (each.id === messageId ? { ...each, calledAt } : each)));
      },
      onError: takenBack(text.messages.notMoved),
      onSettled,
    }),
  );
  const texting = useMutation(trpc.messages.answerByText.mutationOptions({ onSettled }));

  return {
    /** @param until null: at once */
    snooze: (messageId: Message['id'], until: Date | null) =>
      snoozing.mutate({ businessId, messageId, until: until?.toISOString() ?? null }),
    called: (messageId: Message['id']) => calling.mutate({ businessId, messageId }),
    answerByText: (messageId: Message['id'], text: string) =>
      texting.mutateAsync({ businessId, messageId, text }),
    put: (messageId: Message['id'], to: Show) =>
      putting.mutate({ businessId, messageId, done: to === 'done' }),
    assign: (messageId: Message['id'], userId: Message['assignedTo']) =>
      assigning.mutate({ businessId, messageId, userId }),
    answer: (messageId: Message['id'], text: string) =>
      answering.mutateAsync({ businessId, messageId, text }),
  };
}
export type MessageChanges = ReturnType<typeof useMessageChanges>;

export type Message = RouterOutputs['messages']['list'][number];
export type Show = 'open' | 'snoozed' | 'done';

/** The number that the service returns at once. */
const PAGE = 50;

/** The messages of a business, urgent ones first, page by page. */
export const messagesQuery = (trpc: ReturnType<typeof useTRPC>, businessId: Business['id'], status: Show) =>
  trpc.messages.list.infiniteQueryOptions(
    { businessId, status },
    {
      getNextPageParam: (page) => {
        const last = page.length < PAGE ? undefined : page.at(-1);
        return last === undefined
          ? undefined
          : { urgent: last.urgent, createdAt: last.createdAt, id: last.id };
      },
    },
  );
