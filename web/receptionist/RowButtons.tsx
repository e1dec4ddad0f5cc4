import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { text } from '../languages/text.ts';
import { SmallButton } from '../ui/buttons.tsx';

interface RowButtonsProps {
  /** Who or what the row is about, for screen readers. */
  readonly name: string;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  /** Further buttons, in front. */
  readonly children?: ReactNode;
}

/** The buttons of a row that is edited in a dialog. */
export const RowButtons = ({ name, onEdit, onRemove, children }: RowButtonsProps) => (
  <Group gap="xs">
    {children}
    <SmallButton aria-label={text.common.editOf(name)} onClick={onEdit}>
      {text.common.edit}
    </SmallButton>
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      aria-label={text.common.removeOf(name)}
      onClick={onRemove}
    >
      {text.common.remove}
    </Button>
  </Group>
);
