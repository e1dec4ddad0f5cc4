import { Card, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { text } from '../languages/text.ts';
import classes from './OuterPage.module.css';
import { AnchorIcon } from './icons.tsx';
import { SchemeToggle } from './SchemeToggle.tsx';

interface OuterPageProps {
  /** The window's title. */
  readonly title: string;
  /** The purpose of the page, below the name. */
  readonly lead: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The frame of the pages outside the dashboard: one card above the sea. */
export function OuterPage({ title, lead, wide = false, children }: OuterPageProps) {
  return (
    <main className={classes['page']}>
      <title>{text.ui.windowTitle(title)}</title>
      <SchemeToggle className={classes['scheme'] ?? ''} />
      <Card className={classes['card'] ?? ''} padding="xl" shadow="md" data-wide={wide}>
        <Group gap={10} className={classes['wordmark'] ?? ''}>
          <AnchorIcon size={34} />
          <Title order={1}>{text.ui.product}</Title>
        </Group>
        <Text c="dimmed" mt={6} mb="lg">
          {lead}
        </Text>
        {children}
      </Card>
      <svg
        className={classes['sea']}
        viewBox="0 0 1440 240"
        preserveAspectRatio="xMidYMin slice"
        aria-hidden="true"
      >
        <path
          d="M0 90c120 0 120-50 240-50s120 50 240 50 120-50 240-50 120 50 240 50 120-50 240-50 120 50 240 50v150H0Z"
          opacity="0.45"
        />
        <path
          d="M0 130c90 0 90 40 180 40s90-40 180-40 90 40 180 40 90-40 180-40 90 40 180 40 90-40 180-40 90 40 180 40 90-40 180-40v110H0Z"
          opacity="0.8"
        />
      </svg>
    </main>
  );
}
