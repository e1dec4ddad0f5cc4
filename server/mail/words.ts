/** Names that somebody chose, made fit for the subject or the sentences of a mail that we sign. */

/** Longer than a name that is read as one. */
const MAX_LENGTH = 60;

/**
 * A name in one line, cut to a length, in which no mailbox finds a link: what joins the parts of an address (a colon,
 * a slash, an @, a dot with no blank behind it) becomes a blank.
 */
export function nameInMail(name: string, otherwise: string): string {
  const plain = name
    .slice(0, 4 * MAX_LENGTH)
    .normalize('NFKC')
    .replaceAll(/[\p{C}\p{Z}]/gu, ' ')
    .replaceAll(/[:/\\@<>[\]]|[.。](?! |$)/gu, ' ')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
  const letters = Array.from(plain);
  const cut = letters.length > MAX_LENGTH ? `${letters.slice(0, MAX_LENGTH).join('').trimEnd()}…` : plain;
  return cut === '' ? otherwise : cut;
}
