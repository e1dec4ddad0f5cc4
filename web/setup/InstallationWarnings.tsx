import { Alert, List } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type RouterOutputs, useTRPC } from '../api.ts';
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
      { enabled: business.role !== 'staff', staleTime: 60_000 },
    ),
  );
  const [closed, close] = useLocalStorage({
    key: 'ahoy-warnings-closed',
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  const shown = data?.map((warning) => ({ key: keyOf(warning), words: wordsOf(warning) })) ?? [];
  const keys = shown.map(({ key }) => key).join();
  if (shown.length === 0 || closed === keys) return null;
  return (
    <Alert
      color="brass"
      role="status"
      mb="md"
      variant="light"
      title={text.setup.warnings}
      withCloseButton
      closeButtonLabel={text.common.close}
      onClose={() => close(keys)}
    >
      <List size="sm" spacing={4}>
        {shown.map(({ key, words }) => (
          <List.Item key={key}>{words}</List.Item>
        ))}
      </List>
    </Alert>
  );
}

/** As their makers spell them, in every language. */
const VENDORS = new Map([
  ['deepgram', 'Deepgram'],
  ['deepgram-voice', 'Deepgram Aura'],
  ['openai', 'OpenAI'],
  ['openai-realtime', 'OpenAI Realtime'],
  ['openai-voice', 'OpenAI Speech'],
  ['openai-recognition', 'OpenAI Transcription'],
  ['anthropic', 'Anthropic'],
  ['elevenlabs', 'ElevenLabs'],
  ['azure', 'Azure Speech'],
]);

type Warning = RouterOutputs['setup']['warnings'][number];

const keyOf = (warning: Warning): string =>
  warning.kind === 'vendor' ? `vendor ${warning.vendor}` : warning.kind;

const wordsOf = (warning: Warning): string =>
  warning.kind === 'vendor'
    ? text.setup.failingVendor(VENDORS.get(warning.vendor) ?? warning.vendor)
    : text.setup.warning[warning.kind];
