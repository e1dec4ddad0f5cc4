/** A dialog over the page, with a title and a close button that has a label. */
import { Modal, type ModalProps, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { text } from '../languages/text.ts';

interface DialogProps extends Pick<ModalProps, 'onClose' | 'size'> {
  readonly title: string;
  readonly children: ReactNode;
}

/** Open as long as it is there. */
export const Dialog = ({ title, children, ...rest }: DialogProps) => (
  <Modal
    opened
    {...rest}
    title={
      <Text span size="lg" fw={600}>
        {title}
      </Text>
    }
    closeButtonProps={{ 'aria-label': text.common.close }}
    styles={{ body: { paddingTop: 'var(--mantine-spacing-md)' } }}
  >
    {children}
  </Modal>
);
