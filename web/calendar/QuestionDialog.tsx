/** The question when the service refused a change: what is in the way, and how to go on. */
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { Question } from './useChanges.tsx';
import { text } from '../languages/text.ts';
import { Dialog, DialogButtons } from '../ui/Dialog.tsx';
import { momentOf, timeOf } from '../ui/format.ts';

interface QuestionDialogProps {
  readonly question: Question;
  readonly zone: string;
  readonly onClose: () => void;
}

export function QuestionDialog({ question, zone, onClose }: QuestionDialogProps) {
  const leave = { cancel: text.calendar.leaveIt, onCancel: onClose };
  switch (question.type) {
    case 'taken':
      return (
        <Dialog onClose={onClose} title={text.calendar.notFree}>
          <Taken {...{ question, zone, onClose }} />
        </Dialog>
      );
    case 'short-notice':
      return (
        <Dialog onClose={onClose} title={text.calendar.verySoon}>
          <Stack>
            <Text>{text.calendar.soonerThan(question.noticeMinutes)}</Text>
            <DialogButtons {...leave} onClick={() => question.goOn({ atShortNotice: true })}>
              {text.calendar.doIt}
            </DialogButtons>
          </Stack>
        </Dialog>
      );
    case 'given-away':
      return (
        <Dialog onClose={onClose} title={text.calendar.notFree}>
          <Stack>
            <Text>{text.calendar.givenAway(question.names)}</Text>
            <DialogButtons {...leave} onClick={question.goOn}>
              {text.calendar.restoreAnyway}
            </DialogButtons>
          </Stack>
        </Dialog>
      );
  }
}

interface TakenProps extends QuestionDialogProps {
  readonly question: Extract<Question, { type: 'taken' }>;
}

/** By staff member what is in the way, and a button that does it all the same; and the free times near it. */
function Taken({ question: { inTheWay, alternatives, goOn }, zone, onClose }: TakenProps) {
  return (
    <Stack>
      {inTheWay.map(({ staffId, staff, obstacles }) => (
        <Alert key={staffId} color="brass" title={staff}>
          <ul>
            {obstacles.map((obstacle, index) => (
              <li key={index}>{reasonOf(obstacle, staff, zone)}</li>
            ))}
          </ul>
          <Button mt="xs" size="compact-sm" variant="default" onClick={() => goOn({ staffId, anyway: true })}>
            {text.calendar.anywayWith(staff)}
          </Button>
        </Alert>
      ))}
      <Text>{alternatives.length === 0 ? text.calendar.noneNear : text.calendar.freeNear}</Text>
      <Stack gap="xs">
        {alternatives.map(({ staffId, staff, startsAt }) => (
          <Button key={`${staffId} ${startsAt}`} variant="light" onClick={() => goOn({ staffId, startsAt })}>
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
  );
}

type Obstacle = TakenProps['question']['inTheWay'][number]['obstacles'][number];

function reasonOf(obstacle: Obstacle, staff: string, zone: string): string {
  const { inTheWay } = text.calendar;
  switch (obstacle.type) {
    case 'booking': {
      const { name, service, startsAt, endsAt } = obstacle.booking;
      return inTheWay.booking(name, service, timeOf(startsAt, zone), timeOf(endsAt, zone));
    }
    case 'time-off':
      return obstacle.everybody ? inTheWay.blocked(obstacle.note) : inTheWay.off(staff, obstacle.note);
    case 'closed':
      return inTheWay.closed;
    case 'not-working':
      return inTheWay.notWorking(staff);
    case 'not-their-service':
      return inTheWay.notTheirService(staff);
    case 'past':
      return inTheWay.past;
    case 'far-ahead':
      return inTheWay.farAhead(obstacle.daysAhead);
  }
}
