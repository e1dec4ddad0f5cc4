import { Button, Group, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { deviceName } from './device-name.ts';
import { endAllSessions, endOtherSessions, endSession, sessionQuery, sessionsQuery } from '../auth.ts';
import { text } from '../languages/text.ts';
import { browserZone } from '../setup/places.ts';
import classes from '../team/team.module.css';
import { SmallButton } from '../ui/buttons.tsx';
import { momentOf } from '../ui/format.ts';
import { Dimmed, Section, Waiting } from '../ui/page.tsx';
import { Problem } from '../ui/Problem.tsx';

/** The devices on which the user is signed in, each with a way to end that. */
export function Sessions() {
  const sessions = useQuery(sessionsQuery);
  const own = useQuery(sessionQuery);
  const end = useEnding(endSession);
  const endOthers = useEnding(endOtherSessions);
  const leave = useLeaving();
  const problem = [end, endOthers, leave].map(({ data }) => data).find((each) => each?.done === false);
  return (
    <Section title={text.account.signedIn} about={text.account.signedInAbout}>
      {problem?.done === false && <Problem failure={problem} />}
      {!sessions.isSuccess ? (
        <Waiting request={sessions} />
      ) : (
        <ul>
          {sessions.data.map(({ id, token, userAgent, createdAt }) => {
            const here = token === own.data?.session.token;
            return (
              <li key={id} className={classes['row']}>
                <div>
                  <Text fw={600}>
                    {deviceName(userAgent ?? '')}
                    {here && <span className={classes['you']}> {text.account.thisDevice}</span>}
                  </Text>
                  <Dimmed>{text.account.since(momentOf(createdAt, browserZone(), new Date()))}</Dimmed>
                </div>
                {!here && (
                  <SmallButton
                    className={classes['only'] ?? ''}
                    loading={end.isPending && end.variables === token}
                    onClick={() => end.mutate(token)}
                  >
                    {text.common.signOut}
                  </SmallButton>
                )}
              </li>
            );
          })}
        </ul>
      )}
      <Group mt="sm" gap="sm">
        {sessions.data !== undefined && sessions.data.length > 1 && (
          <Button variant="default" loading={endOthers.isPending} onClick={() => endOthers.mutate('')}>
            {text.account.signOutElsewhere}
          </Button>
        )}
        <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
          {text.account.signOutEverywhere}
        </Button>
      </Group>
    </Section>
  );
}

function useEnding(ending: (token: string) => ReturnType<typeof endSession>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ending,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}

function useLeaving() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: endAllSessions,
    async onSuccess(outcome) {
      if (!outcome.done) return;
      queryClient.clear();
      await navigate({ to: '/sign-in' });
    },
  });
}
