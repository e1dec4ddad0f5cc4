/**
 * One reply: the model's words become sentences, sentences become speech, speech goes to the line. Tools run between
 * the model's rounds. Aborting stops model and speech at once; a tool that has begun finishes, and its result is kept.
 */
import type {
  CallLine,
  LanguageModel,
  ModelMessage,
  MuLaw,
  ToolCall,
  Utterance,
  Voice,
  VoiceEvent,
} from '../ports.ts';
import { LONGEST_REPLY, MOST_CALLS } from '../lengths.ts';
import { languageOf } from '../../languages/languages.ts';
import type { Receptionist } from '../../receptionist/receptionist.ts';
import type { ToolRun } from '../../receptionist/tools/tool.ts';
import { countLetters, Playback, type PlaybackNews } from './playback.ts';
import { ReplyText, type Round } from './reply-text.ts';
import { SentenceSplitter } from './sentences.ts';
import type { ReplyId } from './turn/types.ts';

/** A model that asks for tools more often than this in one reply is going in circles. */
const MAX_ROUNDS = 6;

export type ReplyNews = PlaybackNews | 'failed' | 'end-requested' | 'tool-started' | 'tool-finished';

export interface ReplyParts {
  readonly id: ReplyId;
  readonly line: CallLine;
  readonly model: LanguageModel;
  readonly voice: Voice;
  readonly receptionist: Pick<Receptionist, 'language' | 'tools' | 'toolWrites' | 'speakable'>;
  /** Runs a tool to its end; never throws: what went wrong is part of the result. */
  readonly runTool: (call: ToolCall) => Promise<Pick<ToolRun, 'content' | 'endsCall'>>;
  readonly held: boolean;
  readonly tell: (news: ReplyNews, error?: unknown) => void;
}

/** When the steps of a reply happened, in epoch milliseconds. */
export interface ReplyMoments {
  firstToken: number | null;
  firstAudio: number | null;
  firstFrame: number | null;
}

export class Reply {
  readonly id: ReplyId;
  readonly moments: ReplyMoments = { firstToken: null, firstAudio: null, firstFrame: null };
  /** True once everything it wants to say is known. */
  complete = false;
  endRequested = false;
  readonly #parts: ReplyParts;
  readonly #playback: Playback;
  readonly #abort = new AbortController();
  readonly #released = Promise.withResolvers<undefined>();
  #splitter: SentenceSplitter;
  readonly #text = new ReplyText();
  #utterance: Utterance | null = null;
  #heardAll = false;
  #length = 0;

