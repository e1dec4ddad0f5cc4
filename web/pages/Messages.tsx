/** The messages of callers, open or done. */
import { Box, Button, Card, Center, SegmentedControl, Stack } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { text } from '../languages/text.ts';
import { useRefreshOn } from '../live/useLive.ts';
import { MessageCard } from '../messages/MessageCard.tsx';
import { Texts } from '../texts/Texts.tsx';
import { messagesQuery, type Show, useMessageChanges } from '../messages/useMessageChanges.ts';
import { Empty, Note, PageHead, Waiting } from '../ui/page.tsx';

const REFRESH_ON = ['message.'] as const;

export function Messages() {
  const trpc = useTRPC();
  const { show = 'open' } = useSearch({ from: '/signed-in/messages' });
  const navigate = useNavigate({ from: '/messages' });
  useRefreshOn(REFRESH_ON, trpc.messages.pathKey());
  return (
    <>
      <PageHead title={text.ui.pages['/messages']}>
        <SegmentedControl
          aria-label={text.messages.which}
          value={show}
          onChange={(value) =>
            void navigate({
              search: value === 'done' || value === 'snoozed' || value === 'texts' ? { show: value } : {},
              replace: true,
            })
          }
          data={Object.entries(text.messages.show).map(([value, label]) => ({ value, label }))}
        />
      </PageHead>
      {show === 'texts' ? (
        <Texts />
      ) : (
        <>
          <Undelivered />
          <List key={show} show={show} />
        </>
      )}
    </>
  );
}

/** The e-mails about messages that did not reach their recipient. */
function Undelivered() {
  const { trpc, id } = useBusiness();
  const { data = [] } = useQuery(trpc.messages.undelivered.queryOptions({ businessId: id }));
  return data.map((mail) => (
    <Box key={mail.id} mb="md" maw={760}>
      <Note trouble>
        {text.messages.undelivered(mail.subject, mail.recipient)}{' '}
        {mail.error !== null && text.messages.mailServerSaid(mail.error)}
      </Note>
    </Box>
  ));
}

function List({ show }: { readonly show: Show }) {
  const { trpc, id } = useBusiness();
  const messages = useInfiniteQuery(messagesQuery(trpc, id, show));
  const assignees = useQuery(trpc.messages.assignees.queryOptions({ businessId: id }, { staleTime: 60_000 }));
  const changes = useMessageChanges(show);
  if (messages.data === undefined) return <Waiting request={messages} />;
  const shown = messages.data.pages.flat();
  if (shown.length === 0) {
    return (
      <Card>
        <Empty title={text.messages.none[show].title}>{text.messages.none[show].about}</Empty>
      </Card>
    );
  }
  return (
    <Stack gap="md" maw={760}>
      {shown.map((message) => (
        <MessageCard key={message.id} message={message} assignees={assignees.data ?? []} changes={changes} />
      ))}
      {messages.hasNextPage && (
        <Center>
          <Button
            variant="default"
            loading={messages.isFetchingNextPage}
            onClick={() => void messages.fetchNextPage()}
          >
            {messages.isFetchNextPageError ? text.messages.notLoaded : text.messages.earlier}
          </Button>
        </Center>
      )}
    </Stack>
  );
}
