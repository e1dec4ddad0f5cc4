import { Button, Code, CopyButton, Group } from '@mantine/core';
import { text } from '../languages/text.ts';
import { CheckIcon, CopyIcon } from '../ui/icons.tsx';

/** A text with a button that copies it. */
export function Token({ token }: { readonly token: string }) {
  return (
    <Group gap="sm" wrap="nowrap" align="flex-start">
      <Code block bg="var(--ahoy-well)" style={{ flex: 1, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {token}
      </Code>
      <CopyButton value={token}>
        {({ copied, copy }) => (
          <Button
            size="sm"
            variant="default"
            onClick={copy}
            leftSection={copied ? <CheckIcon size={16} /> : <CopyIcon size={16} />}
          >
            {copied ? text.common.copied : text.common.copy}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
