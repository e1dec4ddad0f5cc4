import { Button, Code, CopyButton, Group } from '@mantine/core';
import { useState } from 'react';
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

const DAY_MS = 86_400_000;

/** A request to try in a terminal: the appointments of the coming week. */
export function Curl({ token }: { readonly token: string }) {
  const [today] = useState(() => Date.now());
  const day = (after: number) => `${new Date(today + after * DAY_MS).toISOString().slice(0, 10)}T00:00:00Z`;
  const address = `${location.origin}/api/v1/bookings?from=${day(0)}&to=${day(7)}`;
  return <Token token={`curl -H "Authorization: Bearer ${token}" "${address}"`} />;
}
