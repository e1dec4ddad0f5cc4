/** One call on any engine: brings what happens to the turn-taking machine, and does what the machine asks for. */
import { languageOf } from '../../languages/languages.ts';
import type { Language } from '../../languages/language.ts';
import { HoldMusic } from '../hold-music.ts';
import { CallerGuard } from '../caller-guard.ts';
import { type HumanAgent, openHumanAgent } from '../human-agent.ts';
import { utterance } from '../lengths.ts';
import { pastMessages } from '../past.ts';
import type { LineEvent, MuLaw, SpeechToText } from '../ports.ts';
import { recordEnd } from '../record-end.ts';
import type { Ending, Session, SessionParts, Told } from '../session.ts';
import { ToolRuns } from '../tool-runs.ts';
import { CallerTurns } from './caller-turns.ts';
import { History } from './history.ts';
import { Replies } from './replies.ts';
import { shownState } from './shown-state.ts';
import type { HeardEvent, OpenSpeech } from './speech.ts';
import { Speeches } from './speeches.ts';
import { Timers } from './timers.ts';
import { TurnLatency } from './turn-latency.ts';
import { initialState, takeTurn } from './turn.ts';
import { hearsMusic } from './turn/hold.ts';
import { settled } from './turn/interruption.ts';
import type { Timer, TurnEffect, TurnEvent, TurnState } from './turn/types.ts';

export interface CallSessionParts extends SessionParts {
  /** Asked before each request that costs money. */
  readonly mayAsk: () => boolean;
  /** What carries the call, and behind it what takes it over when that is lost. */
  readonly speeches: readonly [OpenSpeech, ...OpenSpeech[]];
  /** Understands a human agent; null: they are heard, but not understood. */
  readonly speechToText: SpeechToText | null;
  /** The audio of a fixed sentence, when it is ready. */
  readonly cachedAudio: (text: string) => MuLaw | null;
}

/** The greeting is on the line once it is made. */
export class CallSession implements Session {
  readonly ended: Promise<Ending>;
  readonly #parts: CallSessionParts;
  readonly #over = Promise.withResolvers<Ending>();
  #isOver = false;
  readonly #timers = new Timers<Timer>((timer) => this.#dispatch({ type: 'timer', timer }));
  #state: TurnState;
  #queue: TurnEvent[] = [];
  #busy = false;
  #handedBack = false;
  readonly #notes: Language['notes'];
  readonly #history: History;
  readonly #tools: ToolRuns;
  readonly #replies: Replies;
  readonly #speeches: Speeches;
  readonly #latency = new TurnLatency();
  readonly #music: HoldMusic;
  #humanAgent: HumanAgent | null = null;
  #callerSpoke = false;
  readonly #guard: CallerGuard;
  readonly #callerTurns: CallerTurns;

