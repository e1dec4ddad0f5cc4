/** The part of XML that TwiML needs: elements, attributes, text, CDATA; comments are skipped, doctypes refused. */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** All text directly inside, its ends trimmed. */
  readonly text: string;
}

/** Thrown for a document that is not well-formed. */
export class XmlError extends Error {}

const NAME = String.raw`[A-Za-z_][\w.:-]*`;
const ATTRIBUTE = String.raw`\s+(?:${NAME})\s*=\s*(?:"[^"<]*"|'[^'<]*')`;
const TOKEN = new RegExp(
  [
    String.raw`<!--(?:[^-]|-[^-])*-->`,
    String.raw`<\?[^?]*\?>`,
    String.raw`<!\[CDATA\[(?<cdata>[\s\S]*?)\]\]>`,
    String.raw`</(?<closed>${NAME})\s*>`,
    String.raw`<(?<opened>${NAME})(?<attributes>(?:${ATTRIBUTE})*)\s*(?<empty>/?)>`,
    String.raw`(?<text>[^<]+)`,
  ].join('|'),
  'y',
);
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

interface Draft {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

/** The document's element. @throws XmlError */
export function parseXml(document: string): XmlElement {
  const source = document.replace(/^\uFEFF/, '');
  const top: Draft = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const within = () => open.at(-1) ?? top;
  const close = (name: string) => {
    const { text, ...rest } = within();
    if (open.length === 1 || rest.name !== name) throw new XmlError(`</${name}> closes nothing`);
    open.pop();
    within().children.push({ ...rest, text: text.trim() });
  };

  for (let at = 0; at < source.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const groups = TOKEN.exec(source)?.groups;
    if (groups === undefined) throw new XmlError(`what begins at character ${at} is no XML`);
    const { cdata, closed, opened, attributes = '', empty, text } = groups;
    if (opened !== undefined) {
      open.push({ name: opened, attributes: readAttributes(attributes), children: [], text: '' });
      if (empty === '/') close(opened);
    } else if (closed !== undefined) close(closed);
    else within().text += cdata ?? readText(text ?? '');
  }
  const [root, ...others] = top.children;
  if (open.length > 1) throw new XmlError(`<${within().name}> is never closed`);
  if (root === undefined || others.length > 0 || top.text.trim() !== '')
    throw new XmlError('the document is not one element');
  return root;
}

const ATTRIBUTE_PARTS = new RegExp(String.raw`(?<![\w.:-])(${NAME})\s*=\s*(?:"([^"]*)"|'([^']*)')`, 'g');

function readAttributes(source: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = '', double, single] of source.matchAll(ATTRIBUTE_PARTS)) {
    if (name in attributes) throw new XmlError(`the attribute ${name} stands twice`);
    attributes[name] = readText(double ?? single ?? '');
  }
  return attributes;
}

function readText(source: string): string {
  return source.replaceAll(/&([^;&\s]*;)?/g, (whole, named: string | undefined) => {
    const name = named?.slice(0, -1) ?? '';
    const [, hex, decimal] = /^#(?:x([\da-f]+)|(\d+))$/i.exec(name) ?? [];
    if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    const character = ENTITIES[name];
    if (character === undefined) throw new XmlError(`${whole} is no entity`);
    return character;
  });
}
