import { useReload, useTRPC } from '../api.ts';

/** Loads again what a change of the team affects: the team, and what its members may see. */
export function useRefreshTeam(): () => Promise<void> {
  const trpc = useTRPC();
  const reload = useReload();
  return () => reload(trpc.team.pathKey(), trpc.businesses.mine.pathKey());
}
