/** The page of the user's own account: name, e-mail address, password, second factor, and sessions. */
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { ConfirmEmail } from '../account/ConfirmEmail.tsx';
import { Email } from '../account/Email.tsx';
import { Name } from '../account/Name.tsx';
import { Password } from '../account/Password.tsx';
import { SecondFactor } from '../account/SecondFactor.tsx';
import { Sessions } from '../account/Sessions.tsx';
import { sessionQuery } from '../auth.ts';
import { text } from '../languages/text.ts';
import { Notices } from '../notices/Notices.tsx';
import { Loading, PageHead, TextLink } from '../ui/page.tsx';

export function Account() {
  const session = useQuery(sessionQuery);
  const { confirm } = useSearch({ from: '/signed-in/account' });
  if (session.data === undefined || session.data === null) return <Loading />;
  const { user } = session.data;
  return (
    <>
      <PageHead title={text.common.account} />
      <Text mb="lg">
        <TextLink to="/set-up/new">{text.account.anotherBusiness}</TextLink>
      </Text>
      <Stack gap="lg">
        {confirm !== undefined && <ConfirmEmail token={confirm} />}
        <Name name={user.name} />
        <Email email={user.email} />
        <SecondFactor enabled={user.twoFactorEnabled === true} />
        <Password />
        <div id="notices">
          <Notices />
        </div>
        <Sessions />
      </Stack>
    </>
  );
}
