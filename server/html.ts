/** HTML written by templates: every text that is put in is escaped, so that no name or note becomes markup. */

/** A piece of HTML, safe to be put into another one as it is. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Part = string | number | Html | readonly Html[] | null;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands in HTML, also within the quotes of an attribute. */
const escapeHtml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);

/** A template of HTML: texts are escaped, pieces go in as they are, null is nothing. */
export function html(written: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const text = written.map(
    (each, index) => each + (index < parts.length ? textOf(parts[index] ?? null) : ''),
  );
  return new Html(text.join(''));
}

function textOf(part: Part): string {
  if (part === null) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return part.map((each) => each.text).join('');
}
