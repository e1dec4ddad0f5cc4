import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';

/** Goes on to a page as the user who has just signed in, without the data of an earlier user. */
export function useEnter(next: string): () => Promise<void> {
  const queryClient = useQueryClient();
  const router = useRouter();
  return async () => {
    await queryClient.resetQueries();
    router.history.push(next);
  };
}