  constructor(parts: ReplyParts) {
    this.id = parts.id;
    this.#parts = parts;
    this.#splitter = this.#newSplitter();
    this.#playback = new Playback(parts.line, parts.id, { held: parts.held }, (news) =>
      this.#onPlayback(news),
    );
    if (!parts.held) this.#released.resolve(undefined);
  }

  #newSplitter(): SentenceSplitter {
    return new SentenceSplitter(languageOf(this.#parts.receptionist.language).sentences);
  }

  /** Lets the model answer. Failures are told, not thrown. */
  async answer(messages: readonly ModelMessage[]): Promise<void> {
    try {
      await this.#converse(messages);
      this.complete = true;
      this.#endSpeech();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Speaks fixed words, from cached audio where there is some. */
  say(text: string, audio: MuLaw | null): void {
    this.#text.beginRound(text);
    this.complete = true;
    if (audio === null) {
      this.#speak(text);
      this.#endSpeech();
      return;
    }
    this.#text.addPiece(text.length, countLetters(text));
    this.#playback.push(audio, text);
    this.#playback.finish();
  }

  sayFiller(audio: MuLaw): void {
    this.#playback.pushFiller(audio);
  }

  /** Lets a prepared reply be heard, and its writes be done. */
  release(): void {
    this.#released.resolve(undefined);
    this.#playback.release();
  }

  /** Stops at once. What was heard until now stays known. */
  abort(): void {
    this.#abort.abort();
    this.#playback.stop();
  }

  get aborted(): boolean {
    return this.#abort.signal.aborted;
  }

  onMark(name: string): void {
    this.#playback.onMark(name);
  }

  said(): string {
    return this.#text.said();
  }

  /** The words that the caller heard, to the last whole word. */
  heard(): string {
    return this.#text.heard(this.#heardLetters());
  }

  /** The words that were meant to be said and were not heard. */
  unheard(): string {
    return this.#text.unheard(this.#heardLetters());
  }

  /** What the model should remember of this reply: what was heard, and each tool that really ran. */
  history(): ModelMessage[] {
    return this.#text.history(this.#heardLetters());
  }

  #heardLetters(): number {
    return this.#heardAll ? Infinity : this.#playback.heardLetters();
  }

  async #converse(messages: readonly ModelMessage[]): Promise<void> {
    for (let count = 0; count < MAX_ROUNDS; count += 1) {
      // The words of two rounds are kept apart.
      const round = this.#text.beginRound(this.#text.endsInWord() ? ' ' : '');
      for (const piece of this.#splitter.push(round.text)) this.#speak(piece);
      const calls = await this.#listenToModel([...messages, ...this.#text.soFar()], round);
      if (calls.length === 0) return;
      const ending = await this.#runTools(calls, round);
      if (ending && this.said() !== '') return;
    }
  }

  async #listenToModel(messages: readonly ModelMessage[], round: Round): Promise<ToolCall[]> {
    const { model, receptionist } = this.#parts;
    const calls: ToolCall[] = [];
    const { language, tools } = receptionist;
    for await (const event of model.reply({ language, messages, tools }, this.#abort.signal)) {
      this.moments.firstToken ??= Date.now();
      switch (event.type) {
        case 'text':
          if (this.#add(event.delta, round)) break;
          this.#cutShort(round);
          return [];
        case 'tool-call':
          if (calls.length < MOST_CALLS) calls.push(event.call);
          break;
        case 'done':
          break;
      }
    }
    for (const piece of this.#splitter.end()) this.#speak(piece);
    return calls;
  }

  /** @returns false when the reply has become too long by it. */
  #add(delta: string, round: Round): boolean {
    const room = LONGEST_REPLY - this.#length;
    const text = delta.slice(0, Math.max(0, room));
    round.text += text;
    this.#length += text.length;
    for (const piece of this.#splitter.push(text)) this.#speak(piece);
    return delta.length <= room;
  }

  /** The reply ends at the last sentence that was given to the voice. */
  #cutShort(round: Round): void {
    this.#text.cutShort(round);
    this.#splitter = this.#newSplitter();
  }

  /** @returns whether one of them ends the call. */
  async #runTools(calls: readonly ToolCall[], round: Round): Promise<boolean> {
    const { receptionist, runTool, tell } = this.#parts;
    let ending = false;
    for (const call of calls) {
      // What changes something may not be done for a reply that might be taken back.
      if (receptionist.toolWrites(call.name)) await this.#untilReleased();
      this.#abort.signal.throwIfAborted();
      tell('tool-started');
      const result = await runTool(call);
      round.calls.push({ call, content: result.content });
      // Told only now: whoever waits for the tool reads its result in this reply's history.
      tell('tool-finished');
      if (result.endsCall) {
        ending = true;
        this.endRequested = true;
        if (!this.aborted) tell('end-requested');
      }
    }
    this.#abort.signal.throwIfAborted();
    return ending;
  }

  async #untilReleased(): Promise<void> {
    const { signal } = this.#abort;
    const aborted = Promise.withResolvers<undefined>();
    signal.addEventListener('abort', () => aborted.resolve(undefined), { once: true });
    await Promise.race([this.#released.promise, aborted.promise]);
  }

  #speak(written: string): void {
    const spoken = this.#parts.receptionist.speakable(written);
    const letters = countLetters(spoken);
    this.#text.addPiece(written.length, letters);
    if (letters === 0 || this.aborted) return;
    this.#utterance ??= this.#parts.voice.speak((event) => this.#onVoice(event), this.#abort.signal);
    this.#utterance.add(spoken);
  }

  #endSpeech(): void {
    if (this.aborted) return;
    if (this.#utterance === null) this.#playback.finish();
    else this.#utterance.end();
  }

  #onVoice(event: VoiceEvent): void {
    switch (event.type) {
      case 'audio':
        this.moments.firstAudio ??= Date.now();
        this.#playback.push(event.audio, event.text);
        break;
      case 'done':
        this.#playback.finish();
        break;
      case 'failed':
        this.#fail(event.error);
        break;
    }
  }

  #onPlayback(news: PlaybackNews): void {
    if (news === 'audio') this.moments.firstFrame ??= Date.now();
    if (news === 'heard') this.#heardAll = true;
    this.#parts.tell(news);
  }

  #fail(error: unknown): void {
    if (this.aborted) return;
    this.abort();
    this.#parts.tell('failed', error);
  }
}
