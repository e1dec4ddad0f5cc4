import { Button, Stack } from '@mantine/core';
import type { ReactNode, SubmitEventHandler } from 'react';
import type { Failure } from '../auth.ts';
import { OuterPage } from './OuterPage.tsx';
import { Problem } from './Problem.tsx';

interface FormPageProps {
  readonly title: string;
  readonly lead: string;
  readonly onSubmit: SubmitEventHandler<HTMLFormElement>;
  readonly submitting: boolean;
  /** What the button says. */
  readonly action: string;
  readonly problem: Failure | null;
  readonly fields: ReactNode;
  /** The ways to other pages, below the button. */
  readonly children?: ReactNode;
}

/** A page outside the dashboard that is one form. */
export const FormPage = ({
  title,
  lead,
  onSubmit,
  submitting,
  action,
  problem,
  fields,
  children,
}: FormPageProps) => (
  <OuterPage title={title} lead={lead}>
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {problem !== null && <Problem failure={problem} />}
        {fields}
        <Button type="submit" size="md" fullWidth loading={submitting}>
          {action}
        </Button>
        {children}
      </Stack>
    </form>
  </OuterPage>
);
