import { ActionIcon, Button, type ButtonProps, CopyButton, type ElementProps } from '@mantine/core';
import { text } from '../languages/text.ts';
import { CheckIcon, CloseIcon, CopyIcon } from './icons.tsx';

/** A button in a row, or beside a heading. */
export const SmallButton = (props: ButtonProps & ElementProps<'button', keyof ButtonProps>) => (
  <Button size="compact-sm" variant="default" {...props} />
);

interface RemoveButtonProps {
  /** What it removes, for screen readers. */
  readonly label: string;
  readonly onClick: () => void;
  readonly small?: boolean;
}

/** A cross that takes something off a list. */
export const RemoveButton = ({ label, onClick, small = false }: RemoveButtonProps) => (
  <ActionIcon variant="subtle" color="gray" size={small ? 'md' : 'lg'} aria-label={label} onClick={onClick}>
    <CloseIcon size={small ? 16 : 18} />
  </ActionIcon>
);

/** Copies a value, and says that it has. */
export const CopyIconButton = ({ value, label }: { readonly value: string; readonly label: string }) => (
  <CopyButton value={value}>
    {({ copied, copy }) => (
      <ActionIcon variant="default" size="lg" onClick={copy} aria-label={copied ? text.common.copied : label}>
        {copied ? <CheckIcon size={16} /> : <CopyIcon size={16} />}
      </ActionIcon>
    )}
  </CopyButton>
);
