/** Every finished call, newest first. */
import { Button, Card, Center } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';
import { callsQuery } from '../ui/calls-query.ts';
import { CallList } from '../ui/CallList.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';

export function Calls() {
  return (
    <>
      <PageHead title="Calls" />
      <Card padding={0}>
        <History />
      </Card>
    </>
  );
}

function History() {
  const trpc = useTRPC();
  const { id } = useBusiness();
  const history = useInfiniteQuery(callsQuery(trpc, id));
  if (history.isPending) return <Loading />;
  if (history.isError) return <Failed error={history.error} again={() => void history.refetch()} />;
  const calls = history.data.pages.flatMap((page) => page.calls);
  if (calls.length === 0) {
    return (
      <Empty
        title="No calls yet"
        action={
          <Button component={Link} to="/phone">
            Make the first one
          </Button>
        }
      >
        Each call is kept here with its transcript, and with what came of it.
      </Empty>
    );
  }
  return (
    <>
      <CallList calls={calls} label="Calls" />
      {history.hasNextPage && (
        <Center p="md">
          <Button
            variant="default"
            loading={history.isFetchingNextPage}
            onClick={() => void history.fetchNextPage()}
          >
            Earlier calls
          </Button>
        </Center>
      )}
    </>
  );
}
