/** The scopes of an API key, as the page shows them. */
import type { RouterInputs } from '../api.ts';
import { text } from '../languages/text.ts';

export type Scope = RouterInputs['keys']['make']['scopes'][number];

interface Scoped {
  readonly name: keyof typeof text.apiKeys.subjects;
  readonly read: Scope;
  /** Null: there is nothing to write. */
  readonly write: Scope | null;
}

const SUBJECTS: readonly Scoped[] = [
  { name: 'bookings', read: 'bookings:read', write: 'bookings:write' },
  { name: 'calls', read: 'calls:read', write: 'calls:write' },
  { name: 'customers', read: 'customers:read', write: 'customers:write' },
  { name: 'messages', read: 'messages:read', write: 'messages:write' },
  { name: 'businesses', read: 'businesses:read', write: 'businesses:write' },
  { name: 'calendar', read: 'calendar:read', write: 'calendar:write' },
  { name: 'insights', read: 'insights:read', write: null },
];

interface Subject extends Scoped {
  /** Its name, and what that is. */
  readonly texts: readonly [string, string];
}

export const subjects = (): readonly Subject[] =>
  SUBJECTS.map((each) => ({ ...each, texts: text.apiKeys.subjects[each.name] }));

/** `Bookings, Calls (read only)` */
export function inWords(scopes: readonly string[]): string {
  const told = subjects().flatMap(({ texts: [label], read, write }) => {
    const [reads, writes] = [read, write].map((scope) => scope !== null && scopes.includes(scope));
    if (writes === true) return [reads === true ? label : text.apiKeys.writeOnly(label)];
    return reads === true ? [text.apiKeys.readOnly(label)] : [];
  });
  return told.join(', ');
}
