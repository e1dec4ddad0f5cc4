/** Carries one call: brings what happens to the turn-taking machine, and does what the machine asks for. */
import type { Outcome, PassingEvent } from '../events/events.ts';
import type { TurnTimings } from '../../db/schema.ts';
import { openHearing } from './hearing.ts';
import { NOTES, openPerson, type Person } from './person.ts';
import type {
  CallLine,
  LanguageModel,
  LineEvent,
  ModelMessage,
  MuLaw,
  SpeechEvent,
  SpeechToText,
  TextToSpeech,
  ToolCall,
  ToolSpec,
  Voice,
} from './ports.ts';
import { Reply, type ReplyNews, type ToolResult } from './reply.ts';
import { initialState, takeTurn } from './turn.ts';
import type {
  Ending,
  Phase,
  Phrase,
  ReplyId,
  Timer,
  TurnEffect,
  TurnEvent,
  TurnState,
} from './turn/types.ts';

/** Who answers: what it says by heart, what it knows, and what it can do. */
export interface Receptionist {
  readonly language: string;
  /** Of the voice it speaks in; null: the installation's own. */
  readonly voiceId: string | null;
  readonly keyterms: readonly string[];
  readonly tools: readonly ToolSpec[];
  readonly fillers: readonly string[];
  systemPrompt(): string;
  phrase(phrase: Phrase): string;
  speakable(text: string): string;
  /** The sentence to say at once when these words tell of danger to life. */
  danger(text: string): string | null;
  /** A turn of the caller's is over: what they were asked before may have been answered. */
  callerSpoke(): void;
  toolWrites(name: string): boolean;
  /** Runs a tool to its end. Never throws; a write is done once, however often it is asked for. */
  runTool(call: ToolCall): Promise<ToolRun>;
  /** What came of the call so far. */
  outcome(): { readonly outcome: Outcome | null; readonly summary: string };
}

export interface ToolRun {
  readonly key: string;
  readonly result: Readonly<Record<string, unknown>> & { readonly status: string; readonly say: string };
  /** The result as the model reads it. */
  readonly content: string;
  readonly endsCall: boolean;
  /** False when the same run had been done before, so that there is nothing to record. */
  readonly fresh: boolean;
}

/** Where the call is written down, in batches and away from the audio. */
export interface SessionRecord {
  /** What the caller has heard so far of a reply that goes on. */
  progress(turn: {
    readonly speaker: 'receptionist';
    readonly said: string;
    readonly heard: string;
    readonly at: Date;
  }): void;
  addTurn(turn: {
    readonly speaker: 'caller' | 'receptionist' | 'person';
    readonly said: string;
    readonly heard: string;
    readonly interrupted: boolean;
    readonly at: Date;
    readonly timings: TurnTimings | null;
  }): void;
  addTool(run: {
    readonly key: string;
    readonly name: string;
    readonly arguments: Readonly<Record<string, unknown>>;
    readonly result: Readonly<Record<string, unknown>>;
    readonly say: string;
    readonly status: string;
    readonly durationMs: number;
    readonly at: Date;
  }): void;
  end(outcome: Outcome, summary: string): Promise<void>;
  /** Writes what is left and lets go of a call that is not over: another instance may take it up. */
  release(): Promise<void>;
}

type Words = Extract<PassingEvent, { type: 'call.words' }>;
type State = Extract<PassingEvent, { type: 'call.state' }>;

export interface SessionParts {
  readonly line: CallLine;
  /** Null: nobody can be heard; the caller types or uses the keypad. */
  readonly speechToText: SpeechToText | null;
  readonly canType: boolean;
  readonly model: LanguageModel;
  readonly textToSpeech: TextToSpeech;
  /** The audio of a fixed sentence, when it is ready. */
  readonly cachedAudio: (text: string) => MuLaw | null;
  readonly receptionist: Receptionist;
  readonly record: SessionRecord;
  readonly announceWords: (speaker: Words['speaker'], text: string) => void;
  readonly announceState: (state: State['state']) => void;
  /** What was said before this call was taken up again; empty for a new call. */
  readonly past: readonly ModelMessage[];
  readonly resumed: boolean;
  readonly onTurn: (timings: TurnTimings) => void;
  readonly onError: (error: unknown) => void;
}

