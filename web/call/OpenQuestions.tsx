/** The questions that stayed unanswered, each with the field in which the receptionist is taught the answer. */
import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { maximumOf, type RouterOutputs, useReload } from '../api.ts';
import { useBusiness } from '../business.ts';
import classes from './OpenQuestions.module.css';
import { text } from '../languages/text.ts';
import { typedIn } from '../ui/form.tsx';
import { CheckIcon } from '../ui/icons.tsx';
import { Dimmed, Note, Section } from '../ui/page.tsx';

type Question = RouterOutputs['calls']['get']['questions'][number];

export function OpenQuestions({ questions }: { readonly questions: readonly Question[] }) {
  const { role } = useBusiness();
  if (questions.length === 0) return null;
  return (
    <Section title={text.common.unanswered} about={text.calls.unansweredAbout}>
      <Stack component="ul" className={classes['questions'] ?? ''} gap="md">
        {questions.map((question) => (
          <li key={question.id}>
            {question.answered ? (
              <Taught question={question.question} />
            ) : role === 'staff' ? (
              <Text>{text.calls.quoted(question.question)}</Text>
            ) : (
              <Teach question={question} />
            )}
          </li>
        ))}
      </Stack>
    </Section>
  );
}

function Taught({ question }: { readonly question: string }) {
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <span className={classes['seal']}>
        <CheckIcon size={14} />
      </span>
      <div>
        <Text>{text.calls.quoted(question)}</Text>
        <Dimmed>{text.calls.taught}</Dimmed>
      </div>
    </Group>
  );
}

/** The form that asks for the answer to one question, or dismisses it. */
export function Teach({
  question: { id: questionId, question },
}: {
  readonly question: Pick<Question, 'id' | 'question'>;
}) {
  const { trpc, id: businessId } = useBusiness();
  const reload = useReload();
  const [asked, setAsked] = useState(question);
  const [answer, setAnswer] = useState('');
  const [dismissed, setDismissed] = useState(false);
  const teach = useMutation(
    trpc.calls.teach.mutationOptions({
      onSuccess: () => reload(trpc.calls.get.pathKey(), trpc.insights.pathKey(), trpc.businesses.pathKey()),
    }),
  );
  const dismiss = useMutation(
    trpc.calls.dismissQuestion.mutationOptions({
      onMutate: ({ dismissed: is = true }) => setDismissed(is),
      onError: (_error, { dismissed: was = true }) => setDismissed(!was),
    }),
  );
  if (dismissed) {
    return (
      <Group gap="xs" role="status">
        <Dimmed>{text.calls.dismissed(question)}</Dimmed>
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => dismiss.mutate({ businessId, questionId, dismissed: false })}
        >
          {text.common.undo}
        </Button>
      </Group>
    );
  }
  const ready = asked.trim() !== '' && answer.trim() !== '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) teach.mutate({ businessId, questionId, knowledge: { question: asked, answer } });
      }}
    >
      <TextInput label={text.common.question} maxLength={500} {...typedIn(asked, setAsked)} />
      <Textarea
        mt="xs"
        label={text.calls.answer}
        placeholder={text.calls.answerExample}
        autosize
        minRows={2}
        maxLength={2000}
        {...typedIn(answer, setAnswer)}
      />
      {(teach.isError || dismiss.isError) && (
        <Note trouble>{text.calls.notTaught(maximumOf(teach.error))}</Note>
      )}
      <Group gap="xs" mt="xs">
        <Button type="submit" size="sm" disabled={!ready} loading={teach.isPending}>
          {text.calls.teach}
        </Button>
        <Button
          size="sm"
          variant="subtle"
          onClick={() => dismiss.mutate({ businessId, questionId, dismissed: true })}
        >
          {text.calls.dismiss}
        </Button>
      </Group>
    </form>
  );
}
