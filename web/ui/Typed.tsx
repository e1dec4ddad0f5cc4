/** A field that reports its value when the typing pauses, and follows when the value changes elsewhere. */
import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { text } from '../languages/text.ts';
import { typedIn } from './form.tsx';
import { SearchIcon } from './icons.tsx';
import classes from './Typed.module.css';

/** Longer than the pause between two letters, shorter than a noticeable wait. */
const TYPING_MS = 300;

interface TypedProps {
  readonly label: string;
  readonly type: 'search' | 'tel';
  readonly value: string;
  readonly change: (value: string) => void;
  readonly className?: string;
}

export function Typed({ label, type, value, change, className = '' }: TypedProps) {
  const [typed, setTyped] = useState({ text: value, of: value });
  const tell = useDebouncedCallback(change, TYPING_MS);
  const shown = typed.of === value || typed.text.trim() === value ? typed.text : value;
  const set = (next: string) => {
    setTyped({ text: next, of: value });
    tell(next.trim());
  };
  return (
    <TextInput
      className={`${classes['typed'] ?? ''} ${className}`}
      type={type}
      aria-label={label}
      placeholder={label}
      leftSection={type === 'search' ? <SearchIcon size={16} /> : null}
      rightSection={
        shown === '' ? null : (
          <CloseButton size="sm" aria-label={text.ui.clear(label)} onClick={() => set('')} />
        )
      }
      {...typedIn(shown, set)}
    />
  );
}