export interface Session {
  /** Settles when the call is over and written down. */
  readonly ended: Promise<Ending>;
  /** Lets go of the line without ending the call, so that another instance takes it up. */
  handBack(): void;
  /** Tells once more what the call does now. */
  repeatState(): void;
  /** Gives the receptionist a note for its next reply. */
  whisper(text: string): void;
  /** Silences the receptionist; from now on the caller hears what is said by `speakAsPerson`. */
  takeOver(): void;
  speakAsPerson(audio: MuLaw): void;
  /** The receptionist goes on. `left`: the person is gone without having said so. */
  returnToReceptionist(options: { readonly left: boolean }): void;
  /** Ends the call at once. */
  hangUp(): void;
}

/** The caller's turn that the next reply answers. */
interface Asked {
  /** Epoch milliseconds of the caller's last word, and of the decision that the turn was over. */
  readonly spokenAt: number;
  readonly endedAt: number;
}

/** Starts to answer a line; the greeting is on it when this returns. */
export function startSession(parts: SessionParts): Session {
  return new LiveSession(parts);
}

class LiveSession implements Session {
  readonly ended: Promise<Ending>;
  readonly #parts: SessionParts;
  readonly #over = Promise.withResolvers<Ending>();
  readonly #abort = new AbortController();
  readonly #timers = new Map<Timer, NodeJS.Timeout>();
  readonly #voice: Voice;
  readonly #hear: ((audio: MuLaw) => void) | null;
  #state: TurnState = initialState;
  #queue: TurnEvent[] = [];
  #busy = false;
  #handedBack = false;
  /** What was said, oldest first; a reply stays itself while its tools may still add to it. */
  #history: (ModelMessage | Reply)[];
  #live: Reply | null = null;
  #person: Person | null = null;
  #interrupted: Reply | null = null;
  /** The turn that waits for its reply, and the one that the live reply answers. */
  #asked: Asked | null = null;
  #answered: Asked | null = null;
  readonly #running = new Set<Promise<ToolResult>>();
  #shownState: State['state'] | null = null;
  #fillers = 0;
  #callerSpoke = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.ended = this.#over.promise;
    this.#history = [...parts.past];
    this.#voice = parts.textToSpeech.open({ voiceId: parts.receptionist.voiceId }, this.#abort.signal);
    // The greeting leaves before anything else is set up.
    this.#dispatch({ type: 'start', resumed: parts.resumed });
    const { speechToText, receptionist } = parts;
    const hearing =
      speechToText === null
        ? null
        : openHearing(
            speechToText,
            { language: receptionist.language, keyterms: receptionist.keyterms },
            (event) => this.#onSpeech(event),
            this.#abort.signal,
          );
    this.#hear = hearing === null ? null : (audio) => hearing.send(audio);
    if (hearing === null && !parts.canType) this.#dispatch({ type: 'recognition-lost' });
    parts.line.listen((event) => this.#onLine(event));
  }

  handBack(): void {
    this.#handedBack = true;
    this.#dispatch({ type: 'line-closed', reason: 'lost' });
  }

  repeatState(): void {
    if (this.#shownState !== null) this.#parts.announceState(this.#shownState);
  }

  // ---------------------------------------------------------------------------------------- a person

  whisper(text: string): void {
    this.#note(NOTES.whispered(text));
    this.#dispatch({ type: 'whispered' });
  }

  takeOver(): void {
    if (this.#person !== null || this.#abort.signal.aborted) return;
    const { line, speechToText, receptionist, onError } = this.#parts;
    this.#dispatch({ type: 'taken-over' });
    this.#note(NOTES.takenOver);
    this.#person = openPerson({
      line,
      speechToText,
      listening: { language: receptionist.language, keyterms: receptionist.keyterms },
      onWords: (text, final) => this.#onPersonWords(text, final),
      onError,
    });
  }

  speakAsPerson(audio: MuLaw): void {
    this.#person?.speak(audio);
  }

  returnToReceptionist({ left }: { readonly left: boolean }): void {
    if (this.#person === null) return;
    this.#person.leave();
    this.#person = null;
    this.#note(NOTES.handedBack);
    this.#dispatch({ type: 'handed-back', left });
  }

  hangUp(): void {
    this.#dispatch({ type: 'hung-up' });
  }

  #note(content: string): void {
    this.#history.push({ role: 'system', content });
  }

