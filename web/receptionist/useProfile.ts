import { useQuery } from '@tanstack/react-query';
import { fieldsOf, type RouterOutputs, useReload, useTRPC } from '../api.ts';
import { useBusiness } from '../business.ts';

export type Profile = RouterOutputs['businesses']['get'];
export type Service = Profile['services'][number];
export type StaffMember = Profile['staff'][number];

/** The business with its services, staff, hours and rules. */
export function useProfile() {
  const trpc = useTRPC();
  const { id: businessId } = useBusiness();
  return useQuery(trpc.businesses.get.queryOptions({ businessId }));
}

/** Loads again whatever depends on them. */
export function useRefresh(): () => Promise<void> {
  const trpc = useTRPC();
  const reload = useReload();
  return () => reload(trpc.businesses.pathKey(), trpc.bookings.pathKey());
}

/** The service's messages about the fields of one part of what was sent. */
export const fieldErrors = (error: unknown, part: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fieldsOf(error))
      .filter(([path]) => path.startsWith(`${part}.`))
      .map(([path, why]) => [path.slice(part.length + 1), why]),
  );
