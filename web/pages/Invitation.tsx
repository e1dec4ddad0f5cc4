/** The page of an invitation to a team, to accept with an account there is or with a new one. */
import { Button, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type RouterOutputs, setupQuery, useTRPC } from '../api.ts';
import { sessionQuery, signOut } from '../auth.ts';
import { useChosenBusiness } from '../business.ts';
import { marked } from '../languages/marked.tsx';
import { usePageLanguage } from '../languages/page-language.ts';
import { text } from '../languages/text.ts';
import { OuterPage } from '../ui/OuterPage.tsx';
import { Note, Waiting } from '../ui/page.tsx';

export function Invitation() {
  usePageLanguage();
  const { token } = useParams({ from: '/invitation/$token' });
  const trpc = useTRPC();
  const invitation = useQuery(trpc.team.invitation.queryOptions({ token }));
  const session = useQuery(sessionQuery);
  if (!invitation.isSuccess || session.isPending)
    return (
      <OuterPage title={text.signIn.invitation} lead={text.signIn.anInvitation}>
        <Waiting request={session.isPending ? session : invitation} />
      </OuterPage>
    );
  if (invitation.data === null)
    return (
      <OuterPage title={text.signIn.invitation} lead={text.signIn.anInvitation}>
        <Stack>
          <Note trouble>{text.signIn.invitationOver}</Note>
          <Button component={Link} to="/">
            {text.signIn.toAhoy}
          </Button>
        </Stack>
      </OuterPage>
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
    <OuterPage title={text.signIn.invitationTo(business)} lead={text.signIn.invitationLead(by, business)}>
      <Stack>
        <Text>
          {marked(text.signIn.joinAs[role], () => (
            <strong>{email}</strong>
          ))}
        </Text>
        {signedInAs === null ? (
          <Newcomer token={token} email={email} />
        ) : signedInAs === email ? (
          <Accept token={token} business={business} />
        ) : (
          <OtherAccount signedInAs={signedInAs} />
        )}
      </Stack>
    </OuterPage>
  );
}

function Newcomer({ token, email }: { readonly token: string; readonly email: string }) {
  const setup = useQuery(setupQuery);
  const next = `/invitation/${token}`;
  const closed = setup.data?.signUp === 'closed';
  return (
    <>
      {closed ? (
        <Note trouble={false}>{text.signIn.noNewAccountsAsk}</Note>
      ) : (
        <Button size="md" renderRoot={(props) => <Link {...props} to="/sign-up" search={{ next, email }} />}>
          {text.signIn.createAccount}
        </Button>
      )}
      <Button
        size="md"
        variant={closed ? 'filled' : 'default'}
        renderRoot={(props) => <Link {...props} to="/sign-in" search={{ next, email }} />}
      >
        {text.signIn.haveOne}
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
        {text.signIn.join(business)}
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
      <Note trouble={false}>{text.signIn.signedInAs(signedInAs)}</Note>
      {leave.isError && <Note trouble>{leave.error.message}</Note>}
      <Button size="md" loading={leave.isPending} onClick={() => leave.mutate()}>
        {text.signIn.useInvited}
      </Button>
    </>
  );
}
