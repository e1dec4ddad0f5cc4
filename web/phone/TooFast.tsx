import { Note } from '../ui/Note.tsx';

/** Says that a line was not taken, and what to do. @param text the line; `#` stands for keys. */
export function TooFast({ text }: { readonly text: string | null }) {
  if (text === null) return null;
  return (
    <Note trouble>
      That was faster than your receptionist can answer.{' '}
      {text === '#' ? 'Your last keys were not heard' : `“${shortened(text)}” was not heard`}: wait a few
      seconds, and try again.
    </Note>
  );
}

const SHOWN = 60;
const shortened = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
