/** Where the link of an invitation leads: to the team, by an account there is or by a new one. */
import { Button, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type RouterOutputs, setupQuery, useTRPC } from '../api.ts';
import { sessionQuery, signOut } from '../auth.ts';
import { useChosenBusiness } from '../business.ts';
import { Harbour } from '../ui/Harbour.tsx';
import { Note } from '../ui/Note.tsx';
import { Failed, Loading } from '../ui/states.tsx';

export function Invitation() {
  const { token } = useParams({ from: '/invitation/$token' });
  const trpc = useTRPC();
  const invitation = useQuery(trpc.team.invitation.queryOptions({ token }));
  const session = useQuery(sessionQuery);
  if (invitation.isPending || session.isPending)
    return (
      <Harbour title="Invitation" lead="An invitation">
        <Loading />
      </Harbour>
    );
  if (invitation.isError)
    return (
      <Harbour title="Invitation" lead="An invitation">
        <Failed error={invitation.error} again={() => void invitation.refetch()} />
      </Harbour>
    );
  if (invitation.data === null)
    return (
      <Harbour title="Invitation" lead="An invitation">
        <Stack>
          <Note trouble>
            This invitation is over: it was accepted, taken back, or is older than a week. Ask for a new one.
          </Note>
          <Button component={Link} to="/">
            Go on to Ahoy
          </Button>
        </Stack>
      </Harbour>
    );
  return <Open token={token} invitation={invitation.data} signedInAs={session.data?.user.email ?? null} />;
}

interface OpenProps {
  readonly token: string;
  readonly invitation: NonNullable<RouterOutputs['team']['invitation']>;
  readonly signedInAs: string | null;
}

function Open({ token, invitation, signedInAs }: OpenProps) {
  const { business, email, by, role } = invitation;
  return (
    <Harbour title={`Invitation to ${business}`} lead={`${by} would like you on the team of ${business}.`}>
      <Stack>
        <Text>
          You join as {role === 'owner' ? 'an owner' : role === 'manager' ? 'a manager' : 'staff'}, with the
          e-mail address <strong>{email}</strong>.
        </Text>
        {signedInAs === null ? (
          <Newcomer token={token} email={email} />
        ) : signedInAs === email ? (
          <Accept token={token} business={business} />
        ) : (
          <OtherAccount signedInAs={signedInAs} />
        )}
      </Stack>
    </Harbour>
  );
}

function Newcomer({ token, email }: { readonly token: string; readonly email: string }) {
  const setup = useQuery(setupQuery);
  const next = `/invitation/${token}`;
  const closed = setup.data?.signUp === 'closed';
  return (
    <>
      {closed ? (
        <Note trouble={false}>
          There are no new accounts here. If you have none with this address, ask whoever runs this
          installation.
        </Note>
      ) : (
        <Button size="md" renderRoot={(props) => <Link {...props} to="/sign-up" search={{ next, email }} />}>
          Create an account
        </Button>
      )}
      <Button
        size="md"
        variant={closed ? 'filled' : 'default'}
        renderRoot={(props) => <Link {...props} to="/sign-in" search={{ next, email }} />}
      >
        I have one: sign in
      </Button>
    </>
  );
}

function Accept({ token, business }: { readonly token: string; readonly business: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [, choose] = useChosenBusiness();
  const accept = useMutation(
    trpc.team.accept.mutationOptions({
      async onSuccess({ businessId }) {
        await queryClient.invalidateQueries({ queryKey: trpc.businesses.pathKey(), refetchType: 'all' });
        choose(businessId);
        await navigate({ to: '/' });
      },
    }),
  );
  return (
    <>
      {accept.isError && <Note trouble>{accept.error.message}</Note>}
      <Button size="md" loading={accept.isPending} onClick={() => accept.mutate({ token })}>
        Join {business}
      </Button>
    </>
  );
}

function OtherAccount({ signedInAs }: { readonly signedInAs: string }) {
  const queryClient = useQueryClient();
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => queryClient.resetQueries({ queryKey: sessionQuery.queryKey }),
  });
  return (
    <>
      <Note trouble={false}>You are signed in as {signedInAs}, which is another address.</Note>
      {leave.isError && <Note trouble>{leave.error.message}</Note>}
      <Button size="md" loading={leave.isPending} onClick={() => leave.mutate()}>
        Sign out, and use the invited one
      </Button>
    </>
  );
}
