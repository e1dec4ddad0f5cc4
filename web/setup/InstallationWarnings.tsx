import { Alert, List } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type RouterOutputs, useTRPC } from '../api.ts';
import type { Business } from '../business.ts';

type Kind = RouterOutputs['setup']['warnings'][number]['kind'];

const WORDS: Readonly<Record<Kind, string>> = {
  mail: 'No e-mail leaves this service: invitations, your answers to customers and links for new passwords do not arrive. A mail server has to be set up (SMTP_URL, EMAIL_FROM).',
  recordings:
    'You record calls, and the recordings are lost whenever the service is updated. It needs a disk that stays (DATA_DIR), or a bucket (S3_BUCKET).',
  hearing:
    'The receptionist cannot hear callers: they are put through to your phone, or leave a message. A speech recogniser has to be set up (DEEPGRAM_API_KEY).',
  'spoken-messages':
    'Messages that callers speak after the tone cannot be played here. The telephone account has to be named (TWILIO_ACCOUNT_SID).',
};

/**
 * Above every page, until somebody closes it: what is amiss with the installation, for owners and managers. It comes back
 * in this browser when something else is amiss.
 */
export function InstallationWarnings({ business }: { readonly business: Business }) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.setup.warnings.queryOptions(
      { businessId: business.id },
      // They change only when the service starts anew.
      { enabled: business.role !== 'staff', staleTime: Infinity },
    ),
  );
  const [closed, close] = useLocalStorage({
    key: 'ahoy-warnings-closed',
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  const kinds = data?.map(({ kind }) => kind) ?? [];
  if (kinds.length === 0 || closed === kinds.join()) return null;
  return (
    <Alert
      color="brass"
      role="status"
      mb="md"
      variant="light"
      title="Whoever runs this service has to set something up"
      withCloseButton
      closeButtonLabel="Close"
      onClose={() => close(kinds.join())}
    >
      <List size="sm" spacing={4}>
        {kinds.map((kind) => (
          <List.Item key={kind}>{WORDS[kind]}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
