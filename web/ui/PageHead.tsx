import { Group, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** The top of a page: its title, also the window's, and what stands beside it. */
export function PageHead({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <Group justify="space-between" mb="lg" gap="sm">
      <title>{`${title} · Ahoy`}</title>
      <Title order={1}>{title}</Title>
      {children}
    </Group>
  );
}
