import { useQuery } from '@tanstack/react-query';
import { setupQuery } from '../api.ts';
import { text } from '../languages/text.ts';
import { Note } from './Note.tsx';

/** A warning where no e-mail leaves the service, and no outbox shows it either. */
export function NoMail() {
  const { data } = useQuery(setupQuery);
  const leaves = data?.outbox !== false || data.vendors.some(({ name, live }) => name === 'E-mail' && live);
  if (leaves) return null;
  return <Note trouble>{text.ui.noMail}</Note>;
}
