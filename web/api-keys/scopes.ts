/** The scopes of an API key, as the page shows them. */
import type { RouterInputs } from '../api.ts';
import { text } from '../languages/text.ts';

export type Scope = RouterInputs['keys']['make']['scopes'][number];

interface Subject {
  /** Its name, and what that is. */
  readonly texts: readonly [string, string];
  readonly read: Scope;
  /** Null: there is nothing to write. */
  readonly write: Scope | null;
}

const { subjects } = text.apiKeys;

export const SUBJECTS: readonly Subject[] = [
  { texts: subjects.bookings, read: 'bookings:read', write: 'bookings:write' },
  { texts: subjects.calls, read: 'calls:read', write: 'calls:write' },
  { texts: subjects.customers, read: 'customers:read', write: 'customers:write' },
  { texts: subjects.messages, read: 'messages:read', write: 'messages:write' },
  { texts: subjects.businesses, read: 'businesses:read', write: 'businesses:write' },
  { texts: subjects.calendar, read: 'calendar:read', write: 'calendar:write' },
  { texts: subjects.insights, read: 'insights:read', write: null },
];

/** `Bookings, Calls (read only)` */
export function inWords(scopes: readonly string[]): string {
  const told = SUBJECTS.flatMap(({ texts: [label], read, write }) => {
    const [reads, writes] = [read, write].map((scope) => scope !== null && scopes.includes(scope));
    if (writes === true) return [reads === true ? label : text.apiKeys.writeOnly(label)];
    return reads === true ? [text.apiKeys.readOnly(label)] : [];
  });
  return told.join(', ');
}
