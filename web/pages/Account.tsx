/** The page of the user's own account: password, second factor, and sessions. */
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Password } from '../account/Password.tsx';
import { SecondFactor } from '../account/SecondFactor.tsx';
import { Sessions } from '../account/Sessions.tsx';
import { sessionQuery } from '../auth.ts';
import { text } from '../languages/text.ts';
import { Loading, PageHead, TextLink } from '../ui/page.tsx';

export function Account() {
  const session = useQuery(sessionQuery);
  if (session.data === undefined || session.data === null) return <Loading />;
  const { user } = session.data;
  return (
    <>
      <PageHead title={text.common.account} />
      <Text mb="lg">
        {text.account.user(user.name, user.email)}{' '}
        <TextLink to="/set-up/new">{text.account.anotherBusiness}</TextLink>
      </Text>
      <Stack gap="lg">
        <SecondFactor enabled={user.twoFactorEnabled === true} />
        <Password />
        <Sessions />
      </Stack>
    </>
  );
}