  constructor(parts: CallSessionParts) {
    this.#parts = parts;
    const language = languageOf(parts.receptionist.language);
    this.#notes = language.notes;
    this.#state = initialState(language.turns);
    this.ended = this.#over.promise;
    this.#guard = new CallerGuard(language, parts.receptionist.screening, parts.recording ?? null);
    this.#history = new History(pastMessages(parts.past, language));
    this.#callerTurns = new CallerTurns(this.#guard, this.#history, {
      ...parts,
      onNote: (note) => this.#note(note),
      onSaid: (text) => this.#speeches.current.callerSaid(text),
    });
    this.#music = new HoldMusic(parts.line);
    this.#tools = new ToolRuns(parts.receptionist, parts.record);
    this.#speeches = new Speeches(parts.speeches, {
      ...parts,
      history: () => this.#history.soFar(),
      listener: (event) => this.#onHeard(event),
    });
    this.#replies = new Replies({
      ...parts,
      open: (reply) => this.#speeches.current.reply(reply),
      tools: this.#tools,
      history: this.#history,
      latency: this.#latency,
      dispatch: (event) => this.#dispatch(event),
    });
    // The greeting leaves before anything else is set up; a first stream that never opened has not said it yet.
    const { opening } = parts;
    if (opening !== null) this.#note(opening.note);
    if (typeof parts.note === 'string') this.#note(parts.note);
    this.#dispatch({
      type: 'start',
      resumed: parts.past.turns.length > 0,
      words: opening?.words ?? null,
    });
    this.#speeches.listen();
    // Without any recogniser the keypad is what there is.
    if (!this.#speeches.current.canHear && !parts.canType)
      this.#dispatch({ type: 'recognition-lost', canType: true });
    parts.line.listen((event) => this.#onLine(event));
  }

  handBack(): void {
    this.#handedBack = true;
    this.#dispatch({ type: 'line-closed', reason: 'lost' });
  }

  whisper(text: string): void {
    this.#note(this.#notes.whispered(text));
    this.#dispatch({ type: 'whispered' });
  }

  takeOver(): void {
    if (this.#humanAgent !== null || this.#isOver) return;
    this.#dispatch({ type: 'taken-over' });
    this.#note(this.#notes.takenOver);
    this.#humanAgent = openHumanAgent({
      ...this.#parts,
      onSaid: (text) => this.#note(this.#notes.said(text)),
    });
  }

  speakAsHuman(audio: MuLaw): void {
    this.#humanAgent?.speak(audio);
  }

  returnToReceptionist({ left }: { readonly left: boolean }): void {
    if (this.#humanAgent === null) return;
    this.#humanAgent.leave();
    this.#humanAgent = null;
    this.#note(this.#notes.handedBack);
    this.#dispatch({ type: 'handed-back', left });
  }

  hangUp(): void {
    this.#dispatch({ type: 'hung-up' });
  }

  hold({ words, note }: Told): void {
    this.#note(note);
    this.#dispatch({ type: 'held', words });
  }

  release(told: Told | null): void {
    if (told !== null) this.#note(told.note);
    this.#dispatch({ type: 'released', words: told?.words ?? null });
  }

  // ---------------------------------------------------------------------------------------- what happens

  #onLine(event: LineEvent): void {
    switch (event.type) {
      case 'audio':
        this.#speeches.hear(event.audio);
        break;
      case 'mark':
        this.#music.onMark(event.name);
        this.#replies.onMark(event.name);
        break;
      case 'key':
        this.#guard.begins();
        this.#dispatch({ type: 'key', digit: event.digit });
        break;
      case 'typing':
        this.#dispatch(event);
        break;
      case 'typed':
        this.#latency.turnEnded(0);
        this.#onWhole({ type: 'typed', text: utterance(event.text) });
        break;
      case 'closed':
        this.#dispatch({ type: 'line-closed', reason: event.reason });
        break;
    }
  }

  #onWhole(turn: TurnEvent & { readonly type: 'typed' | 'end-of-turn' }): void {
    if (!this.#answeredEmergency(turn.text)) this.#dispatch(turn);
  }

  #onHeard(event: HeardEvent): void {
    switch (event.type) {
      case 'open':
        break;
      case 'sound':
        this.#guard.begins();
        this.#dispatch(event);
        break;
      case 'speech-started':
      case 'turn-resumed':
        this.#dispatch(event);
        break;
      case 'words':
        if (this.#answeredEmergency(event.text, settled(event.text))) break;
        this.#parts.publisher.callerWords(this.#guard.unfinished(event.text));
        this.#dispatch(event);
        break;
      case 'eager-end-of-turn':
        this.#latency.turnEnded(null);
        this.#dispatch(this.#guard.hasFixedAnswer(event.text) ? { ...event, type: 'words' } : event);
        break;
      case 'turn-closed':
        this.#latency.turnEnded(event.speechEndMs);
        this.#dispatch({ type: 'turn-closed' });
        break;
      case 'end-of-turn':
        this.#onEndOfTurn(event);
        break;
      case 'failed':
        this.#parts.onError(event.error);
        this.#dispatch({ type: 'recognition-lost', canType: this.#parts.canType });
        break;
      case 'lost':
        this.#onLost(event.error);
        break;
    }
  }

  #onEndOfTurn({ text, speechEndMs }: Extract<HeardEvent, { type: 'end-of-turn' }>): void {
    this.#latency.turnEnded(speechEndMs ?? null);
    if (text.trim() === '') this.#guard.nothing();
    // An answer that was prepared without the words is not heard where the words have one of their own.
    else if (this.#preparesUnheard && this.#guard.hasFixedAnswer(text))
      this.#dispatch({ type: 'turn-resumed' });
    this.#onWhole({ type: 'end-of-turn', text });
    this.#speeches.reported();
  }

  get #preparesUnheard(): boolean {
    return this.#state.phase.name === 'preparing' && this.#state.phase.text === null;
  }

  /** What carried the call is lost: what stands behind it goes on where it stopped. */
  #onLost(error: unknown): void {
    this.#parts.onError(error);
    const whole = this.#replies.isWhole;
    this.#speeches.next();
    this.#dispatch({ type: 'speech-lost', whole });
    if (!this.#speeches.current.canHear)
      this.#dispatch({ type: 'recognition-lost', canType: this.#parts.canType });
  }

  #note(text: string): void {
    this.#history.note(text);
    this.#speeches.current.note(text);
  }

  /** Answers words of an emergency at once; `certain`: what nothing that follows can change. */
  #answeredEmergency(text: string, certain = text): boolean {
    // A human agent hears it themselves.
    if (this.#humanAgent !== null || this.#parts.receptionist.emergency(certain) === null) return false;
    const say = this.#parts.receptionist.emergency(text);
    if (say === null) return false;
    this.#dispatch({ type: 'emergency', text, say });
    return true;
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
      if (!this.#isOver) this.#end('failed');
      this.#state = { ...this.#state, phase: { name: 'ended', ending: 'failed' } };
      this.#queue = [];
    } finally {
      this.#busy = false;
    }
  }

  #handle(event: TurnEvent): void {
    const step = takeTurn(this.#state, event);
    this.#state = step.state;
    // Before anything is said: what stops the music would drop the first words with it.
    if (!hearsMusic(step.state)) this.#music.stop();
    if (event.type === 'reply-heard') this.#replies.heard(event.reply);
    for (const effect of step.effects) this.#perform(effect);
    if (hearsMusic(this.#state)) this.#music.start();
    this.#parts.publisher.state(shownState(step.state));
  }

  #perform(effect: TurnEffect): void {
    switch (effect.type) {
      case 'caller-turn':
        this.#addCallerTurn(effect);
        break;
      case 'start-reply':
        this.#replies.answer(effect.reply, effect.prepared);
        break;
      case 'release-reply':
        this.#replies.release();
        break;
      case 'abort-reply':
        this.#replies.abort();
        break;
      case 'clear':
        this.#parts.line.clear();
        break;
      case 'say':
        if (effect.sentence === 'still-there') this.#guard.silence();
        this.#replies.say(effect.reply, this.#parts.receptionist.sentence(effect.sentence));
        break;
      case 'say-words':
        this.#replies.say(effect.reply, effect.words);
        break;
      case 'resume-reply':
        this.#replies.resume(effect.reply);
        break;
      case 'say-filler':
        this.#replies.sayFiller();
        break;
      case 'set-timer':
        this.#timers.set(effect.timer, effect.ms);
        break;
      case 'stop-timer':
        this.#timers.stop(effect.timer);
        break;
      case 'end':
        this.#end(effect.ending);
        break;
    }
  }

  #addCallerTurn({ text, by }: TurnEffect & { type: 'caller-turn' }): void {
    const instead = this.#callerTurns.add(text, by);
    // A human agent answers for themselves.
    this.#replies.nextIs(this.#humanAgent === null ? instead : null);
    this.#callerSpoke = true;
  }

  #end(ending: Ending): void {
    this.#timers.stopAll();
    this.#isOver = true;
    this.#speeches.close();
    this.#humanAgent?.leave();
    this.#humanAgent = null;
    this.#parts.publisher.state(null);
    this.#parts.line.close();
    const messages = () => this.#history.messages(null);
    const end = { ending, handedBack: this.#handedBack, callerSpoke: this.#callerSpoke, messages };
    void recordEnd(this.#parts, this.#tools, end).then(() => this.#over.resolve(ending));
  }
}
