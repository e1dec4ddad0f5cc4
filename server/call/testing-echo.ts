/** The smallest engine: it says back what the caller types. It shows what an engine owes to the rest of a call. */
import { languageOf } from '../languages/languages.ts';
import type { Language } from '../languages/language.ts';
import { type HumanAgent, openHumanAgent } from './human-agent.ts';
import { utterance } from './lengths.ts';
import { pastMessages } from './past.ts';
import type { LineEvent, MuLaw } from './ports.ts';
import { recordEnd } from './record-end.ts';
import type { Ending, Engine, Session, SessionParts, Told } from './session.ts';
import { audioOf } from './testing.ts';
import { ToolRuns } from './tool-runs.ts';

export class Echo implements Engine {
  /** What a model would have been told, of all calls. */
  readonly told: string[] = [];
  readonly prepared: string[] = [];

  prepare(sentences: readonly string[]): Promise<void> {
    this.prepared.push(...sentences);
    return Promise.resolve();
  }
  start(parts: SessionParts): Session {
    return new EchoSession(parts, this.told);
  }
  voices() {
    return Promise.resolve([{ id: 'echo', name: 'Echo', about: 'Says it again', vendor: 'echo' }]);
  }
  sample(sentence: string) {
    return Promise.resolve(audioOf(sentence));
  }
}

class EchoSession implements Session {
  readonly ended: Promise<Ending>;
  readonly #over = Promise.withResolvers<Ending>();
  readonly #parts: SessionParts;
  readonly #told: string[];
  readonly #notes: Language['notes'];
  readonly #tools: ToolRuns;
  #humanAgent: HumanAgent | null = null;
  #reply: { readonly id: number; readonly text: string } | null = null;
  #lastReply = 0;
  #callerSpoke = false;
  #isOver = false;

  constructor(parts: SessionParts, told: string[]) {
    this.#parts = parts;
    this.#told = told;
    this.#tools = new ToolRuns(parts.receptionist, parts.record);
    this.ended = this.#over.promise;
    const language = languageOf(parts.receptionist.language);
    this.#notes = language.notes;
    told.push(...pastMessages(parts.past, language).map(({ content }) => content));
    this.#say(parts.receptionist.sentence(parts.past.turns.length > 0 ? 'resumed' : 'greeting'));
    parts.line.listen((event) => this.#onLine(event));
  }

  handBack(): void {
    this.#end('lost', true);
  }
  whisper(text: string): void {
    this.#told.push(this.#notes.whispered(text));
  }
  takeOver(): void {
    if (this.#humanAgent !== null || this.#isOver) return;
    this.#cutOff();
    this.#parts.publisher.state('taken-over');
    this.#humanAgent = openHumanAgent({
      ...this.#parts,
      speechToText: null,
      onSaid: (text) => this.#told.push(this.#notes.said(text)),
    });
  }
  speakAsHuman(audio: MuLaw): void {
    this.#humanAgent?.speak(audio);
  }
  returnToReceptionist({ left }: { readonly left: boolean }): void {
    if (this.#humanAgent === null) return;
    this.#leave();
    this.#say(this.#parts.receptionist.sentence(left ? 'resumed' : 'handed-back'));
  }
  hold({ words, note }: Told): void {
    this.#told.push(note);
    if (words !== null) this.#say(words);
  }
  release(told: Told | null): void {
    if (told !== null) this.hold(told);
  }
  hangUp(): void {
    this.#end('hung-up');
  }

  #onLine(event: LineEvent): void {
    switch (event.type) {
      case 'mark':
        if (Number(event.name) === this.#reply?.id) this.#close(this.#reply.text, false);
        break;
      case 'typed':
        this.#onTyped(utterance(event.text));
        break;
      case 'closed':
        this.#end(event.reason);
        break;
      case 'audio':
      case 'key':
      case 'typing':
        break;
    }
  }

  #onTyped(text: string): void {
    if (this.#isOver) return;
    this.#callerSpoke = true;
    this.#cutOff();
    this.#told.push(text);
    this.#parts.publisher.callerTurn(text);
    if (this.#humanAgent === null) this.#say(this.#parts.receptionist.emergency(text) ?? text);
  }

  #say(text: string): void {
    this.#cutOff();
    this.#lastReply += 1;
    this.#reply = { id: this.#lastReply, text };
    this.#parts.publisher.state('speaking');
    this.#parts.line.send(audioOf(text));
    this.#parts.line.mark(String(this.#lastReply));
  }
  /** Silences what is being said; what of it was heard is not known. */
  #cutOff(): void {
    if (this.#reply === null) return;
    this.#close('', true);
    this.#parts.line.clear();
  }
  #close(heard: string, interrupted: boolean): void {
    const said = this.#reply?.text ?? '';
    this.#reply = null;
    if (heard === '') return;
    this.#parts.publisher.replyOver({ said, heard, interrupted, at: new Date(), timings: null });
    this.#parts.publisher.state('listening');
  }
  #leave(): void {
    this.#humanAgent?.leave();
    this.#humanAgent = null;
  }
  #end(ending: Ending, handedBack = false): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#reply = null;
    this.#leave();
    this.#parts.publisher.state(null);
    this.#parts.line.close();
    const end = { ending, handedBack, callerSpoke: this.#callerSpoke, messages: () => [] };
    void recordEnd(this.#parts, this.#tools, end).then(() => this.#over.resolve(ending));
  }
}
