import { fieldsOf } from '../api.ts';
import { Note } from '../ui/Note.tsx';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** What the service has against the hours that were sent as that part; nothing where it has nothing. */
export function HoursProblem({ error, part }: { readonly error: unknown; readonly part: string }) {
  const problems = Object.entries(fieldsOf(error)).filter(([path]) => path.startsWith(part));
  if (problems.length === 0) return null;
  const sentences = problems.map(([path, why]) => {
    const day = DAYS[Number(path.slice(part.length + 1).split('.')[0] || NaN)];
    return `${day ?? 'The day'} ${why}.`;
  });
  return <Note trouble>{sentences.join(' ')}</Note>;
}
