import { Button, Group, Stack, Text } from '@mantine/core';
import { text } from '../languages/text.ts';
import { Dialog } from '../ui/Dialog.tsx';

interface RetireDialogProps {
  readonly name: string;
  /** How many bookings with it are still to come. */
  readonly coming: number;
  readonly onClose: () => void;
  readonly onRetire: () => void;
}

/** Tells what hangs on somebody or something before it goes. */
export function RetireDialog({ name, coming, onClose, onRetire }: RetireDialogProps) {
  return (
    <Dialog onClose={onClose} title={text.business.retire(name)}>
      <Stack>
        <Text>{text.business.retireAbout(name, coming)}</Text>
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {text.common.keep}
          </Button>
          <Button color="buoy.7" onClick={onRetire}>
            {text.common.remove}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
