import { fieldsOf } from '../api.ts';
import { text } from '../languages/text.ts';
import { weekdayNames } from '../ui/format.ts';
import { Note } from '../ui/Note.tsx';

/** The service's objections to the hours that were sent in this part of the request; nothing where there are none. */
export function HoursProblem({ error, part }: { readonly error: unknown; readonly part: string }) {
  const problems = Object.entries(fieldsOf(error)).filter(([path]) => path.startsWith(part));
  if (problems.length === 0) return null;
  const days = weekdayNames();
  const sentences = problems.map(([path, why]) =>
    text.business.hoursProblem(days[Number(path.slice(part.length + 1).split('.')[0] || NaN)], why),
  );
  return <Note trouble>{sentences.join(' ')}</Note>;
}
