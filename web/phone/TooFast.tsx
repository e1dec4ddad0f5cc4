import { text } from '../languages/text.ts';
import { Note } from '../ui/Note.tsx';

/** The note that a line came too fast and was not heard. @param line `#` stands for keys. */
export const TooFast = ({ line }: { readonly line: string | null }) =>
  line === null ? null : (
    <Note trouble>{line === '#' ? text.phone.keysTooFast : text.phone.tooFast(shortened(line))}</Note>
  );

const SHOWN = 60;
const shortened = (line: string) => (line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line);
