/** The frame of the appointment's pages: small, without any script, in light and dark. */
import { createHash } from 'node:crypto';
import { html, Html } from '../../html.ts';

const STYLE = `
:root{color-scheme:light dark;--page:#faf6ee;--card:#fffdf9;--ink:#1d2a2e;--dim:#655e53;--line:#e6ddcc;--act:#1c5964;--on-act:#fff;--bad:#a13420;--good:#e6f2e8;--good-ink:#256539}
@media (prefers-color-scheme:dark){:root{--page:#0e2027;--card:#152d36;--ink:#e6eced;--dim:#9cb1b6;--line:#35525c;--act:#8abac0;--on-act:#0c1d24;--bad:#f3a592;--good:#163d2c;--good-ink:#9fd3ad}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:17px/1.45 'Avenir Next',Avenir,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}
main{max-width:30rem;margin:0 auto;padding:20px 16px 40px}
h1,h2{font-family:'Iowan Old Style','Palatino Linotype',Palatino,Georgia,'Liberation Serif',serif;line-height:1.2;margin:0 0 12px}
h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:24px}
p{margin:0 0 14px}
.from{color:var(--dim);margin-bottom:4px}
.card{background:var(--card);border:1px solid var(--line);border-radius:16px;padding:16px;margin:0 0 16px}
dl{margin:0;display:grid;grid-template-columns:auto 1fr;gap:8px 16px}
dt{color:var(--dim)}dd{margin:0;overflow-wrap:anywhere}
dd.text{white-space:pre-line}
a{color:var(--act)}
.button{display:block;width:100%;margin:0 0 10px;padding:12px 16px;border:1px solid var(--act);border-radius:999px;background:none;color:var(--act);font:inherit;text-align:center;text-decoration:none;cursor:pointer}
.main{background:var(--act);color:var(--on-act)}
.stop{border-color:var(--bad);color:var(--bad)}
.stop.main{background:var(--bad);color:var(--page)}
.done{background:var(--good);color:var(--good-ink);border-radius:12px;padding:10px 14px}
.bad{color:var(--bad)}
.days{display:grid;grid-template-columns:repeat(7,1fr);gap:4px;text-align:center;margin:0 0 12px;padding:0;list-style:none}
.days b{font-weight:400;font-size:.8rem;color:var(--dim)}
.days li{display:grid}
.days a,.none{display:grid;place-content:center;padding:8px 0;border-radius:10px;border:1px solid transparent}
.days a{border-color:var(--act);text-decoration:none}
.none{color:var(--dim)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.days small{display:block;font-size:.7rem}
[aria-current]{background:var(--act);color:var(--on-act)}
.times{display:grid;grid-template-columns:repeat(auto-fill,minmax(6.5rem,1fr));gap:8px;padding:0;margin:0 0 16px;list-style:none}
.times .button{margin:0;padding:10px 4px;border-radius:12px}
.turn{display:flex;justify-content:space-between;gap:16px;margin:0 0 12px}
label{display:block;margin:0 0 6px}
input[type=text]{width:100%;padding:12px;margin:0 0 14px;border:1px solid var(--dim);border-radius:12px;background:var(--card);color:inherit;font:inherit}
:focus-visible{outline:3px solid #c4841b;outline-offset:2px}
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Nothing is loaded but the icon, forms go to us only, and nobody learns the address. @param more what a page may beside that. */
export const headersWith = (more: string) => ({
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; ${more}`,
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex, nofollow',
  'Cache-Control': 'no-store',
});

export const HEADERS = headersWith('');

export interface PageContent {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  readonly content: Html;
}

export const page = ({ language, title, content }: PageContent): string =>
  html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content="no-referrer" />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
        <title>${title}</title>
        ${new Html(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html> `.text;
