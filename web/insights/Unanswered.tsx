/** The questions without an answer, the most asked first. */
import { Collapse, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useBusiness } from '../business.ts';
import { Teach } from '../call/OpenQuestions.tsx';
import type { Insights } from './numbers.ts';
import classes from './Unanswered.module.css';
import { marked } from '../languages/marked.tsx';
import { text } from '../languages/text.ts';
import { SmallButton } from '../ui/buttons.tsx';
import { dateOf } from '../ui/format.ts';
import { Dimmed, Section } from '../ui/page.tsx';

type Question = Insights['questions'][number];

export function Unanswered({ questions }: Pick<Insights, 'questions'>) {
  return (
    <Section
      title={text.common.unanswered}
      about={questions.length === 0 ? text.insights.allAnswered : text.calls.unansweredAbout}
      className={classes['wide'] ?? ''}
    >
      <ul className={classes['questions']}>
        {questions.map((question) => (
          <Asked key={question.id} question={question} />
        ))}
      </ul>
    </Section>
  );
}

function Asked({ question }: { readonly question: Question }) {
  const { zone } = useBusiness();
  const [opened, { toggle }] = useDisclosure();
  const { callId, times, lastAt } = question;
  return (
    <li>
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <div>
          <Text>{text.calls.quoted(question.question)}</Text>
          <Dimmed>
            {marked(text.insights.asked(times, dateOf(lastAt, zone)), (date) => (
              <Link to="/calls/$callId" params={{ callId }} className="link">
                {date}
              </Link>
            ))}
          </Dimmed>
        </div>
        <SmallButton flex="none" aria-expanded={opened} onClick={toggle}>
          {text.calls.answer}
        </SmallButton>
      </Group>
      <Collapse expanded={opened}>
        <div className={classes['teach']}>{opened && <Teach question={question} />}</div>
      </Collapse>
    </li>
  );
}
