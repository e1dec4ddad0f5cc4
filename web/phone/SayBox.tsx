import { Button, Group, TextInput } from '@mantine/core';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { SendIcon } from '../ui/icons.tsx';

/** For who types what they would say. It has the focus as soon as the line is open. */
export function SayBox({ say }: { readonly say: (text: string) => void }) {
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const words = text.trim();
    if (words === '') return;
    say(words);
    setText('');
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" wrap="nowrap">
        <TextInput
          ref={input}
          flex={1}
          size="md"
          radius="xl"
          aria-label="Type what you would say"
          placeholder="Type what you would say"
          autoComplete="off"
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" size="md" leftSection={<SendIcon size={18} />}>
          Say
        </Button>
      </Group>
    </form>
  );
}
