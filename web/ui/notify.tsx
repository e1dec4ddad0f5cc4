/** What is said of an action at the edge of the page, wherever one has gone meanwhile. */
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { codeOf, maximumOf } from '../api.ts';
import { text } from '../languages/text.ts';

/** How long one can take something back. */
const UNDO_MS = 10_000;
const closeButtonProps = { 'aria-label': text.common.close };

/**
 * Says what was done, and takes it back, where that can be, while one can still think better of it.
 * @returns the note's id, by which a later one can take its place.
 */
export function done(what: string, undo?: () => void): string {
  const id = notifications.show({
    color: 'kelp',
    autoClose: UNDO_MS,
    closeButtonProps,
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{what}</Text>
        {undo !== undefined && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              notifications.hide(id);
              undo();
            }}
          >
            {text.common.undo}
          </Button>
        )}
      </Group>
    ),
  });
  return id;
}

/** Says what could not be done. */
export function failed(what: string, error: unknown): void {
  const why = codeOf(error) === null ? text.ui.unreachable : (maximumOf(error) ?? '');
  notifications.show({ color: 'buoy', closeButtonProps, message: `${what} ${why}`.trim() });
}
