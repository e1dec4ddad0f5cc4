/** The company's part of one call: asks the service, does what its TwiML says, and tells it when the call is over. */
import { setTimeout as sleep } from 'node:timers/promises';
import { hearRinging, ringPhones } from './called-phone.ts';
import { companyOf } from './company.ts';
import { type Caller, endFields, type Fields, fieldsOf } from './fields.ts';
import type { Line } from './line.ts';
import { isAudible } from './sound.ts';
import { MediaStream } from './stream.ts';
import { type Next, type Stream, TwilioError, type Verb } from './twiml.ts';
import { ask, type Document, reach } from './webhooks.ts';

export interface CarrierOptions extends Caller {
  /** Makes a sentence of the carrier's own. */
  readonly announce: (sentence: string) => Promise<Uint8Array>;
  readonly pickUp: () => Line;
  readonly onError: (error: TwilioError) => void;
  readonly onAnnounced: (sentence: string) => void;
  readonly onStreamStarted: () => void;
  readonly onStreamAudio: () => void;
  /** How long Twilio takes to notice that a stream broke; what it does is not documented. */
  readonly breakNoticedMs: number;
}

/** Who put the phone down. */
export type EndedBy = 'caller' | 'receptionist';

type Follow = { readonly next: Next; readonly fields: Fields } | 'next-verb' | 'hang-up';

/** Twilio follows no more redirections than this; a call in tests never needs as many. */
const MOST_DOCUMENTS = 25;
const MS = 1_000;
/** What the person says who takes a call. */
const TALK = ['Hello, this is a person. What can I do for you?', 'I see. I will take care of it. Goodbye.'];
const LISTENS_MS = 1_000;
/** 0.5 s of a tone. */
const BEEP = Buffer.from(Array.from({ length: 4_000 }, (_, at) => (at % 8 < 4 ? 0x9e : 0x1e)));

/** Places the call and stays until it is over. Errors are told, none is thrown. */
export async function carry(options: CarrierOptions): Promise<EndedBy> {
  return new Call(options).run();
}

class Call {
  readonly #options: CarrierOptions;
  readonly #fields: Fields;
  #line: Line | null = null;
  #status = 'ringing';
  #hungUp = false;
  #fellBack = false;

  constructor(options: CarrierOptions) {
    this.#options = options;
    this.#fields = fieldsOf(options);
  }

  async run(): Promise<EndedBy> {
    let final = 'completed';
    try {
      final = await this.#live();
    } catch (error) {
      this.#fail(error);
    }
    this.#line?.hangUp();
    await this.#tellEnd(final);
    return this.#hungUp ? 'caller' : 'receptionist';
  }

  /** @returns the call's final status. */
  async #live(): Promise<string> {
    let follow: Follow = { next: this.#at('voice'), fields: {} };
    for (let documents = 0; documents < MOST_DOCUMENTS; documents += 1) {
      const document: Document = await this.#fetch(follow);
      const [first] = document.verbs;
      if (this.#line === null && first?.name === 'Reject') return first.reason === 'busy' ? 'busy' : 'failed';
      follow = await this.#obey(document);
      if (typeof follow === 'string') return 'completed';
    }
    throw new TwilioError(11215, 'too many documents one after the other');
  }

  /** Fetches a document, or the one for when that fails. */
  async #fetch({ next, fields }: Exclude<Follow, string>): Promise<Document> {
    try {
      const document = await ask(this.#options.service, next, {
        ...this.#fields,
        ...fields,
        CallStatus: this.#status,
      });
      if (document.readAloud) this.#options.onError(new TwilioError(12300, `${next.url} sent plain text`));
      return document;
    } catch (error) {
      if (this.#fellBack || !(error instanceof TwilioError)) throw error;
      this.#fellBack = true;
      this.#options.onError(error);
      const told = { ErrorCode: String(error.code), ErrorUrl: next.url };
      return this.#fetch({ next: this.#at('fallback'), fields: told });
    }
  }

  async #obey({ verbs, url }: Document): Promise<Follow> {
    for (const verb of verbs) {
      const follow = await this.#do(verb, this.#pickUp(), url);
      if (this.#hungUp) return 'hang-up';
      if (follow === 'hang-up') return follow;
      if (follow !== 'next-verb') {
        const next = { ...follow.next, url: new URL(follow.next.url, url).href };
        return { ...follow, next };
      }
    }
    return 'hang-up';
  }

