/** Carries one call: brings what happens to the turn-taking machine, and does what the machine asks for. */
import type { TurnTimings } from '../../../db/schema.ts';
import type { Outcome } from '../../events/events.ts';
import type { CallRecord } from '../../calls/call-record.ts';
import { Conversation, NOTES } from './conversation.ts';
import { openRecognition } from '../recognition.ts';
import { utterance } from '../lengths.ts';
import { openHumanAgent, type HumanAgent } from '../human-agent.ts';
import type {
  LanguageModel,
  LineEvent,
  ModelMessage,
  MuLaw,
  SpeechEvent,
  SpeechToText,
  TextToSpeech,
} from '../ports.ts';
import type { Receptionist } from '../../receptionist/receptionist.ts';
import { Replies } from './replies.ts';
import { TurnLatency } from './turn-latency.ts';
import { type Audience, CallPublisher } from './call-publisher.ts';
import { ToolRuns } from './tool-runs.ts';
import { initialState, takeTurn } from './turn.ts';
import type { Ending, Timer, TurnEffect, TurnEvent, TurnState } from './turn/types.ts';

/** Where the call is written down, in batches and away from the audio. */
export type SessionRecord = Omit<CallRecord, 'flush'>;

export interface SessionParts extends Audience {
  readonly record: SessionRecord;
  /** Null: nobody can be heard; the caller types or uses the keypad. */
  readonly speechToText: SpeechToText | null;
  readonly canType: boolean;
  readonly model: LanguageModel;
  readonly textToSpeech: TextToSpeech;
  /** The audio of a fixed sentence, when it is ready. */
  readonly cachedAudio: (text: string) => MuLaw | null;
  readonly receptionist: Receptionist;
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
  readonly #hear: ((audio: MuLaw) => void) | null;
  #state: TurnState = initialState;
  #queue: TurnEvent[] = [];
  #busy = false;
  #handedBack = false;
  readonly #conversation: Conversation;
  readonly #telling: CallPublisher;
  readonly #tools: ToolRuns;
  readonly #replies: Replies;
  readonly #stopwatch = new TurnLatency();
  #person: HumanAgent | null = null;
  #callerSpoke = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.ended = this.#over.promise;
    this.#conversation = new Conversation(parts.past);
    this.#telling = new CallPublisher(parts);
    this.#tools = new ToolRuns(parts.receptionist, parts.record);
    this.#replies = new Replies({
      ...parts,
      voice: parts.textToSpeech.open({ voiceId: parts.receptionist.voiceId }, this.#abort.signal),
      tools: this.#tools,
      conversation: this.#conversation,
      telling: this.#telling,
      stopwatch: this.#stopwatch,
      dispatch: (event) => this.#dispatch(event),
    });
    // The greeting leaves before anything else is set up.
    this.#dispatch({ type: 'start', resumed: parts.resumed });
    const { speechToText, receptionist } = parts;
    const hearing =
      speechToText === null
        ? null
        : openRecognition(
            speechToText,
            { language: receptionist.language, keyterms: receptionist.keyterms },
            (event) => this.#onSpeech(event),
            this.#abort.signal,
          );
    this.#hear = hearing === null ? null : (audio) => hearing.send(audio);
    // Without any recogniser the keypad is what there is.
    if (hearing === null && !parts.canType) this.#dispatch({ type: 'recognition-lost', canType: true });
    parts.line.listen((event) => this.#onLine(event));
  }

  handBack(): void {
    this.#handedBack = true;
    this.#dispatch({ type: 'line-closed', reason: 'lost' });
  }

  repeatState(): void {
    this.#telling.repeatState();
  }

  // ---------------------------------------------------------------------------------------- a person

  whisper(text: string): void {
    this.#conversation.note(NOTES.whispered(text));
    this.#dispatch({ type: 'whispered' });
  }

  takeOver(): void {
    if (this.#person !== null || this.#abort.signal.aborted) return;
    const { line, speechToText, receptionist, onError } = this.#parts;
    this.#dispatch({ type: 'taken-over' });
    this.#conversation.note(NOTES.takenOver);
    this.#person = openHumanAgent({
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
    this.#conversation.note(NOTES.handedBack);
    this.#dispatch({ type: 'handed-back', left });
  }

  hangUp(): void {
    this.#dispatch({ type: 'hung-up' });
  }

  #onPersonWords(text: string, final: boolean): void {
    if (text.trim() === '') return;
    this.#telling.personWords(text, final);
    if (final) this.#conversation.note(NOTES.said(text));
  }

  // ---------------------------------------------------------------------------------------- what happens

  #onLine(event: LineEvent): void {
    switch (event.type) {
      case 'audio':
        this.#hear?.(event.audio);
        break;
      case 'mark':
        this.#replies.onMark(event.name);
        break;
      case 'key':
        this.#dispatch({ type: 'key', digit: event.digit });
        break;
      case 'typed':
        this.#stopwatch.turnEnded(0);
        this.#onTyped(utterance(event.text));
        break;
      case 'closed':
        this.#dispatch({ type: 'line-closed', reason: event.reason });
        break;
    }
  }

  #onTyped(text: string): void {
    if (!this.#alarm(text)) this.#dispatch({ type: 'typed', text });
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
        this.#telling.callerWords(event.text);
        this.#dispatch(event);
        break;
      case 'eager-end-of-turn':
        this.#stopwatch.turnEnded(null);
        this.#dispatch(event);
        break;
      case 'end-of-turn':
        this.#stopwatch.turnEnded(event.speechEndMs ?? null);
        if (!this.#alarm(event.text)) this.#dispatch({ type: 'end-of-turn', text: event.text });
        break;
      case 'failed':
        this.#parts.onError(event.error);
        this.#dispatch({ type: 'recognition-lost', canType: this.#parts.canType });
        break;
    }
  }

  /** Answers danger to life at once. */
  #alarm(text: string): boolean {
    // A person hears it themselves.
    if (this.#person !== null) return false;
    const say = this.#parts.receptionist.emergency(text);
    if (say === null) return false;
    this.#dispatch({ type: 'danger', text, say });
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
      this.#queue = [];
      if (!this.#abort.signal.aborted) this.#end('failed');
    } finally {
      this.#busy = false;
    }
  }

  #handle(event: TurnEvent): void {
    const step = takeTurn(this.#state, event);
    this.#state = step.state;
    if (event.type === 'reply-heard') this.#replies.heard(event.reply);
    for (const effect of step.effects) this.#perform(effect);
    this.#telling.state(step.state);
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
        this.#replies.say(effect.reply, this.#parts.receptionist.sentence(effect.phrase));
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

  #addCallerTurn({ text, by }: TurnEffect & { type: 'caller-turn' }): void {
    this.#callerSpoke = true;
    this.#parts.receptionist.callerSpoke(by === 'keys' ? text : null);
    this.#conversation.callerSaid(text);
    this.#telling.callerTurn(text);
  }

  #end(ending: Ending): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#abort.abort();
    this.#person?.leave();
    this.#person = null;
    this.#telling.over();
    this.#parts.line.close();
    void this.#writeEnd(ending);
  }

  async #writeEnd(ending: Ending): Promise<void> {
    const { record, receptionist, onError, canType } = this.#parts;
    const at = performance.now();
    // A booking that was on its way when the caller hung up belongs to the call.
    await this.#tools.settled();
    try {
      // A stream that was lost is not a call that is over: the carrier asks what to do next.
      if (this.#handedBack || (ending === 'lost' && !canType)) {
        await record.release(this.#handedBack, at);
      } else {
        const { outcome, summary } = receptionist.outcome();
        const nothing: Outcome =
          ending === 'failed' ? 'failed' : this.#callerSpoke ? 'answered' : 'abandoned';
        await record.end(outcome ?? nothing, summary, { at, callerStays: ending === 'failed' });
      }
    } catch (error) {
      onError(error);
    }
    this.#over.resolve(ending);
  }
}
