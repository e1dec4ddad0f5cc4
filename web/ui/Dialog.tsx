/** A dialog over the page, with a title and a close button that has a label. */
import { Button, type ButtonProps, Group, Modal, type ModalProps, Stack, Text } from '@mantine/core';
import { createContext, type ReactNode, use, useEffect, useState } from 'react';
import { text } from '../languages/text.ts';
import { Note } from './page.tsx';

interface DialogProps extends Pick<ModalProps, 'onClose' | 'size'> {
  readonly title: string;
  readonly children: ReactNode;
}

const UnsavedContext = createContext<(unsaved: boolean) => void>(() => undefined);

/** Tells the dialog around it, if any, whether something in it was not saved: then it asks before it closes. */
export function useUnsaved(unsaved: boolean): void {
  const tell = use(UnsavedContext);
  useEffect(() => {
    tell(unsaved);
    return () => tell(false);
  }, [tell, unsaved]);
}

/** Open as long as it is there. */
export function Dialog({ title, onClose, children, ...rest }: DialogProps) {
  const [unsaved, setUnsaved] = useState(false);
  const [asking, ask] = useState(false);
  return (
    <UnsavedContext value={setUnsaved}>
      <Modal
        opened
        {...rest}
        onClose={() => (unsaved ? ask(true) : onClose())}
        // Meant for the question above it.
        closeOnEscape={!asking}
        title={
          <Text span size="lg" fw={600}>
            {title}
          </Text>
        }
        closeButtonProps={{ 'aria-label': text.common.close }}
        styles={{ body: { paddingTop: 'var(--mantine-spacing-md)' } }}
      >
        {children}
        {asking && <UnsavedDialog onClose={() => ask(false)} onConfirm={onClose} />}
      </Modal>
    </UnsavedContext>
  );
}

/** Asks before changes that were not saved are lost. */
export const UnsavedDialog = (answers: Pick<ConfirmDialogProps, 'onClose' | 'onConfirm'>) => (
  <ConfirmDialog
    title={text.ui.unsaved.title}
    about={text.ui.unsaved.about}
    keep={text.ui.unsaved.stay}
    confirm={text.ui.unsaved.leave}
    {...answers}
  />
);

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

interface ConfirmDialogProps {
  readonly title: string;
  /** What will happen. */
  readonly about: string;
  readonly keep?: string;
  readonly confirm?: string;
  /** The request, where the dialog stays until it is answered. */
  readonly request?: { readonly isPending: boolean; readonly error: { readonly message: string } | null };
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** Asks before something is taken away. */
export const ConfirmDialog = ({
  title,
  about,
  keep = text.common.keep,
  confirm = text.common.remove,
  request,
  onClose,
  onConfirm,
}: ConfirmDialogProps) => (
  <Dialog onClose={onClose} title={title}>
    <Stack>
      <Text>{about}</Text>
      {request?.error != null && <Note trouble>{request.error.message}</Note>}
      <DialogButtons
        cancel={keep}
        onCancel={onClose}
        color="buoy.7"
        loading={request?.isPending === true}
        onClick={onConfirm}
      >
        {confirm}
      </DialogButtons>
    </Stack>
  </Dialog>
);
