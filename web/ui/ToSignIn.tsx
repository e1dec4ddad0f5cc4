import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { text } from '../languages/text.ts';

/** A link to the sign-in page, for those who have an account. */
export const ToSignIn = ({ next, children }: { readonly next: string; readonly children: ReactNode }) => (
  <Text size="sm">
    {children}{' '}
    <Anchor
      inherit
      underline="always"
      renderRoot={(props) => <Link {...props} to="/sign-in" search={{ next }} />}
    >
      {text.common.signIn}
    </Anchor>
  </Text>
);
