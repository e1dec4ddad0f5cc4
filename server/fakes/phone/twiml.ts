/**
 * Reads TwiML as strictly as Twilio does; what it would refuse is refused here, with its error code.
 * https://www.twilio.com/docs/voice/twiml
 */
import { parseXml, XmlError, type XmlElement } from './xml.ts';

/** The errors that Twilio's debugger would show; most of them end the call. https://www.twilio.com/docs/api/errors */
export class TwilioError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

/** The address that Twilio asks for the next TwiML. */
export interface Next {
  /** Absolute, or relative to the document. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
}

export interface Stream {
  readonly url: string;
  /** What the company shows when it opens it; null: nothing of the document. */
  readonly bearer: string | null;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A phone that a `<Dial>` rings. */
export interface RungPhone {
  readonly number: string;
  /** What whoever picks up hears before the caller; null: the caller at once. */
  readonly screen: Next | null;
}

export type Verb =
  | { readonly name: 'Say'; readonly text: string }
  | { readonly name: 'Pause'; readonly seconds: number }
  | { readonly name: 'Connect'; readonly action: Next | null; readonly stream: Stream }
  | {
      readonly name: 'Gather';
      readonly action: Next | null;
      /** Infinity: as many as come. */
      readonly numDigits: number;
      readonly finishOnKey: string;
      readonly timeoutSeconds: number;
      readonly prompts: readonly Verb[];
    }
  | {
      readonly name: 'Record';
      readonly action: Next | null;
      readonly maxSeconds: number;
      readonly finishOnKey: string;
      readonly silenceSeconds: number;
    }
  | {
      readonly name: 'Dial';
      readonly action: Next | null;
      readonly timeoutSeconds: number;
      /** All of them ring at once; none: it is a conference. */
      readonly phones: readonly RungPhone[];
    }
  | { readonly name: 'Redirect'; readonly to: Next }
  | { readonly name: 'Hangup' }
  | { readonly name: 'Reject'; readonly reason: 'rejected' | 'busy' };

/** The longest name and value of a `<Parameter>` together. */
const PARAMETER_LIMIT = 500;

/** The verbs of a document. @throws TwilioError 12100 for what is no TwiML, 12200 for what breaks its rules. */
export function readTwiml(document: string): readonly Verb[] {
  let root: XmlElement;
  try {
    root = parseXml(document);
  } catch (error) {
    if (error instanceof XmlError) throw new TwilioError(12100, error.message);
    throw error;
  }
  if (root.name !== 'Response')
    throw new TwilioError(12100, `the document is a <${root.name}>, no <Response>`);
  return root.children.map(readVerb);
}

function readVerb(element: XmlElement): Verb {
  const { name, attributes, children, text } = element;
  switch (name) {
    case 'Say':
      if (text === '') throw invalid('<Say> has nothing to say');
      return { name, text };
    case 'Pause':
      return { name, seconds: numberOf(element, 'length', 1) };
    case 'Connect':
      return { name, action: actionOf(element), stream: streamIn(element) };
    case 'Gather':
      return {
        name,
        action: actionOf(element),
        numDigits: numberOf(element, 'numDigits', Infinity),
        finishOnKey: attributes['finishOnKey'] ?? '#',
        timeoutSeconds: numberOf(element, 'timeout', 5),
        prompts: children.map(readVerb),
      };
    case 'Record':
      return {
        name,
        action: actionOf(element),
        maxSeconds: numberOf(element, 'maxLength', 3_600),
        finishOnKey: attributes['finishOnKey'] ?? '1234567890*#',
        silenceSeconds: numberOf(element, 'timeout', 5),
      };
    case 'Dial':
      if (text === '' && children.length === 0) throw invalid('<Dial> calls nobody');
      return {
        name,
        action: actionOf(element),
        timeoutSeconds: numberOf(element, 'timeout', 30),
        phones: text === '' ? children.flatMap(phoneIn) : [{ number: text, screen: null }],
      };
    case 'Redirect':
      return { name, to: { url: text, method: methodOf(element) } };
    case 'Hangup':
      return { name };
    case 'Reject':
      return { name, reason: attributes['reason'] === 'busy' ? 'busy' : 'rejected' };
    default:
      throw invalid(`<${name}> is no verb that this phone knows`);
  }
}

const invalid = (message: string) => new TwilioError(12200, message);

function numberOf(element: XmlElement, attribute: string, otherwise: number): number {
  const value = element.attributes[attribute];
  if (value === undefined) return otherwise;
  if (!/^\d+$/.test(value)) throw invalid(`${attribute}="${value}" of <${element.name}> is no number`);
  return Number(value);
}

function methodOf({ name, attributes }: XmlElement): Next['method'] {
  const method = attributes['method'] ?? 'POST';
  if (method === 'GET' || method === 'POST') return method;
  throw invalid(`method="${method}" of <${name}>`);
}

function actionOf(element: XmlElement): Next | null {
  const url = element.attributes['action'];
  return url === undefined ? null : { url, method: methodOf(element) };
}

function phoneIn(element: XmlElement): readonly RungPhone[] {
  const { name, text, attributes } = element;
  if (name !== 'Number') return [];
  const url = attributes['url'];
  return [{ number: text, screen: url === undefined ? null : { url, method: methodOf(element) } }];
}

function streamIn({ children }: XmlElement): Stream {
  const [stream, ...others] = children;
  if (stream?.name !== 'Stream' || others.length > 0) throw invalid('<Connect> needs one <Stream>');
  const address = URL.parse(stream.attributes['url'] ?? '');
  if (address === null) throw invalid('<Stream> has no url');
  const overTls = address.protocol === 'wss:';
  if (!overTls && !(address.protocol === 'ws:' && isLoopback(address)))
    throw new TwilioError(31922, `the stream's address must begin with wss://, not ${address.protocol}//`);
  const parameters = stream.children.map(({ name, attributes }) => {
    if (name !== 'Parameter') throw invalid(`<Stream> has a <${name}>`);
    const parameter = [attributes['name'] ?? '', attributes['value'] ?? ''] as const;
    if (parameter.join('').length >= PARAMETER_LIMIT)
      throw invalid(`the parameter ${parameter[0]} is too long`);
    return parameter;
  });
  // Twilio drops a query without a word: what a server put there never arrives.
  const [url = ''] = (stream.attributes['url'] ?? '').split('?');
  const bearer = stream.attributes['authBearerToken'] ?? null;
  return { url, bearer, parameters: Object.fromEntries(parameters) };
}

export const isLoopback = ({ hostname }: URL): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
