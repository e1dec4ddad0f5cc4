import { Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { text } from '../languages/text.ts';

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
