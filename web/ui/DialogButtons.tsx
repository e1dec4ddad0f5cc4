import { Button, type ButtonProps, Group } from '@mantine/core';
import { text } from '../languages/text.ts';

interface DialogButtonsProps extends Pick<ButtonProps, 'children' | 'color' | 'disabled' | 'loading'> {
  readonly cancel?: string;
  readonly onCancel: () => void;
  /** Where there is no form to submit. */
  readonly onClick?: () => void;
}

/** The buttons at the end of a dialog: cancel, and do it. */
export const DialogButtons = ({
  cancel = text.common.cancel,
  onCancel,
  children = text.common.save,
  ...button
}: DialogButtonsProps) => (
  <Group justify="end">
    <Button variant="default" onClick={onCancel}>
      {cancel}
    </Button>
    <Button type="submit" {...button}>
      {children}
    </Button>
  </Group>
);
