/** The receptionist's side of a call: its replies, one after the other. */
import { languageOf } from '../../languages/languages.ts';
import type { Spoken } from '../call-publisher.ts';
import type { GuardedTurn } from '../caller-guard.ts';
import type { ModelMessage, MuLaw } from '../ports.ts';
import type { SessionParts } from '../session.ts';
import type { ToolRuns } from '../tool-runs.ts';
import type { History } from './history.ts';
import type { Prompt, Reply, ReplyNews, ReplyParts } from './speech.ts';
import type { TurnLatency } from './turn-latency.ts';
import type { ReplyId, TurnEvent } from './turn/types.ts';

export interface RepliesParts extends Pick<SessionParts, 'line' | 'receptionist' | 'publisher' | 'onError'> {
  /** Begins a reply of the engine that carries the call now. */
  readonly open: (parts: ReplyParts) => Reply;
  /** The audio of a fixed sentence, when it is ready. */
  readonly cachedAudio: (text: string) => MuLaw | null;
  readonly tools: ToolRuns;
  readonly history: History;
  readonly latency: TurnLatency;
  /** Brings what happens to a reply to the turn-taking machine. */
  readonly dispatch: (event: TurnEvent) => void;
}

export class Replies {
  readonly #parts: RepliesParts;
  #live: Reply | null = null;
  #interrupted: Reply | null = null;
  #fillers = 0;
  #next: GuardedTurn['instead'] = null;

  constructor(parts: RepliesParts) {
    this.#parts = parts;
  }

  /** Nothing is being said, or all of what is being said is there already. */
  get isWhole(): boolean {
    return this.#live?.complete ?? true;
  }

  /** Says this in place of the model's next answer; null: the model answers. */
  nextIs(instead: GuardedTurn['instead']): void {
    this.#next = instead;
  }

  /** Lets the model answer; `prepared`: words of the caller that may still change, so that nobody hears the answer yet. */
  answer(id: ReplyId, prepared: string | null): void {
    const instead = prepared === null ? this.#next : null;
    this.#next = null;
    if (instead !== null) {
      this.say(id, instead.say);
      if (instead.ends) this.#parts.dispatch({ type: 'end-requested', reply: id });
      return;
    }
    const reply = this.#begin(id, prepared !== null);
    void reply.answer(this.#prompt(prepared === null ? null : { role: 'user', content: prepared }));
  }

  /** Lets a prepared reply be heard. */
  release(): void {
    if (this.#live === null) return;
    // What was prepared comes behind the words that it answers.
    this.#letBeHeard(this.#live);
    this.#live.release();
  }

  say(id: ReplyId, text: string): void {
    this.#begin(id, false).say(text, this.#parts.cachedAudio(text));
  }

  /** Speaks what the caller did not hear of the reply that was interrupted; the model finishes it where it was not whole. */
  resume(id: ReplyId): void {
    const interrupted = this.#interrupted;
    const rest = interrupted?.unheard() ?? { text: '', audio: null };
    const reply = this.#begin(id, false);
    if (interrupted?.complete === true && rest.text !== '') {
      if (interrupted.endRequested) this.#parts.dispatch({ type: 'end-requested', reply: id });
      reply.say(rest.text, rest.audio);
    } else {
      const { goOn } = languageOf(this.#parts.receptionist.language).notes;
      void reply.answer(this.#prompt({ role: 'system', content: goOn }));
    }
  }

  sayFiller(): void {
    const { fillers } = this.#parts.receptionist;
    const text = fillers[this.#fillers % fillers.length];
    const audio = text === undefined ? null : this.#parts.cachedAudio(text);
    this.#fillers += 1;
    if (audio !== null) this.#live?.sayFiller(audio);
  }

  onMark(name: string): void {
    this.#live?.onMark(name);
    if (this.#live === null) return;
    const spoken = spokenIn(this.#live);
    if (spoken !== null) this.#parts.publisher.replySoFar(spoken);
  }

  /** The caller has heard this reply to its end. */
  heard(id: ReplyId): void {
    if (id === this.#live?.id) this.#close(this.#live, false);
  }

  /** Stops the live reply at once. */
  abort(): void {
    if (this.#live === null) return;
    this.#live.abort();
    this.#close(this.#live, true);
  }

  #begin(id: ReplyId, held: boolean): Reply {
    const { line, receptionist, tools, open } = this.#parts;
    const reply: Reply = open({
      id,
      line,
      held,
      receptionist,
      runTool: (call) => tools.run(call),
      tell: (news, error) => this.#onNews(reply, news, error),
    });
    this.#live = reply;
    if (!held) this.#letBeHeard(reply);
    return reply;
  }

  /** From here on the reply is part of the conversation. */
  #letBeHeard(reply: Reply): void {
    this.#parts.history.add(reply);
    this.#parts.latency.replyBegan();
  }

  #prompt(last: ModelMessage | null): Prompt {
    const { history, receptionist } = this.#parts;
    // The language of what is answered may be another one.
    if (last?.role === 'user') receptionist.hears(last.content);
    return { instructions: receptionist.systemPrompt(), history: history.messages(this.#live), last };
  }

  #onNews({ id }: Reply, news: ReplyNews, error: unknown): void {
    const { dispatch, onError } = this.#parts;
    if (news === 'failed') onError(error);
    if (news === 'tool-started' || news === 'tool-finished') dispatch({ type: news });
    else if (news === 'end-requested') dispatch({ type: news, reply: id });
    else dispatch({ type: `reply-${news}`, reply: id });
  }

  /** Tells of the reply that was heard, or cut off. */
  #close(reply: Reply, interrupted: boolean): void {
    this.#live = null;
    this.#interrupted = interrupted ? reply : null;
    const spoken = spokenIn(reply);
    if (spoken === null) return;
    const timings = this.#parts.latency.timingsOf(reply.moments);
    this.#parts.publisher.replyOver({ ...spoken, interrupted, timings });
  }
}

/** Null while the caller has heard nothing of it. */
function spokenIn(reply: Reply): Spoken | null {
  const heard = reply.heard();
  if (heard === '') return null;
  return { said: reply.said(), heard, at: new Date(reply.moments.firstFrame ?? Date.now()) };
}
