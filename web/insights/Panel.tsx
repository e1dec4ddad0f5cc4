/** A chart with the table that it is drawn from, one at a time. */
import { Box, Button, Card, Group, Text, Title, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type ReactNode, useId } from 'react';
import { text } from '../languages/text.ts';
import classes from './Panel.module.css';

interface PanelProps {
  readonly title: string;
  readonly note: string;
  /** What the chart shows, in a sentence, for who cannot see it. */
  readonly inWords: string;
  readonly chart: ReactNode;
  readonly table: ReactNode;
  /** Further buttons. */
  readonly actions?: ReactNode;
}

export function Panel({ title, note, inWords, chart, table, actions }: PanelProps) {
  const id = useId();
  const [asTable, { toggle }] = useDisclosure();
  return (
    <Card component="section" aria-labelledby={id}>
      <Group justify="space-between" align="flex-start" gap="xs" mb="md">
        <div className={classes['head']}>
          <Title order={2} id={id}>
            {title}
          </Title>
          <Text size="sm" c="dimmed">
            {note}
          </Text>
        </div>
        <Group gap="xs">
          {actions}
          <Button size="compact-sm" variant="default" aria-pressed={asTable} onClick={toggle}>
            {text.insights.table}
          </Button>
        </Group>
      </Group>
      {asTable ? (
        <Box
          className={classes['table'] ?? ''}
          tabIndex={0}
          role="region"
          aria-label={text.insights.asTable(title)}
        >
          {table}
        </Box>
      ) : (
        <>
          <VisuallyHidden>
            <p>{inWords}</p>
          </VisuallyHidden>
          <div aria-hidden>{chart}</div>
        </>
      )}
    </Card>
  );
}
