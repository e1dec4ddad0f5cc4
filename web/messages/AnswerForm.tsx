import { Button, Group, Text, Textarea } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { codeOf } from '../api.ts';

interface AnswerFormProps {
  readonly to: string;
  readonly send: (text: string) => Promise<unknown>;
  readonly close: () => void;
}

/** Writes an answer; what was written stays until it is really on its way. */
export function AnswerForm({ to, send, close }: AnswerFormProps) {
  const [text, setText] = useState('');
  const [sending, setSending] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() === '') {
      setTrouble('Write something first.');
      return;
    }
    setSending(true);
    send(text).then(close, (error: unknown) => {
      setSending(false);
      setTrouble(
        codeOf(error) !== null && error instanceof Error
          ? error.message
          : 'The service could not be reached. Your answer is still here; try again in a moment.',
      );
    });
  };
  return (
    <form onSubmit={submit}>
      <Textarea
        mt="md"
        label={`Answer to ${to}`}
        description="Your greeting, the business's name and number, and their message are put around it."
        autosize
        minRows={3}
        maxLength={5000}
        data-autofocus
        autoFocus
        value={text}
        error={trouble}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setTrouble(null);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text === '') close();
        }}
      />
      <Group mt="sm" gap="sm" justify="flex-end">
        <Text size="sm" c="dimmed" mr="auto">
          The message is done then.
        </Text>
        <Button size="sm" variant="default" onClick={close}>
          Do not answer
        </Button>
        <Button size="sm" type="submit" loading={sending}>
          Send
        </Button>
      </Group>
    </form>
  );
}
