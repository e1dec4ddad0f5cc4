/** The questions without an answer, the most asked first. */
import { Button, Collapse, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { Teach } from '../call/OpenQuestions.tsx';
import { marked } from '../languages/marked.tsx';
import { text } from '../languages/text.ts';
import { dateOf } from '../ui/format.ts';
import { Section } from '../ui/Section.tsx';
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
    <Section
      title={text.insights.unanswered}
      about={questions.length === 0 ? text.insights.allAnswered : text.calls.unansweredAbout}
      className={classes['wide'] ?? ''}
    >
      <ul className={classes['questions']}>
        {questions.map((question) => (
          <Asked key={question.id} question={question} zone={zone} />
        ))}
      </ul>
    </Section>
  );
}

function Asked({ question, zone }: { readonly question: Question; readonly zone: string }) {
  const [opened, { toggle }] = useDisclosure();
  const { callId, times, lastAt } = question;
  return (
    <li>
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <div>
          <Text>{text.calls.quoted(question.question)}</Text>
          <Text size="sm" c="dimmed">
            {marked(text.insights.asked(times, dateOf(lastAt, zone)), (date) => (
              <Link to="/calls/$callId" params={{ callId }} className={classes['call'] ?? ''}>
                {date}
              </Link>
            ))}
          </Text>
        </div>
        <Button size="compact-sm" variant="default" flex="none" aria-expanded={opened} onClick={toggle}>
          {text.calls.teach}
        </Button>
      </Group>
      <Collapse expanded={opened}>
        <div className={classes['teach']}>{opened && <Teach question={question} />}</div>
      </Collapse>
    </li>
  );
}
