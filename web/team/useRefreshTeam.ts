import { useQueryClient } from '@tanstack/react-query';
import { useTRPC } from '../api.ts';

/** Loads again what a change of the team affects: the team, and what its members may see. */
export function useRefreshTeam(): () => Promise<void> {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return async () => {
    await Promise.all(
      [trpc.team.pathKey(), trpc.businesses.mine.pathKey()].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
  };
}
