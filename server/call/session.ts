/** Carries one call: brings what happens to the turn-taking machine, and does what the machine asks for. */
import type { TurnTimings } from '../../db/schema.ts';
import type { Outcome } from '../events/events.ts';
import type { CallRecord } from '../record/call-record.ts';
import { Conversation, NOTES } from './conversation.ts';
import { openHearing } from './hearing.ts';
import { openPerson, type Person } from './person.ts';
import type {
  LanguageModel,
  LineEvent,
  ModelMessage,
  MuLaw,
  SpeechEvent,
  SpeechToText,
  TextToSpeech,
  Voice,
} from './ports.ts';
import type { Receptionist } from './receptionist.ts';
import { Reply, type ReplyNews } from './reply.ts';
import { Stopwatch } from './stopwatch.ts';
import { type Audience, Telling } from './telling.ts';
import { ToolRuns } from './tool-runs.ts';
import { initialState, takeTurn } from './turn.ts';
import type { Ending, ReplyId, Timer, TurnEffect, TurnEvent, TurnState } from './turn/types.ts';

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
  readonly #voice: Voice;
  readonly #hear: ((audio: MuLaw) => void) | null;
  #state: TurnState = initialState;
  #queue: TurnEvent[] = [];
  #busy = false;
  #handedBack = false;
  readonly #conversation: Conversation;
  readonly #telling: Telling;
  readonly #tools: ToolRuns;
  readonly #stopwatch = new Stopwatch();
  #live: Reply | null = null;
  #interrupted: Reply | null = null;
  #person: Person | null = null;
  #fillers = 0;
  #callerSpoke = false;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.ended = this.#over.promise;
    this.#conversation = new Conversation(parts.past);
    this.#telling = new Telling(parts);
    this.#tools = new ToolRuns(parts.receptionist, parts.record);
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
        this.#live?.onMark(event.name);
        if (this.#live !== null) this.#telling.replySoFar(this.#live);
        break;
      case 'key':
        this.#dispatch({ type: 'key', digit: event.digit });
        break;
      case 'typed':
        this.#stopwatch.turnEnded(0);
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
    this.#telling.state(step.state);
  }

  #perform(effect: TurnEffect): void {
    switch (effect.type) {
      case 'caller-turn':
        this.#addCallerTurn(effect.text);
        break;
      case 'start-reply':
        this.#answer(effect.reply, effect.prepared);
        break;
      case 'release-reply':
        // What was prepared comes behind the words that it answers.
        if (this.#live !== null) this.#letBeHeard(this.#live);
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
    this.#callerSpoke = true;
    this.#parts.receptionist.callerSpoke();
    this.#conversation.callerSaid(text);
    this.#telling.callerTurn(text);
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
      tools: this.#tools,
      tell: (news, error) => this.#onReply(reply, news, error),
    });
    this.#live = reply;
    if (!held) this.#letBeHeard(reply);
    return reply;
  }

  /** From here on the reply is part of the conversation. */
  #letBeHeard(reply: Reply): void {
    this.#conversation.add(reply);
    this.#stopwatch.replyBegan();
  }

  /** Lets the model answer; `prepared`: words of the caller that may still change, so that nobody hears the answer yet. */
  #answer(id: ReplyId, prepared: string | null): void {
    const reply = this.#newReply(id, prepared !== null);
    void reply.answer(this.#prompt(prepared === null ? [] : [{ role: 'user', content: prepared }]));
  }

  #prompt(last: readonly ModelMessage[]): readonly ModelMessage[] {
    const instructions: ModelMessage = {
      role: 'system',
      content: this.#parts.receptionist.systemPrompt(),
    };
    return [instructions, ...this.#conversation.messages(this.#live), ...last];
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
    void this.#newReply(id, false).answer(this.#prompt([{ role: 'system', content: NOTES.goOn }]));
  }

  #sayFiller(): void {
    const { fillers } = this.#parts.receptionist;
    const text = fillers[this.#fillers % fillers.length];
    const audio = text === undefined ? null : this.#parts.cachedAudio(text);
    this.#fillers += 1;
    if (audio !== null) this.#live?.sayFiller(audio);
  }

  /** Writes down the reply that was heard, or cut off. */
  #closeReply(interrupted: boolean): void {
    const reply = this.#live;
    if (reply === null) return;
    this.#live = null;
    this.#interrupted = interrupted ? reply : null;
    if (reply.heard() === '') return;
    const timings = this.#stopwatch.timingsOf(reply.moments);
    this.#telling.replyOver(reply, interrupted, timings);
    if (timings !== null) this.#parts.onTurn(timings);
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
    // A booking that was on its way when the caller hung up belongs to the call.
    await this.#tools.settled();
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