  #pickUp(): Line {
    if (this.#line !== null) return this.#line;
    this.#status = 'in-progress';
    const line = this.#options.pickUp();
    this.#line = line;
    void line.hungUp.then(() => (this.#hungUp = true));
    return line;
  }

  /** @param base the address that those in the document are relative to. */
  async #do(verb: Verb, line: Line, base: string): Promise<Follow> {
    switch (verb.name) {
      case 'Say':
        await Promise.race([line.play(Buffer.from(await this.#options.announce(verb.text))), line.hungUp]);
        if (!this.#hungUp) this.#options.onAnnounced(verb.text);
        return 'next-verb';
      case 'Pause':
        await this.#wait(line, verb.seconds * MS);
        return 'next-verb';
      case 'Connect':
        return this.#connect(verb, line);
      case 'Gather':
        return this.#gather(verb, line, base);
      case 'Record':
        return this.#record(verb, line);
      case 'Dial':
        return this.#dial(verb, line, base);
      case 'Redirect':
        return { next: verb.to, fields: {} };
      case 'Hangup':
      case 'Reject':
        return 'hang-up';
    }
  }

  async #connect({ action, stream }: Extract<Verb, { name: 'Connect' }>, line: Line): Promise<Follow> {
    const { breakNoticedMs } = this.#options;
    const end = await this.#stream(stream, line);
    if (end === 'broken') await this.#wait(line, breakNoticedMs);
    return action === null ? 'next-verb' : { next: action, fields: {} };
  }

  async #stream(wanted: Stream, line: Line) {
    const { service, callSid, onError, onStreamAudio, onStreamStarted } = this.#options;
    const { accountSid } = service;
    const company = companyOf(service);
    const stream = new MediaStream(
      {
        company,
        url: reach(service, wanted.url),
        headers: company.opening(service, wanted),
        accountSid,
        callSid,
        parameters: wanted.parameters,
      },
      {
        started: onStreamStarted,
        audio: (audio) => {
          onStreamAudio();
          line.playback.play(audio, line.now());
        },
        mark: (name) => line.playback.mark(name),
        clear: () => line.clear(),
        error: onError,
      },
    );
    line.connect(stream, (name) => stream.answerMark(name));
    void line.hungUp.then(() => stream.stop());
    const end = await stream.ended;
    line.disconnect();
    return end;
  }

  /** Rings the phones; whoever takes the call says two sentences to the caller, and hangs up. */
  async #dial(verb: Extract<Verb, { name: 'Dial' }>, line: Line, base: string): Promise<Follow> {
    const began = line.now();
    const onError = (error: unknown) => this.#fail(error);
    const ringing = { fields: this.#fields, base, gone: line.hungUp, onError };
    const end = await hearRinging(line, ringPhones(this.#options.service, verb, ringing));
    if (end === 'bridged') await this.#talk(line);
    if (verb.action === null || this.#hungUp) return 'next-verb';
    const seconds = end === 'bridged' ? Math.ceil((line.now() - began) / MS) : 0;
    const fields = {
      DialCallStatus: end === 'bridged' ? 'completed' : end,
      DialBridged: String(end === 'bridged'),
      DialCallDuration: String(seconds),
    };
    return { next: verb.action, fields };
  }

  async #talk(line: Line): Promise<void> {
    for (const sentence of TALK) {
      await Promise.race([line.play(Buffer.from(await this.#options.announce(sentence))), line.hungUp]);
      if (this.#hungUp) return;
      this.#options.onAnnounced(sentence);
      await this.#wait(line, LISTENS_MS);
    }
  }

  async #gather(verb: Extract<Verb, { name: 'Gather' }>, line: Line, base: string): Promise<Follow> {
    let digits = '';
    const done = Promise.withResolvers<undefined>();
    let timer: NodeJS.Timeout | undefined;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => done.resolve(undefined), verb.timeoutSeconds * MS);
    };
    const press = (digit: string) => {
      line.playback.clear();
      if (digit !== verb.finishOnKey) digits += digit;
      if (digit === verb.finishOnKey || digits.length >= verb.numDigits) done.resolve(undefined);
      else wait();
    };
    line.connect({ send: () => undefined, press });
    const prompts = async () => {
      for (const prompt of verb.prompts) if (digits === '') await this.#do(prompt, line, base);
      wait();
    };
    await Promise.race([Promise.all([prompts(), done.promise]), done.promise, line.hungUp]);
    clearTimeout(timer);
    line.disconnect();
    return digits === ''
      ? 'next-verb'
      : { next: verb.action ?? this.#at('voice'), fields: { Digits: digits } };
  }

  /** A tape runs until the caller is silent for long, presses a key, or hangs up. */
  async #record(verb: Extract<Verb, { name: 'Record' }>, line: Line): Promise<Follow> {
    await Promise.race([line.play(BEEP), line.hungUp]);
    const began = line.now();
    const done = Promise.withResolvers<undefined>();
    const tape = { heardUntil: began, digits: '' };
    line.connect({
      send: ({ audio }) => {
        const now = line.now();
        if (isAudible(audio)) tape.heardUntil = now;
        if (now - tape.heardUntil > verb.silenceSeconds * MS || now - began > verb.maxSeconds * MS)
          done.resolve(undefined);
      },
      press: (digit) => {
        if (!verb.finishOnKey.includes(digit)) return;
        tape.digits = digit;
        done.resolve(undefined);
      },
    });
    await Promise.race([done.promise, line.hungUp]);
    line.disconnect();
    // Nothing was said: there is no recording, and the document goes on.
    if (tape.heardUntil === began || this.#hungUp) return 'next-verb';
    const { service } = this.#options;
    const sid = companyOf(service).newSid('RE');
    const fields = {
      RecordingSid: sid,
      RecordingUrl: companyOf(service).recordingUrl(service, sid),
      RecordingDuration: String(Math.ceil((line.now() - began) / MS)),
      ...(tape.digits !== '' && { Digits: tape.digits }),
    };
    return { next: verb.action ?? this.#at('voice'), fields };
  }

  async #wait(line: Line, ms: number): Promise<void> {
    const stop = new AbortController();
    const waited = sleep(ms, undefined, { signal: stop.signal }).catch(() => undefined);
    await Promise.race([waited, line.hungUp]);
    stop.abort();
  }

  async #tellEnd(status: string): Promise<void> {
    const seconds = Math.round((this.#line?.lengthMs ?? 0) / MS);
    const fields = { ...this.#fields, ...endFields(status, seconds) };
    try {
      await ask(this.#options.service, this.#at('status'), fields);
    } catch (error) {
      this.#fail(error);
    }
  }

  #at(name: string): Next {
    const { service } = this.#options;
    return { url: `${service.publicUrl}/webhooks/${companyOf(service).name}/${name}`, method: 'POST' };
  }

  #fail(error: unknown): void {
    if (!(error instanceof TwilioError)) throw error;
    this.#options.onError(error);
  }
}
