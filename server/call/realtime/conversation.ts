/** The conversation of one call with a model that hears and speaks: does what the exchange asks for, and tells it what happens. */
import { MOST_CALLS, utterance } from '../lengths.ts';
import {
  type ModelMessage,
  type MuLaw,
  type SpeechToSpeech,
  type Talk,
  type TalkEvent,
  type TalkUsage,
  type ToolCall,
  VendorError,
} from '../ports.ts';
import { TooManyRequests } from '../turn-taking/request-allowance.ts';
import type { HeardEvent, SpeechParts } from '../turn-taking/speech.ts';
import { Timers } from '../turn-taking/timers.ts';
import {
  exchange,
  type ExchangeEffect,
  type ExchangeEvent,
  type ExchangeTimer,
  initialExchange,
} from './exchange.ts';

export interface ConversationParts extends SpeechParts {
  readonly speechToSpeech: SpeechToSpeech;
  /** Told what each answer cost. */
  readonly onUsage: (usage: TalkUsage) => void;
}

/** What comes of a round while it runs. */
export type RoundListener = (event: Extract<TalkEvent, { type: 'audio' | 'text' }>) => void;

interface Round {
  readonly id: number;
  readonly instructions: string;
  readonly listener: RoundListener;
  readonly calls: ToolCall[];
  readonly done: PromiseWithResolvers<readonly ToolCall[]>;
}

export class Conversation {
  readonly #parts: ConversationParts;
  readonly #abort = new AbortController();
  readonly #timers = new Timers<ExchangeTimer>((timer) => this.#on({ type: 'timer', timer }));
  #talk: Talk | null = null;
  /** What is told before it is opened. */
  #before: ModelMessage[];
  #state = initialExchange;
  #rounds = 0;
  #round: Round | null = null;
  #closedAt = 0;
  /** The turns that are being reported, and their words. */
  #reporting: { readonly text: string; readonly turns: readonly string[] } | null = null;
  /** Items of an answer that was stopped before anything of it was known. */
  readonly #unwanted = new Set<string>();

  constructor(parts: ConversationParts) {
    this.#parts = parts;
    this.#before = [...parts.past];
  }

