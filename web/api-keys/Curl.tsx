import { useState } from 'react';
import { Token } from './Token.tsx';

const DAY_MS = 86_400_000;

/** A request to try in a terminal: the appointments of the coming week. */
export function Curl({ token }: { readonly token: string }) {
  const [today] = useState(() => Date.now());
  const day = (after: number) => `${new Date(today + after * DAY_MS).toISOString().slice(0, 10)}T00:00:00Z`;
  const address = `${location.origin}/api/v1/bookings?from=${day(0)}&to=${day(7)}`;
  return <Token token={`curl -H "Authorization: Bearer ${token}" "${address}"`} />;
}
