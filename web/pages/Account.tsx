/** The page of the user's own account: name, e-mail address, password, second factor, and sessions. */
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { ConfirmEmail } from '../account/ConfirmEmail.tsx';
import { Email } from '../account/Email.tsx';
import { Language } from '../account/Language.tsx';
import { Name } from '../account/Name.tsx';
import { Password } from '../account/Password.tsx';
import { SecondFactor } from '../account/SecondFactor.tsx';
import { Sessions } from '../account/Sessions.tsx';
import { sessionQuery } from '../auth.ts';
import { useBusiness } from '../business.ts';
import { usePageLanguage } from '../languages/page-language.ts';
import { text } from '../languages/text.ts';
import { MemberPhone } from '../team/MemberPhone.tsx';
import { Notices } from '../notices/Notices.tsx';
import { Loading, PageHead, Section, TextLink } from '../ui/page.tsx';

/** The phone that rings for the user in the business that the pages are about. */
function OwnPhone({ userId }: { readonly userId: string }) {
  const { trpc, id: businessId } = useBusiness();
  const own = useQuery(trpc.team.ownPhone.queryOptions({ businessId }));
  if (!own.isSuccess) return null;
  return (
    <Section title={text.team.phone}>
      <MemberPhone memberId={userId} phone={own.data.phone} />
    </Section>
  );
}

export function Account() {
  usePageLanguage();
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
        <Language />
        <OwnPhone userId={user.id} />
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