  open(): void {
    const { speechToSpeech, receptionist } = this.#parts;
    const { languages, keyterms, voiceId, tools } = receptionist;
    const options = { languages, keyterms, voiceId, tools, instructions: receptionist.systemPrompt() };
    this.#talk = speechToSpeech.open(options, (event) => this.#onTalk(event), this.#abort.signal);
    for (const message of this.#before) this.#talk.tell(message);
    this.#before = [];
  }

  hear(audio: MuLaw): void {
    if (audio.length > 0) this.#talk?.send(audio);
  }

  tell(message: ModelMessage): void {
    if (this.#talk === null) this.#before.push(message);
    else this.#talk.tell(message);
  }

  /** Takes a turn as it may be kept: one that was heard otherwise is forgotten, and told in these words. */
  callerSaid(text: string): void {
    const heard = this.#reporting;
    this.#reporting = null;
    if (heard?.text === text) return;
    for (const turn of heard?.turns ?? []) this.#talk?.forget(turn);
    this.tell({ role: 'user', content: text });
  }

  /** Of this item the caller heard so much. */
  heard(item: string, ms: number): void {
    this.#talk?.heard(item, ms);
  }

  /** Lets the model answer. @returns the tools that it asks for. Throws the signal's reason when it is dropped. */
  async answer(
    instructions: string,
    listener: RoundListener,
    signal: AbortSignal,
  ): Promise<readonly ToolCall[]> {
    signal.throwIfAborted();
    if (!this.#parts.mayAsk()) throw new TooManyRequests();
    this.#rounds += 1;
    const id = this.#rounds;
    const done = Promise.withResolvers<readonly ToolCall[]>();
    this.#round = { id, instructions, listener, calls: [], done };
    const drop = () => {
      this.#on({ type: 'dropped', round: id });
      done.reject(signal.reason as Error);
    };
    signal.addEventListener('abort', drop, { once: true });
    this.#on({ type: 'asked', round: id });
    try {
      return await done.promise;
    } finally {
      signal.removeEventListener('abort', drop);
    }
  }

  close(): void {
    this.#timers.stopAll();
    this.#abort.abort();
    this.#talk = null;
  }

  // ---------------------------------------------------------------------------------------- what happens

  #onTalk(event: TalkEvent): void {
    switch (event.type) {
      case 'open':
        break;
      case 'sound-ended':
        this.#closedAt = performance.now() - event.speechEndMs;
        this.#on(event);
        break;
      case 'sound-started':
      case 'words':
      case 'turn':
        this.#on(event);
        break;
      case 'audio':
      case 'text':
        this.#onSaid(event);
        break;
      case 'tool-call':
        this.#on({ type: 'progress' });
        if (this.#running !== null && this.#running.calls.length < MOST_CALLS)
          this.#running.calls.push(event.call);
        break;
      case 'answered':
        if (event.usage !== null) this.#parts.onUsage(event.usage);
        for (const item of this.#unwanted) this.#talk?.heard(item, 0);
        this.#unwanted.clear();
        this.#on(event);
        break;
      case 'failed':
        this.#lose(event.error);
        break;
    }
  }

  #onSaid(event: Parameters<RoundListener>[0]): void {
    const round = this.#running;
    if (round === null) {
      this.#unwanted.add(event.item);
      return;
    }
    this.#on({ type: 'progress' });
    round.listener(event);
  }

  /** The round that is answered now; null: nothing is, or it was dropped. */
  get #running(): Round | null {
    const { answer } = this.#state;
    return answer.name === 'running' && answer.round === this.#round?.id ? this.#round : null;
  }

  // ---------------------------------------------------------------------------------------- what is done

  #on(event: ExchangeEvent): void {
    const { state, effects } = exchange(this.#state, event);
    this.#state = state;
    for (const effect of effects) this.#perform(effect);
  }

  #perform(effect: ExchangeEffect): void {
    switch (effect.type) {
      case 'tell-sound':
        this.#tell({ type: 'sound' });
        break;
      case 'tell-closed':
        this.#tell({ type: 'turn-closed', speechEndMs: this.#sinceSpeech });
        break;
      case 'tell-words':
        this.#tell({ type: 'words', text: utterance(effect.text) });
        break;
      case 'tell-turn': {
        const text = utterance(effect.text);
        this.#reporting = { text, turns: effect.turns };
        this.#tell({ type: 'end-of-turn', text, speechEndMs: this.#sinceSpeech });
        // Backchannel is no turn of the conversation.
        this.#reporting = null;
        break;
      }
      case 'respond':
        this.#talk?.respond(this.#round?.instructions ?? '');
        break;
      case 'cancel':
        this.#talk?.cancel();
        break;
      case 'finish':
        if (this.#round?.id === effect.round) this.#round.done.resolve(this.#round.calls);
        break;
      case 'set-timer':
        this.#timers.set(effect.timer, effect.ms);
        break;
      case 'stop-timer':
        this.#timers.stop(effect.timer);
        break;
      case 'lose':
        this.#tellLost(new VendorError(this.#parts.speechToSpeech.name, 'transient', effect.why));
        break;
    }
  }

  #lose(error: VendorError): void {
    if (this.#state.lost) return;
    this.#state = { ...this.#state, lost: true };
    this.#timers.stopAll();
    this.#tellLost(error);
  }

  /** The round that runs is not told of it: whoever goes on aborts its reply, and answers anew. */
  #tellLost(error: VendorError): void {
    this.#tell({ type: 'lost', error });
  }

  get #sinceSpeech(): number {
    return Math.max(0, performance.now() - this.#closedAt);
  }

  #tell(event: HeardEvent): void {
    if (!this.#abort.signal.aborted) this.#parts.listener(event);
  }
}
