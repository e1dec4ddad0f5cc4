/**
 * One reply of a model that speaks itself: its audio goes to the line as it comes, its words to the record as far as they were
 * heard. Tools run between its rounds. A fixed sentence is spoken by the voice of the pipeline, and told to the model when it was heard.
 */
import { BYTES_PER_MS, type MuLaw, type Voice, VendorError } from '../ports.ts';
import { Playback, type PlaybackNews } from '../turn-taking/playback.ts';
import { ReplyText, type Round } from '../turn-taking/reply-text.ts';
import { ReplyTools } from '../turn-taking/reply-tools.ts';
import type { Prompt, Reply, ReplyMoments, ReplyParts, Unheard } from '../turn-taking/speech.ts';
import type { ReplyId } from '../turn-taking/turn/types.ts';
import type { Conversation } from './conversation.ts';

/** A model that asks for tools more often than this in one reply is going in circles. */
const MAX_ROUNDS = 6;
/** Three minutes: what a model is allowed for an answer takes less. */
const MOST_BYTES = 180_000 * BYTES_PER_MS;

interface RealtimeReplyParts extends ReplyParts {
  readonly conversation: Conversation;
  /** Speaks what is said word for word and is not there as audio. */
  readonly voice: () => Voice;
}

export class RealtimeReply implements Reply {
  readonly id: ReplyId;
  readonly moments: ReplyMoments = { firstToken: null, firstAudio: null, firstFrame: null };
  complete = false;
  readonly #parts: RealtimeReplyParts;
  readonly #abort = new AbortController();
  readonly #playback: Playback;
  readonly #tools: ReplyTools;
  readonly #text = new ReplyText();
  readonly #audio: MuLaw[] = [];
  /** Where the audio of each of the vendor's items begins and ends. */
  readonly #items = new Map<string, { readonly from: number; to: number }>();
  #bytes = 0;
  #heardAll = false;
  /** Word for word, and not known to the model before it was heard. */
  #isFixed = false;

  constructor(parts: RealtimeReplyParts) {
    this.id = parts.id;
    this.#parts = parts;
    this.#playback = new Playback(parts.line, parts.id, parts, (news) => this.#onPlayback(news));
    this.#tools = new ReplyTools(
      {
        ...parts,
        runTool: async (call) => {
          const result = await parts.runTool(call);
          parts.conversation.tell({
            role: 'tool',
            callId: call.id,
            name: call.name,
            content: result.content,
          });
          return result;
        },
      },
      this.#abort.signal,
    );
  }

  async answer({ instructions, last }: Prompt): Promise<void> {
    // What the caller said is in the conversation; what counts for this answer only is not.
    const asked = last?.role === 'system' ? `${instructions}\n\n${last.content}` : instructions;
    try {
      await this.#converse(asked);
      this.complete = true;
      this.#playback.finish();
    } catch (error) {
      this.#fail(error);
    }
  }

  say(text: string, audio: MuLaw | null): void {
    this.#isFixed = true;
    this.#text.beginRound(text);
    const grow = this.#text.beginPiece();
    grow(text.length, 0);
    if (audio === null) {
      this.#speak(text, grow);
      return;
    }
    this.complete = true;
    this.#push(audio, grow);
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
    if (this.#abort.signal.aborted) return;
    this.#abort.abort();
    this.#playback.stop();
    const heard = this.#heardBytes();
    for (const [item, { from, to }] of this.#items)
      if (heard < to) this.#parts.conversation.heard(item, Math.max(0, heard - from) / BYTES_PER_MS);
    this.#tellFixed();
  }

  get endRequested(): boolean {
    return this.#tools.endRequested;
  }

  onMark(name: string): void {
    this.#playback.onMark(name);
  }

  said(): string {
    return this.#text.said();
  }

  heard(): string {
    return this.#text.heard(this.#heardBytes());
  }

  unheard(): Unheard {
    const heard = this.#heardBytes();
    return { text: this.#text.unheard(heard), audio: Buffer.concat(this.#audio).subarray(heard) };
  }

  history() {
    return this.#text.history(this.#heardBytes());
  }

  /** The playback counts in bytes here: audio and words come apart, and are put together by their share. */
  #heardBytes(): number {
    return this.#heardAll ? Infinity : this.#playback.heardLetters();
  }

  async #converse(instructions: string): Promise<void> {
    for (let count = 0; count < MAX_ROUNDS; count += 1) {
      const round = this.#text.beginRound(this.#text.endsInWord() ? ' ' : '');
      const calls = await this.#listen(instructions, round);
      if (calls.length === 0) return;
      const ending = await this.#tools.run(calls, round);
      if (ending && this.said() !== '') return;
    }
  }

  #listen(instructions: string, round: Round) {
    const grow = this.#text.beginPiece();
    grow(round.text.length, 0);
    return this.#parts.conversation.answer(
      instructions,
      (event) => {
        this.moments.firstToken ??= Date.now();
        const item = this.#items.get(event.item) ?? { from: this.#bytes, to: this.#bytes };
        this.#items.set(event.item, item);
        if (event.type === 'text') {
          round.text += event.delta;
          grow(event.delta.length, 0);
          return;
        }
        this.#push(event.audio, grow);
        item.to = this.#bytes;
      },
      this.#abort.signal,
    );
  }

  #push(audio: MuLaw, grow: (characters: number, bytes: number) => void): void {
    this.moments.firstAudio ??= Date.now();
    this.#bytes += audio.length;
    if (this.#bytes > MOST_BYTES) {
      this.#fail(new VendorError('realtime', 'transient', 'speaks without an end'));
      return;
    }
    this.#audio.push(audio);
    grow(0, audio.length);
    this.#playback.push(audio, audio.length);
  }

  #speak(written: string, grow: (characters: number, bytes: number) => void): void {
    const utterance = this.#parts.voice().speak((event) => {
      switch (event.type) {
        case 'audio':
          this.#push(event.audio, grow);
          break;
        case 'done':
          this.complete = true;
          this.#playback.finish();
          break;
        case 'failed':
          this.#fail(event.error);
          break;
      }
    }, this.#abort.signal);
    utterance.add(this.#parts.receptionist.speakable(written));
    utterance.end();
  }

  #onPlayback(news: PlaybackNews): void {
    if (news === 'audio') this.moments.firstFrame ??= Date.now();
    if (news === 'heard') {
      this.#heardAll = true;
      this.#tellFixed();
    }
    this.#parts.tell(news);
  }

  /** Lets the model know what the caller heard of a fixed sentence. */
  #tellFixed(): void {
    const content = this.#isFixed ? this.heard() : '';
    if (content !== '') this.#parts.conversation.tell({ role: 'assistant', content });
  }

  #fail(error: unknown): void {
    if (this.#abort.signal.aborted) return;
    this.abort();
    this.#parts.tell('failed', error);
  }
}
