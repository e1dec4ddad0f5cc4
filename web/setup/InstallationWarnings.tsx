import { Alert, List } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../api.ts';
import type { Business } from '../business.ts';
import { text } from '../languages/text.ts';

/**
 * The problems of the installation, above every page, for owners and managers. Once closed, it comes back in this browser
 * only with another problem.
 */
export function InstallationWarnings({ business }: { readonly business: Business }) {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.setup.warnings.queryOptions(
      { businessId: business.id },
      // They change only when the service restarts.
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
      title={text.setup.warnings}
      withCloseButton
      closeButtonLabel={text.common.close}
      onClose={() => close(kinds.join())}
    >
      <List size="sm" spacing={4}>
        {kinds.map((kind) => (
          <List.Item key={kind}>{text.setup.warning[kind]}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
