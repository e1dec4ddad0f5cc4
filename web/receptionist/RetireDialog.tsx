import { Button, Group, Stack, Text } from '@mantine/core';
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
    <Dialog onClose={onClose} title={`Remove ${name}?`}>
      <Stack>
        <Text>
          {coming === 0
            ? 'There are no coming bookings.'
            : `${coming === 1 ? 'One coming booking stays' : `${coming} coming bookings stay`} in the calendar as it is: move or cancel it there if need be.`}{' '}
          From now on callers are not offered {name} any more.
        </Text>
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            Keep
          </Button>
          <Button color="buoy.7" onClick={onRetire}>
            Remove
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
