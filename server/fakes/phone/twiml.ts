/** Reads TwiML as strictly as the carrier does: what it would refuse is refused here. */

export interface Verb {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Verb[];
}

/** What Twilio would report as error 12100 and play an application error for. */
export class TwimlError extends Error {}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The verbs of a response. @throws TwimlError when it is no TwiML. */
export function parseTwiml(contentType: string, body: string): readonly Verb[] {
  if (!/^(text|application)\/xml/.test(contentType)) throw new TwimlError(`the answer is ${contentType}, not XML`);
  const open: { verb: { name: string; attributes: Record<string, string>; text: string; children: Verb[] } }[] = [];
  let root: Verb | null = null;
  let end = 0;
  for (const token of body.matchAll(/<\?[^>]*\?>|<(\/?)([A-Za-z]+)([^>]*?)(\/?)>|([^<]+)/g)) {
    if (token.index !== end) throw new TwimlError('the answer is not well-formed');
    end = token.index + token[0].length;
    const [, closing, name, attributes = '', selfClosing, text] = token;
    const parent = open.at(-1)?.verb;
    if (text !== undefined) {
      if (parent !== undefined) parent.text += decode(text).trim();
      else if (text.trim() !== '') throw new TwimlError('there is text around the response');
    } else if (name !== undefined && closing === '/') {
      const verb = open.pop()?.verb;
      if (verb?.name !== name) throw new TwimlError(`</${name}> closes nothing`);
      if (open.length === 0) root = verb;
    } else if (name !== undefined) {
      const verb = { name, attributes: attributesOf(attributes), text: '', children: [] };
      parent?.children.push(verb);
      if (selfClosing !== '/') open.push({ verb });
      else if (parent === undefined) root = verb;
    }
  }
  if (end !== body.length || open.length > 0 || root?.name !== 'Response') throw new TwimlError('there is no <Response>');
  return root.children;
}

const attributesOf = (text: string): Record<string, string> =>
  Object.fromEntries(Array.from(text.matchAll(/([A-Za-z]+)="([^"]*)"/g), ([, name = '', value = '']) => [name, decode(value)]));

const decode = (text: string): string => text.replaceAll(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
