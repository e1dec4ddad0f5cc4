import { Button, Group, Textarea } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { codeOf } from '../api.ts';
import { text } from '../languages/text.ts';
import { Dimmed } from '../ui/page.tsx';

interface AnswerFormProps {
  readonly to: string;
  readonly about: string;
  /** In characters. */
  readonly longest: number;
  readonly send: (answer: string) => Promise<unknown>;
  readonly close: () => void;
}

/** The form for an answer; the text stays until it is really sent. */
export function AnswerForm({ to, about, longest, send, close }: AnswerFormProps) {
  const [answer, setAnswer] = useState('');
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (answer.trim() === '') {
      setTrouble(text.messages.empty);
      return;
    }
    setSending(true);
    send(answer).then(close, (error: unknown) => {
      setSending(false);
      setTrouble(
        codeOf(error) !== null && error instanceof Error ? error.message : text.messages.answerUnreachable,
      );
    });
  };
  return (
    <form onSubmit={submit}>
      <Textarea
        mt="md"
        label={text.messages.answerTo(to)}
        description={about}
        autosize
        minRows={3}
        maxLength={longest}
        data-autofocus
        autoFocus
        value={answer}
        error={trouble}
        onChange={(event) => {
          setAnswer(event.currentTarget.value);
          setTrouble(null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && answer === '') close();
        }}
      />
      <Group mt="sm" gap="sm" justify="flex-end">
        <Dimmed mr="auto">{text.messages.thenDone}</Dimmed>
        <Button size="sm" variant="default" onClick={close}>
          {text.messages.doNotAnswer}
        </Button>
        <Button size="sm" type="submit" loading={sending}>
          {text.messages.send}
        </Button>
      </Group>
    </form>
  );
}
