/** A chart and the table of its figures, one shown at a time. */
import { Box, Button, Group, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { text } from '../languages/text.ts';
import { Section } from '../ui/Section.tsx';
import classes from './Panel.module.css';

interface PanelProps {
  readonly title: string;
  readonly note: string;
  /** The chart in a sentence, for screen readers. */
  readonly inWords: string;
  readonly chart: ReactNode;
  readonly table: ReactNode;
  /** Further buttons. */
  readonly actions?: ReactNode;
}

export function Panel({ title, note, inWords, chart, table, actions }: PanelProps) {
  const [asTable, { toggle }] = useDisclosure();
  return (
    <Section
      title={title}
      about={note}
      beside={
        <Group gap="xs">
          {actions}
          <Button size="compact-sm" variant="default" aria-pressed={asTable} onClick={toggle}>
            {text.insights.table}
          </Button>
        </Group>
      }
    >
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
    </Section>
  );
}
