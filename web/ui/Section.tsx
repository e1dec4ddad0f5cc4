import { Card, type CardProps, Group, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

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
      {about !== undefined && (
        <Text size="sm" c="dimmed" mb="sm">
          {about}
        </Text>
      )}
      {children}
    </Card>
  );
}
