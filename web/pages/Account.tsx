/** The page of the user's own account: password, second factor, and sessions. */
import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Password } from '../account/Password.tsx';
import { SecondFactor } from '../account/SecondFactor.tsx';
import { Sessions } from '../account/Sessions.tsx';
import { sessionQuery } from '../auth.ts';
import { text } from '../languages/text.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Loading } from '../ui/states.tsx';

export function Account() {
  const session = useQuery(sessionQuery);
  if (session.data === undefined || session.data === null) return <Loading />;
  const { user } = session.data;
  return (
    <>
      <PageHead title={text.common.account} />
      <Text mb="lg">
        {text.account.user(user.name, user.email)}{' '}
        <Anchor component={Link} to="/set-up/new" inherit underline="always">
          {text.account.anotherBusiness}
        </Anchor>
      </Text>
      <Stack gap="lg">
        <SecondFactor enabled={user.twoFactorEnabled === true} />
        <Password />
        <Sessions />
      </Stack>
    </>
  );
}
