/** What every page is made of: its head, its sections and notes, and what stands in place of its content. */
import {
  Anchor,
  Button,
  Card,
  type CardProps,
  Center,
  type ElementProps,
  Group,
  Loader,
  Stack,
  Text,
  type TextProps,
  ThemeIcon,
  Title,
} from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { codeOf, isUnreachable } from '../api.ts';
import { sameTime } from '../calendar/wall-clock.ts';
import { text } from '../languages/text.ts';
import { timeOf, zoneName } from './format.ts';
import { WarningIcon } from './icons.tsx';
import classes from './Note.module.css';

/** What a page shows in place of its content: loading, failed, empty, not found. */
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

export interface WaitingProps {
  readonly request: { readonly isPending: boolean; readonly error: unknown; readonly refetch: () => unknown };
}

/** In place of what was asked for: it is loading, or could not be loaded. */
export const Waiting = ({ request: { isPending, error, refetch } }: WaitingProps) =>
  isPending ? <Loading /> : <Failed error={error} again={() => void refetch()} />;

/** Small text that matters less than what it is about. */
export const Dimmed = (props: TextProps & ElementProps<'p', keyof TextProps>) => (
  <Text size="sm" c="dimmed" {...props} />
);

interface TextLinkProps extends Omit<LinkProps, 'children'> {
  readonly c?: string;
  readonly children: ReactNode;
}

/** A link to another page in running text. */
export const TextLink = ({ c = 'var(--mantine-color-anchor)', children, ...to }: TextLinkProps) => (
  <Anchor inherit c={c} underline="always" renderRoot={(props) => <Link {...props} {...to} />}>
    {children}
  </Anchor>
);

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

/** The top of a page: its title, which is also the window's, and what is beside it. */
export function PageHead({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <Group justify="space-between" mb="lg" gap="sm">
      <title>{text.ui.windowTitle(title)}</title>
      <Title order={1}>{title}</Title>
      {children}
    </Group>
  );
}

interface SectionProps extends CardProps {
  readonly title: string;
  /** A sentence below the title. */
  readonly about?: ReactNode;
  /** What stands to the right of the title. */
  readonly beside?: ReactNode;
}

/** A part of a page: a card with a heading. */
export function Section({ title, about, beside, children, ...card }: SectionProps) {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id} {...card}>
      <Group justify="space-between" gap="xs" mb={about === undefined ? 'sm' : 4}>
        <Title order={2} id={id}>
          {title}
        </Title>
        {beside}
      </Group>
      {about !== undefined && <Dimmed mb="sm">{about}</Dimmed>}
      {children}
    </Card>
  );
}

/** A sentence that the reader should not miss; screen readers announce trouble at once. */
export function Note({ trouble, children }: { readonly trouble: boolean; readonly children: ReactNode }) {
  return (
    <div className={classes['note']} data-trouble={trouble} role={trouble ? 'alert' : 'status'}>
      {children}
    </div>
  );
}

/** Says which time zone the times are in, where the browser has another one. */
export function ZoneNote({ zone }: { readonly zone: string }) {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const now = new Date();
  if (sameTime(zone, own, now)) return null;
  return <Dimmed mb="sm">{text.ui.zone(zoneName(zone), timeOf(now, zone))}</Dimmed>;
}
