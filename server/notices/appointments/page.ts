/** A notice as a page in a mail program: one column, nothing to be fetched, readable where the background is dark. */
import { Html, html } from '../../html.ts';

interface Page {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  /** Paragraphs with an empty line between them. */
  readonly text: string;
  readonly footer: string;
  /** These words replace the URL in the text, and lead to it. */
  readonly link: { readonly url: string; readonly words: string };
}

const STYLE = new Html(`:root{color-scheme:light dark}
body{margin:0;padding:24px;background:#ffffff;color:#1a1b1e;font:16px/1.5 sans-serif}
main{max-width:560px;margin:0 auto}
a{color:#1864ab}
.footer{color:#5c5f66;font-size:14px}
@media (prefers-color-scheme:dark){body{background:#1a1b1e;color:#e9ecef}a{color:#74c0fc}.footer{color:#a6a7ab}}`);

/** HTML that is well-formed XML too, with everything of the text escaped. */
export function pageOf({ language, title, text, footer, link }: Page): string {
  const paragraphs = plain(text)
    .split('\n\n')
    .filter((part) => part.trim() !== '')
    .map((part) => html`<p>${linesOf(part, link)}</p>`);
  const page = html`<!DOCTYPE html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${plain(title)}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <main>${paragraphs} ${footer === '' ? null : html`<p class="footer">${plain(footer)}</p>`}</main>
      </body>
    </html>`;
  return page.text;
}

const linesOf = (paragraph: string, link: Page['link']): readonly Html[] =>
  paragraph.split('\n').map((line, at) => html`${at === 0 ? null : new Html('<br />')}${linked(line, link)}`);

/** A line with the words of the link in place of its URL. */
const linked = (line: string, { url, words }: Page['link']): readonly Html[] =>
  (url === '' ? [line] : line.split(url)).map(
    (piece, at) => html`${at === 0 ? null : html`<a href="${url}">${words}</a>`}${piece}`,
  );

/** Without the signs that no page may hold. */
const plain = (text: string): string => text.replaceAll(/(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu, '');
