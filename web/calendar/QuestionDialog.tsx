/** Asked when the service did not simply do it: the time is taken, or sooner than the business promises. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { Dialog } from '../ui/Dialog.tsx';
import { momentOf } from '../ui/format.ts';
import type { Question } from './useChanges.tsx';

interface QuestionDialogProps {
  readonly question: Question;
  readonly zone: string;
  readonly onClose: () => void;
}

export function QuestionDialog({ question: { refused, goOn }, zone, onClose }: QuestionDialogProps) {
  switch (refused.status) {
    case 'taken':
      return (
        <Dialog onClose={onClose} title="That time is not free">
          <Stack>
            <Text>
              {refused.alternatives.length === 0
                ? 'Nothing else is free near it, either. Choose another day.'
                : 'It is taken, or outside the working hours. These are free near it:'}
            </Text>
            <Stack gap="xs">
              {refused.alternatives.map(({ staffId, staff, startsAt }) => (
                <Button
                  key={`${staffId} ${startsAt}`}
                  variant="light"
                  onClick={() => goOn({ staffId, startsAt })}
                >
                  {momentOf(startsAt, zone, new Date())} with {staff}
                </Button>
              ))}
            </Stack>
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                Leave it
              </Button>
            </Group>
          </Stack>
        </Dialog>
      );
    case 'short-notice':
      return (
        <Dialog onClose={onClose} title="That is very soon">
          <Stack>
            <Text>
              On the phone you ask for {noticeOf(refused.noticeMinutes)} of notice, and this is sooner. Do it
              all the same?
            </Text>
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                Leave it
              </Button>
              <Button onClick={() => goOn({ atShortNotice: true })}>Do it anyway</Button>
            </Group>
          </Stack>
        </Dialog>
      );
  }
}

/** `2 hours`, `90 minutes`, `3 days` */
function noticeOf(minutes: number): string {
  const [count, unit] =
    minutes % 1440 === 0
      ? [minutes / 1440, 'day']
      : minutes % 60 === 0
        ? [minutes / 60, 'hour']
        : [minutes, 'minute'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
