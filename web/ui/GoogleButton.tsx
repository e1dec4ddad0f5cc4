import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { setupQuery } from '../api.ts';
import { type Failure, signInByGoogle } from '../auth.ts';
import { text } from '../languages/text.ts';

interface GoogleButtonProps {
  /** The page to open afterwards. */
  readonly next: string;
  readonly onProblem: (failure: Failure) => void;
}

/** The button to sign in or up with Google; nothing where the service has no Google sign-in. */
export function GoogleButton({ next, onProblem }: GoogleButtonProps) {
  const setup = useQuery(setupQuery);
  const [leaving, setLeaving] = useState(false);
  if (setup.data?.google !== true) return null;
  const leave = async () => {
    setLeaving(true);
    const outcome = await signInByGoogle(next);
    if (outcome.done) return;
    setLeaving(false);
    onProblem(outcome);
  };
  return (
    <Button variant="default" size="md" fullWidth loading={leaving} onClick={() => void leave()}>
      {text.ui.withGoogle}
    </Button>
  );
}
