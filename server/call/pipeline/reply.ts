/**
 * One reply: the model's words become sentences, sentences become speech, speech goes to the line. Tools run between
 * the model's rounds. Aborting stops model and speech at once; a tool that has begun finishes, and its result is kept.
 */
import type { LanguageModel, ModelMessage, MuLaw, ToolCall, Utterance, Voice, VoiceEvent } from '../ports.ts';
import { LONGEST_REPLY, MOST_CALLS } from '../lengths.ts';
import { languageOf } from '../../languages/languages.ts';
import { countLetters, Playback, type PlaybackNews } from '../turn-taking/playback.ts';
import { ReplyText, type Round } from '../turn-taking/reply-text.ts';
import { ReplyTools } from '../turn-taking/reply-tools.ts';
import type { Prompt, Reply, ReplyMoments, ReplyParts, Unheard } from '../turn-taking/speech.ts';
import type { ReplyId } from '../turn-taking/turn/types.ts';
import { SentenceSplitter } from './sentences.ts';

/** A model that asks for tools more often than this in one reply is going in circles. */
const MAX_ROUNDS = 6;

interface PipelineReplyParts extends ReplyParts {
  readonly model: LanguageModel;
  readonly voice: Voice;
}

export class PipelineReply implements Reply {
  readonly id: ReplyId;
  readonly moments: ReplyMoments = { firstToken: null, firstAudio: null, firstFrame: null };
  complete = false;
  readonly #parts: PipelineReplyParts;
  readonly #playback: Playback;
  readonly #abort = new AbortController();
  readonly #tools: ReplyTools;
  #splitter: SentenceSplitter;
  readonly #text = new ReplyText();
  #utterance: Utterance | null = null;
  #heardAll = false;
  #length = 0;

  constructor(parts: PipelineReplyParts) {
    this.id = parts.id;
    this.#parts = parts;
    this.#splitter = this.#newSplitter();
    this.#playback = new Playback(parts.line, parts.id, { held: parts.held }, (news) =>
      this.#onPlayback(news),
    );
    this.#tools = new ReplyTools(parts, this.#abort.signal);
  }

  #newSplitter(): SentenceSplitter {
    return new SentenceSplitter(languageOf(this.#parts.receptionist.language).sentences);
  }

  async answer({ instructions, history, last }: Prompt): Promise<void> {
    try {
      const system: ModelMessage = { role: 'system', content: instructions };
      await this.#converse([system, ...history, ...(last === null ? [] : [last])]);
      this.complete = true;
      this.#endSpeech();
    } catch (error) {
      this.#fail(error);
    }
  }

  say(text: string, audio: MuLaw | null): void {
    this.#text.beginRound(text);
    this.complete = true;
    if (audio === null) {
      this.#speak(text);
      this.#endSpeech();
      return;
    }
    this.#text.addPiece(text.length, countLetters(text));
    this.#playback.push(audio, countLetters(text));
    this.#playback.finish();
  }

  sayFiller(audio: MuLaw): void {
    this.#playback.pushFiller(audio);
  }

  release(): void {
    this.#tools.release();
    this.#playback.release();
  }

  abort(): void {
    this.#abort.abort();
    this.#playback.stop();
  }

  get endRequested(): boolean {
    return this.#tools.endRequested;
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

  heard(): string {
    return this.#text.heard(this.#heardLetters());
  }

  unheard(): Unheard {
    return { text: this.#text.unheard(this.#heardLetters()), audio: null };
  }

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
      const ending = await this.#tools.run(calls, round);
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
        this.#playback.push(event.audio, countLetters(event.text));
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
