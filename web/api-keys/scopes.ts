/** What a key may be allowed, as the page shows it. */
import type { RouterInputs } from '../api.ts';

export type Scope = RouterInputs['keys']['make']['scopes'][number];

interface Subject {
  readonly label: string;
  readonly about: string;
  readonly read: Scope;
  /** Null: there is nothing to write. */
  readonly write: Scope | null;
}

export const SUBJECTS: readonly Subject[] = [
  { label: 'Bookings', about: 'appointments and free times', read: 'bookings:read', write: 'bookings:write' },
  { label: 'Calls', about: 'history, transcripts, opinions', read: 'calls:read', write: 'calls:write' },
  { label: 'Customers', about: 'names, numbers, notes', read: 'customers:read', write: 'customers:write' },
  { label: 'Messages', about: 'what callers left', read: 'messages:read', write: 'messages:write' },
  { label: 'Business', about: 'hours, staff, services', read: 'businesses:read', write: 'businesses:write' },
  {
    label: 'Calendar feeds',
    about: 'addresses to subscribe to',
    read: 'calendar:read',
    write: 'calendar:write',
  },
  { label: 'Insights', about: 'figures over time', read: 'insights:read', write: null },
];

/** `Bookings, Calls (read only)` */
export function inWords(scopes: readonly string[]): string {
  const told = SUBJECTS.flatMap(({ label, read, write }) => {
    if (write !== null && scopes.includes(write))
      return [scopes.includes(read) ? label : `${label} (write only)`];
    return scopes.includes(read) ? [`${label} (read only)`] : [];
  });
  return told.join(', ');
}
