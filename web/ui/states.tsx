/** What a page shows in place of its content: loading, failed, empty, not found. */
import { Button, Center, Loader, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { codeOf, isUnreachable } from '../api.ts';
import { text } from '../languages/text.ts';
import { WarningIcon } from './icons.tsx';

export function Loading() {
  return (
    <Center mih={240} role="status" aria-label={text.ui.loading}>
      <Loader type="dots" />
    </Center>
  );
}

function messageFor(error: unknown): string {
  const code = codeOf(error);
  if (code === 'NOT_FOUND') return text.ui.notYours;
  // The service's message says how long to wait.
  if (code === 'TOO_MANY_REQUESTS' && error instanceof Error) return error.message;
  if (code !== null) return text.ui.ourMistake;
  return isUnreachable(error) ? text.ui.pageUnreachable : text.ui.pageBroken;
}

export function Failed({ error, again }: { readonly error: unknown; readonly again: () => void }) {
  return (
    <Stack align="center" justify="center" mih={240} gap="sm" p="md" role="alert">
      <ThemeIcon size={44} radius="xl" variant="light" color="buoy">
        <WarningIcon />
      </ThemeIcon>
      <Text ta="center" maw={420}>
        {messageFor(error)}
      </Text>
      <Button variant="default" onClick={again}>
        {text.common.tryAgain}
      </Button>
    </Stack>
  );
}

interface EmptyProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

export function Empty({ title, children, action }: EmptyProps) {
  return (
    <Stack align="center" gap={6} py="xl" px="md">
      <CalmSea />
      <Title order={2} ta="center" mt="xs">
        {title}
      </Title>
      <Text c="dimmed" ta="center" maw={420}>
        {children}
      </Text>
      {action !== undefined && <div style={{ marginTop: 12 }}>{action}</div>}
    </Stack>
  );
}

function CalmSea() {
  return (
    <svg width="168" height="84" viewBox="0 0 168 84" fill="none" aria-hidden="true">
      <circle cx="112" cy="34" r="16" fill="var(--ahoy-brass)" opacity="0.85" />
      <path
        d="M56 52h34l-6 10H63l-7-10Zm15-4V16c10 6 15 18 16 28l-16 4Zm-4 0V24c-6 6-9 14-10 22l10 2Z"
        fill="var(--mantine-color-harbour-6)"
      />
      <g stroke="var(--mantine-color-harbour-4)" strokeWidth="3" strokeLinecap="round">
        <path d="M8 64c9 0 9-4 19-4s10 4 19 4 10-4 19-4 10 4 19 4 10-4 19-4 10 4 19 4 10-4 19-4 10 4 19 4" />
        <path d="M34 75c8 0 8-3 16-3s9 3 17 3 8-3 17-3 8 3 16 3 9-3 17-3 8 3 17 3" opacity="0.5" />
      </g>
    </svg>
  );
}

export function NotFound() {
  return (
    <Empty
      title={text.ui.notFound}
      action={
        <Button component={Link} to="/">
          {text.ui.toStart}
        </Button>
      }
    >
      {text.ui.notFoundAbout}
    </Empty>
  );
}
