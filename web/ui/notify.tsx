/** Notifications at the edge of the page, shown on whichever page the user is meanwhile. */
import { Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { codeOf, maximumOf } from '../api.ts';
import { text } from '../languages/text.ts';
import { SmallButton } from './buttons.tsx';

/** The time in which something can be undone. */
const UNDO_MS = 10_000;
const closeButtonProps = () => ({ 'aria-label': text.common.close });

/**
 * Says what was done, with an undo button for a while where that is possible.
 * @returns the notification's id, with which a later one can replace it.
 */
export function done(what: string, undo?: () => void): string {
  const id = notifications.show({
    color: 'kelp',
    autoClose: UNDO_MS,
    closeButtonProps: closeButtonProps(),
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{what}</Text>
        {undo !== undefined && (
          <SmallButton
            onClick={() => {
              notifications.hide(id);
              undo();
            }}
          >
            {text.common.undo}
          </SmallButton>
        )}
      </Group>
    ),
  });
  return id;
}

/** Says what could not be done. */
export function failed(what: string, error: unknown): void {
  const why = codeOf(error) === null ? text.ui.unreachable : (maximumOf(error) ?? '');
  notDone(`${what} ${why}`.trim());
}

/** Says that something was not done, and why. */
export function notDone(why: string): void {
  notifications.show({ color: 'buoy', closeButtonProps: closeButtonProps(), message: why });
}
