import { SimpleGrid, UnstyledButton } from '@mantine/core';
import classes from './Keypad.module.css';
import { text, textFor } from '../languages/text.ts';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

export function Keypad({
  press,
  disabled,
}: {
  readonly press: (digit: string) => void;
  readonly disabled: boolean;
}) {
  return (
    <SimpleGrid cols={3} spacing="xs" role="group" aria-label={text.phone.keypad}>
      {KEYS.map((key) => (
        <UnstyledButton
          key={key}
          className={classes['key'] ?? ''}
          disabled={disabled}
          aria-label={textFor(text.phone.keys, key) ?? undefined}
          onClick={() => press(key)}
        >
          {key}
        </UnstyledButton>
      ))}
    </SimpleGrid>
  );
}
