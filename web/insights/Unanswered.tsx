/** What callers asked and nobody has taught yet, the most asked first. */
import { Button, Card, Collapse, Group, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { Teach } from '../call/OpenQuestions.tsx';
import { dateOf } from '../ui/format.ts';
import type { Insights } from './numbers.ts';
import classes from './Unanswered.module.css';

type Question = Insights['questions'][number];

export function Unanswered({
  questions,
  zone,
}: {
  readonly questions: readonly Question[];
  readonly zone: string;
}) {
  return (
    <Card component="section" aria-labelledby="unanswered" className={classes['wide'] ?? ''}>
      <Title order={2} id="unanswered">
        Asked in vain
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {questions.length === 0
          ? 'Every question in these days found an answer.'
          : 'Give the answer once, and the next caller hears it.'}
      </Text>
      <ul className={classes['questions']}>
        {questions.map((question) => (
          <Asked key={question.id} question={question} zone={zone} />
        ))}
      </ul>
    </Card>
  );
}

function Asked({ question, zone }: { readonly question: Question; readonly zone: string }) {
  const [opened, { toggle }] = useDisclosure();
  const { callId, times, lastAt } = question;
  return (
    <li>
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <div>
          <Text>“{question.question}”</Text>
          <Text size="sm" c="dimmed">
            {times === 1 ? 'Asked once' : `Asked ${times} times`}, last on{' '}
            <Link to="/calls/$callId" params={{ callId }} className={classes['call'] ?? ''}>
              {dateOf(lastAt, zone)}
            </Link>
          </Text>
        </div>
        <Button size="compact-sm" variant="default" flex="none" aria-expanded={opened} onClick={toggle}>
          Teach
        </Button>
      </Group>
      <Collapse expanded={opened}>
        <div className={classes['teach']}>{opened && <Teach question={question} />}</div>
      </Collapse>
    </li>
  );
}
