/** What is said of an action at the edge of the page, wherever one has gone meanwhile. */
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { codeOf } from '../api.ts';

/** How long one can take something back. */
const UNDO_MS = 10_000;

/** Says what was done, and takes it back, where that can be, while one can still think better of it. */
export function done(what: string, undo?: () => void): void {
  const id = notifications.show({
    color: 'kelp',
    autoClose: UNDO_MS,
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
            Undo
          </Button>
        )}
      </Group>
    ),
  });
}

/** Says what could not be done. */
export function failed(what: string, error: unknown): void {
  const why = codeOf(error) === null ? ' The service could not be reached; try again in a moment.' : '';
  notifications.show({ color: 'buoy', message: `${what}${why}` });
}
