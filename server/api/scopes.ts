/** The scopes of an API key: to read or to write one subject of the API. */
export const SCOPES = [
  'bookings:read',
  'bookings:write',
  'businesses:read',
  'businesses:write',
  'calendar:read',
  'calendar:write',
  'calls:read',
  'calls:write',
  'customers:read',
  'customers:write',
  'insights:read',
  'messages:read',
  'messages:write',
] as const;
export type Scope = (typeof SCOPES)[number];

/** The scope that a procedure asks for, by its path (`bookings.list`). */
export const scopeOf = (path: string, type: 'query' | 'mutation'): string =>
  `${path.split('.')[0] ?? ''}:${type === 'query' ? 'read' : 'write'}`;