  #onPersonWords(text: string, final: boolean): void {
    if (text.trim() === '') return;
    this.#parts.announceWords('person', text);
    if (!final) return;
    this.#note(NOTES.said(text));
    this.#parts.record.addTurn({
      speaker: 'person',
      said: text,
      heard: text,
      interrupted: false,
      at: new Date(),
      timings: null,
    });
  }

  // ---------------------------------------------------------------------------------------- what happens

  #onLine(event: LineEvent): void {
    switch (event.type) {
      case 'audio':
        this.#hear?.(event.audio);
        break;
      case 'mark':
        this.#live?.onMark(event.name);
        this.#showReply();
        break;
      case 'key':
        this.#dispatch({ type: 'key', digit: event.digit });
        break;
      case 'typed':
        this.#endTurnNow(0);
        if (!this.#alarm(event.text)) this.#dispatch({ type: 'typed', text: event.text });
        break;
      case 'closed':
        this.#dispatch({ type: 'line-closed', reason: event.reason });
        break;
    }
  }

  #onSpeech(event: SpeechEvent): void {
    switch (event.type) {
      case 'open':
        break;
      case 'speech-started':
      case 'turn-resumed':
        this.#dispatch(event);
        break;
      case 'words':
        if (this.#alarm(event.text)) break;
        this.#parts.line.show({ speaker: 'caller', text: event.text, final: false });
        this.#parts.announceWords('caller', event.text);
        this.#dispatch(event);
        break;
      case 'eager-end-of-turn':
        this.#endTurnNow(null);
        this.#dispatch(event);
        break;
      case 'end-of-turn':
        this.#endTurnNow(event.speechEndMs ?? null);
        if (!this.#alarm(event.text)) this.#dispatch({ type: 'end-of-turn', text: event.text });
        break;
      case 'failed':
        this.#parts.onError(event.error);
        this.#dispatch({ type: 'recognition-lost' });
        break;
    }
  }

  /** Answers danger to life at once. */
  #alarm(text: string): boolean {
    // A person hears it themselves.
    if (this.#person !== null) return false;
    const say = this.#parts.receptionist.danger(text);
    if (say === null) return false;
    this.#dispatch({ type: 'danger', text, say });
    return true;
  }

  #endTurnNow(speechEndMs: number | null): void {
    const now = Date.now();
    this.#asked = { spokenAt: now - (speechEndMs ?? 0), endedAt: now };
  }

  #onReply(reply: Reply, news: ReplyNews, error: unknown): void {
    if (news === 'failed') this.#parts.onError(error);
    if (news === 'tool-started' || news === 'tool-finished') this.#dispatch({ type: news });
    else if (news === 'end-requested') this.#dispatch({ type: news, reply: reply.id });
    else this.#dispatch({ type: `reply-${news}`, reply: reply.id });
  }

  // ---------------------------------------------------------------------------------------- what is done

  /** Events that an effect causes wait until the effects before them are done. */
  #dispatch(event: TurnEvent): void {
    this.#queue.push(event);
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) this.#handle(next);
    } catch (error) {
      // A fault of ours costs this call, never the process that carries the others.
      this.#parts.onError(error);
      this.#queue = [];
      if (!this.#abort.signal.aborted) this.#end('failed');
    } finally {
      this.#busy = false;
    }
  }

  #handle(event: TurnEvent): void {
    const step = takeTurn(this.#state, event);
    this.#state = step.state;
    if (event.type === 'reply-heard' && event.reply === this.#live?.id) this.#closeReply(false);
    for (const effect of step.effects) this.#perform(effect);
    this.#showState(step.state);
  }

  #perform(effect: TurnEffect): void {
    switch (effect.type) {
      case 'caller-turn':
        this.#addCallerTurn(effect.text);
        break;
      case 'start-reply':
        void this.#newReply(effect.reply, effect.prepared !== null).answer(this.#messages(effect.prepared));
        break;
      case 'release-reply':
        // What was prepared comes behind the words that it answers.
        if (this.#live !== null) this.#history.push(this.#live);
        this.#answered = this.#takeAsked();
        this.#live?.release();
        break;
      case 'abort-reply':
        this.#live?.abort();
        this.#closeReply(true);
        break;
      case 'clear':
        this.#parts.line.clear();
        break;
      case 'say':
        this.#sayFixed(effect.reply, this.#parts.receptionist.phrase(effect.phrase));
        break;
      case 'say-words':
        this.#sayFixed(effect.reply, effect.words);
        break;
      case 'resume-reply':
        this.#resume(effect.reply);
        break;
      case 'say-filler':
        this.#sayFiller();
        break;
      case 'set-timer':
        clearTimeout(this.#timers.get(effect.timer));
        this.#timers.set(
          effect.timer,
          setTimeout(() => this.#dispatch({ type: 'timer', timer: effect.timer }), effect.ms),
        );
        break;
      case 'stop-timer':
        clearTimeout(this.#timers.get(effect.timer));
        this.#timers.delete(effect.timer);
        break;
      case 'end':
        this.#end(effect.ending);
        break;
    }
  }

  #addCallerTurn(text: string): void {
    const { line, receptionist, record } = this.#parts;
    this.#callerSpoke = true;
    receptionist.callerSpoke();
    this.#history.push({ role: 'user', content: text });
    record.addTurn({
      speaker: 'caller',
      said: text,
      heard: text,
      interrupted: false,
      at: new Date(),
      timings: null,
    });
    line.show({ speaker: 'caller', text, final: true });
  }

  #newReply(id: ReplyId, held: boolean): Reply {
    const { line, model, receptionist } = this.#parts;
    const reply: Reply = new Reply({
      id,
      line,
      model,
      voice: this.#voice,
      held,
      speakable: (text) => receptionist.speakable(text),
      tools: {
        specs: receptionist.tools,
        writes: (name) => receptionist.toolWrites(name),
        run: (call) => this.#track(this.#runTool(call)),
      },
      tell: (news, error) => this.#onReply(reply, news, error),
    });
    this.#live = reply;
    if (!held) {
      this.#history.push(reply);
      this.#answered = this.#takeAsked();
    }
    return reply;
  }

  #takeAsked(): Asked | null {
    const asked = this.#asked;
    this.#asked = null;
    return asked;
  }

  async #track(run: Promise<ToolResult>): Promise<ToolResult> {
    this.#running.add(run);
    try {
      return await run;
    } finally {
      this.#running.delete(run);
    }
  }

  /** The conversation as the model sees it, with `prepared` as the caller's words that may still change. */
  #messages(prepared: string | null): ModelMessage[] {
    // No tool runs at this point [T16], so earlier replies cannot change any more.
    this.#history = this.#history.flatMap((item) =>
      item instanceof Reply && item !== this.#live ? item.history() : [item],
    );
    const past = this.#history.filter((item) => !(item instanceof Reply)) as ModelMessage[];
    const last: ModelMessage[] = prepared === null ? [] : [{ role: 'user', content: prepared }];
    return [{ role: 'system', content: this.#parts.receptionist.systemPrompt() }, ...past, ...last];
  }

  #sayFixed(id: ReplyId, text: string): void {
    this.#newReply(id, false).say(text, this.#parts.cachedAudio(text));
  }

  #resume(id: ReplyId): void {
    const interrupted = this.#interrupted;
    const rest = interrupted?.unheard() ?? '';
    if (interrupted?.complete === true && rest !== '') {
      const reply = this.#newReply(id, false);
      if (interrupted.endRequested) this.#dispatch({ type: 'end-requested', reply: id });
      reply.say(rest, null);
      return;
    }
    const goOn: ModelMessage = {
      role: 'system',
      content:
        'The caller did not mean to interrupt. Go on from where you were cut off, without repeating yourself.',
    };
    void this.#newReply(id, false).answer([...this.#messages(null), goOn]);
  }

  #sayFiller(): void {
    const { fillers } = this.#parts.receptionist;
    const text = fillers[this.#fillers % fillers.length];
    const audio = text === undefined ? null : this.#parts.cachedAudio(text);
    this.#fillers += 1;
    if (audio !== null) this.#live?.sayFiller(audio);
  }

  /** A tool runs to its end whatever becomes of the reply that asked for it. */
  async #runTool(call: ToolCall): Promise<ToolResult> {
    const began = Date.now();
    const run = await this.#parts.receptionist.runTool(call);
    if (run.fresh) {
      this.#parts.record.addTool({
        key: run.key,
        name: call.name,
        arguments: call.arguments,
        result: run.result,
        say: run.result.say,
        status: run.result.status,
        durationMs: Date.now() - began,
        at: new Date(began),
      });
    }
    return { content: run.content, endsCall: run.endsCall };
  }

  /** Writes down the reply that was heard, or cut off. */
  #closeReply(interrupted: boolean): void {
    const reply = this.#live;
    if (reply === null) return;
    this.#live = null;
    this.#interrupted = interrupted ? reply : null;
    const heard = reply.heard();
    if (heard === '') return;
    const timings = this.#timingsOf(reply);
    this.#parts.record.addTurn({
      speaker: 'receptionist',
      said: reply.said(),
      heard,
      interrupted,
      at: new Date(reply.moments.firstFrame ?? Date.now()),
      timings,
    });
    if (timings !== null) this.#parts.onTurn(timings);
    this.#parts.line.show({ speaker: 'receptionist', text: heard, final: true });
    this.#parts.announceWords('receptionist', heard);
  }

  #timingsOf(reply: Reply): TurnTimings | null {
    const asked = this.#answered;
    if (asked === null) return null;
    const since = (moment: number | null) => (moment === null ? null : Math.max(0, moment - asked.spokenAt));
    return {
      endOfTurn: asked.endedAt - asked.spokenAt,
      firstToken: since(reply.moments.firstToken),
      firstAudio: since(reply.moments.firstAudio),
      firstFrame: since(reply.moments.firstFrame),
    };
  }

  #showReply(): void {
    const reply = this.#live;
    const text = reply?.heard() ?? '';
    if (reply === null || text === '') return;
    const at = new Date(reply.moments.firstFrame ?? Date.now());
    this.#parts.record.progress({ speaker: 'receptionist', said: reply.said(), heard: text, at });
    this.#parts.line.show({ speaker: 'receptionist', text, final: false });
    this.#parts.announceWords('receptionist', text);
  }

  #showState(state: TurnState): void {
    const shown = shownState(state.phase, state.tools);
    if (shown === null || shown === this.#shownState) return;
    this.#shownState = shown;
    this.#parts.announceState(shown);
  }

  #end(ending: Ending): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#abort.abort();
    this.#person?.leave();
    this.#person = null;
    this.#shownState = null;
    this.#parts.line.close();
    void this.#writeEnd(ending);
  }

  async #writeEnd(ending: Ending): Promise<void> {
    const { record, receptionist, onError, canType } = this.#parts;
    // A booking that was on its way when the caller hung up belongs to the call.
    await Promise.allSettled(this.#running);
    try {
      // A stream that was lost is not a call that is over: the carrier asks what to do next.
      if (this.#handedBack || (ending === 'lost' && !canType)) {
        await record.release();
      } else {
        const { outcome, summary } = receptionist.outcome();
        const nothing: Outcome =
          ending === 'failed' ? 'failed' : this.#callerSpoke ? 'answered' : 'abandoned';
        await record.end(outcome ?? nothing, summary);
      }
    } catch (error) {
      onError(error);
    }
    this.#over.resolve(ending);
  }
}

function shownState(phase: Phase, tools: number): State['state'] | null {
  switch (phase.name) {
    case 'listening':
    case 'caller-speaking':
    case 'preparing':
    case 'interrupted':
      return 'listening';
    case 'thinking':
    case 'waiting':
      return tools > 0 ? 'looking-up' : 'thinking';
    case 'speaking':
      return 'speaking';
    case 'taken-over':
      return 'taken-over';
    case 'ended':
      return null;
  }
}

/** The phrases of a call, for those who prepare their audio beforehand. */
export const PHRASES: readonly Phrase[] = [
  'greeting',
  'resumed',
  'handed-back',
  'not-caught',
  'still-there',
  'silence-goodbye',
  'trouble',
  'trouble-goodbye',
  'time-warning',
  'time-over',
  'cannot-hear',
];
