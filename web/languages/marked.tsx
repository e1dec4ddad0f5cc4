import type { ReactNode } from 'react';

/** A text with its words in square brackets drawn by `mark`, as a link for instance: `Read the [documentation].` */
export function marked(text: string, mark: (words: string) => ReactNode): ReactNode {
  const [before = '', words = '', after = ''] = text.split(/[[\]]/);
  return (
    <>
      {before}
      {mark(words)}
      {after}
    </>
  );
}
