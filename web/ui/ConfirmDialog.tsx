import { Stack, Text } from '@mantine/core';
import { text } from '../languages/text.ts';
import { Dialog } from './Dialog.tsx';
import { DialogButtons } from './DialogButtons.tsx';
import { Note } from './Note.tsx';

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
