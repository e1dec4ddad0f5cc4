/** The question when the service refused a change: the time is taken, or at too short notice. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { text } from '../languages/text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogButtons } from '../ui/DialogButtons.tsx';
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
        <Dialog onClose={onClose} title={text.calendar.notFree}>
          <Stack>
            <Text>{refused.alternatives.length === 0 ? text.calendar.noneNear : text.calendar.freeNear}</Text>
            <Stack gap="xs">
              {refused.alternatives.map(({ staffId, staff, startsAt }) => (
                <Button
                  key={`${staffId} ${startsAt}`}
                  variant="light"
                  onClick={() => goOn({ staffId, startsAt })}
                >
                  {text.common.appointment(momentOf(startsAt, zone, new Date()), staff)}
                </Button>
              ))}
            </Stack>
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                {text.calendar.leaveIt}
              </Button>
            </Group>
          </Stack>
        </Dialog>
      );
    case 'short-notice':
      return (
        <Dialog onClose={onClose} title={text.calendar.verySoon}>
          <Stack>
            <Text>{text.calendar.soonerThan(refused.noticeMinutes)}</Text>
            <DialogButtons
              cancel={text.calendar.leaveIt}
              onCancel={onClose}
              onClick={() => goOn({ atShortNotice: true })}
            >
              {text.calendar.doIt}
            </DialogButtons>
          </Stack>
        </Dialog>
      );
  }
}
