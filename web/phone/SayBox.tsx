import { Button, Group, TextInput } from '@mantine/core';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { text } from '../languages/text.ts';
import { typedIn } from '../ui/form.tsx';
import { SendIcon } from '../ui/icons.tsx';
import { Note } from '../ui/page.tsx';

interface SayBoxProps {
  readonly say: (words: string) => void;
  /** Told of each change of what is typed. */
  readonly type?: () => void;
  readonly label?: string;
  readonly placeholder?: string;
  readonly action?: string;
  readonly maxLength?: number;
  /** Small, and without taking the focus. */
  readonly small?: boolean;
}

/** A field to type what would be said. */
export function SayBox({
  say,
  type,
  label = text.phone.typeWhat,
  placeholder = label,
  action = text.phone.say,
  maxLength = 1000,
  small = false,
}: SayBoxProps) {
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const size = small ? 'sm' : 'md';
  useEffect(() => {
    if (!small) input.current?.focus();
  }, [small]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const words = typed.trim();
    if (words === '') return;
    say(words);
    setTyped('');
  };
  const write = (words: string) => {
    setTyped(words);
    type?.();
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" wrap="nowrap">
        <TextInput
          ref={input}
          flex={1}
          size={size}
          radius="xl"
          aria-label={label}
          placeholder={placeholder}
          autoComplete="off"
          maxLength={maxLength}
          {...typedIn(typed, write)}
        />
        <Button
          type="submit"
          size={size}
          variant={small ? 'default' : 'filled'}
          leftSection={<SendIcon size={small ? 16 : 18} />}
        >
          {action}
        </Button>
      </Group>
    </form>
  );
}

/** The note that a line came too fast and was not heard. @param line `#` stands for keys. */
export const TooFast = ({ line }: { readonly line: string | null }) =>
  line === null ? null : (
    <Note trouble>{line === '#' ? text.phone.keysTooFast : text.phone.tooFast(shortened(line))}</Note>
  );

const SHOWN = 60;
const shortened = (line: string) => (line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line);
