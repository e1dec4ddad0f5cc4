import { useQuery } from '@tanstack/react-query';
import { setupQuery } from '../api.ts';
import { text } from '../languages/text.ts';
import { Note } from './Note.tsx';

/** Where no mail leaves, nobody waits for one. While Ahoy is tried out, the outbox shows them all. */
export function NoMail() {
  const { data } = useQuery(setupQuery);
  const leaves = data?.outbox !== false || data.vendors.some(({ name, live }) => name === 'E-mail' && live);
  if (leaves) return null;
  return <Note trouble>{text.ui.noMail}</Note>;
}
