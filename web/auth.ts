/** Who is signed in, by the service's session cookie. */
import { queryOptions } from '@tanstack/react-query';
import { createAuthClient } from 'better-auth/react';

const client = createAuthClient({ basePath: '/api/auth' });

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => {
    const { data, error } = await client.getSession();
    if (error !== null) throw new Error(error.message ?? UNREACHED);
    return data;
  },
  staleTime: Infinity,
});

const UNREACHED = 'The service did not answer. Try again in a moment.';

/** @returns a sentence that says why it failed, or null. */
export async function signIn(email: string, password: string): Promise<string | null> {
  try {
    const { error } = await client.signIn.email({ email, password });
    if (error === null) return null;
    if (error.status === 401) return 'That e-mail and password do not belong together.';
    return error.message ?? UNREACHED;
  } catch {
    return UNREACHED; // The browser tells a page nothing more of a request that got no answer.
  }
}

export async function signOut(): Promise<void> {
  const { error } = await client.signOut();
  if (error !== null) throw new Error(error.message ?? UNREACHED);
}
