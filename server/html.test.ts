/** The templates of HTML: nothing that is put in becomes markup. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { html } from './html.ts';

test('a text stays a text, in an element and in an attribute', () => {
  const name = `<img src=x onerror="alert('1')"> & co`;
  expect(html`<p title="${name}">${name}</p>`.text).toBe(
    '<p title="&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; co">' +
      '&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt; &amp; co</p>',
  );
});

test('no text brings a sign that begins or ends markup', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(html`${text}`.text).not.toMatch(/[<>"']/);
    }),
  );
});

test('pieces go in as they are, and nothing where there is none', () => {
  const items = ['a', '<b>'].map((each) => html`<li>${each}</li>`);
  const list = html`<ul>
      ${items}${null}
    </ul>
    ${2}`;
  expect(list.text.replaceAll(/\n\s*/g, '')).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>2');
});
