/** Forms and their fields. */
import { Stack, type StackProps } from '@mantine/core';
import type { ReactNode, SubmitEvent } from 'react';

interface FormProps extends StackProps {
  readonly submit: (event: SubmitEvent<HTMLFormElement>) => void;
  readonly children: ReactNode;
}

/** A form with its fields one below the other. The page says what is wrong with them, not the browser. */
export const Form = ({ submit, ...stack }: FormProps) => (
  <form
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      submit(event);
    }}
  >
    <Stack {...stack} />
  </form>
);

interface Changed<Target> {
  readonly currentTarget: Target;
}

/** What a controlled field is given: what it shows, and what takes a change of it. */
export const typedIn = <Value extends string | number>(value: Value, change: (value: string) => void) => ({
  value,
  onChange: ({ currentTarget }: Changed<{ readonly value: string }>) => change(currentTarget.value),
});

export const ticked = (checked: boolean, change: (checked: boolean) => void) => ({
  checked,
  onChange: ({ currentTarget }: Changed<{ readonly checked: boolean }>) => change(currentTarget.checked),
});
