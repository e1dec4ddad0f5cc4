/** The words of one reply: what was said, how much of it was heard, and what the model is to remember of it. */
import type { ModelMessage, ToolCall } from '../ports.ts';

/** What the model wrote until it asked for tools, and what those answered. */
export interface Round {
  text: string;
  readonly calls: { readonly call: ToolCall; readonly content: string }[];
}

export class ReplyText {
  readonly #rounds: Round[] = [];
  /** Where each piece given to the voice ends, in letters spoken and characters written. */
  readonly #pieces: { spoken: number; written: number }[] = [];

  beginRound(text: string): Round {
    const round: Round = { text, calls: [] };
    this.#rounds.push(round);
    return round;
  }

  /** Notes that a piece of so many characters was given to the voice, as so many letters. */
  addPiece(characters: number, letters: number): void {
    const last = this.#pieces.at(-1) ?? { spoken: 0, written: 0 };
    this.#pieces.push({ spoken: last.spoken + letters, written: last.written + characters });
  }

  /** Begins a piece that grows as its words and its audio come, neither in step with the other. */
  beginPiece(): (characters: number, letters: number) => void {
    const last = this.#pieces.at(-1) ?? { spoken: 0, written: 0 };
    const piece = { ...last };
    this.#pieces.push(piece);
    return (characters, letters) => {
      piece.written += characters;
      piece.spoken += letters;
    };
  }

  /** Ends a round, the last, at the last piece that was given to the voice. */
  cutShort(round: Round): void {
    const kept = this.#pieces.at(-1)?.written ?? 0;
    const before = this.#written().length - round.text.length;
    round.text = round.text.slice(0, Math.max(0, kept - before));
  }

  /** Whether a word that is added now would run into the one before it. */
  endsInWord(): boolean {
    return /\S$/.test(this.#written());
  }

  said(): string {
    return plain(this.#written());
  }

  /** The words that were heard, to the last whole word. @param letters how many of them; Infinity: all. */
  heard(letters: number): string {
    return plain(this.#written().slice(0, this.#charactersOf(letters)));
  }

  /** The words that were meant to be said and were not heard. */
  unheard(letters: number): string {
    return plain(this.#written().slice(this.#charactersOf(letters)));
  }

  /** What the model should remember: what was heard, and each tool that really ran. */
  history(letters: number): ModelMessage[] {
    let left = this.#charactersOf(letters);
    return this.#rounds.flatMap((round) => {
      const content = round.text.slice(0, Math.max(0, left)).trim();
      left -= round.text.length;
      return content === '' && round.calls.length === 0 ? [] : messagesOf(round, content);
    });
  }

  /** The rounds before the last, as the model generated them. */
  soFar(): ModelMessage[] {
    return this.#rounds.slice(0, -1).flatMap((round) => messagesOf(round, round.text.trim()));
  }

  #written(): string {
    return this.#rounds.map((round) => round.text).join('');
  }

  /** Translates letters that were heard into characters of the written text, back to the end of a word. */
  #charactersOf(letters: number): number {
    const text = this.#written();
    if (letters === Infinity) return text.length;
    let before = { spoken: 0, written: 0 };
    for (const piece of this.#pieces) {
      if (piece.spoken > letters) {
        const share = (letters - before.spoken) / (piece.spoken - before.spoken);
        const reached = before.written + Math.floor(share * (piece.written - before.written));
        const inWord = /\S/.test(text[reached] ?? ' ');
        return inWord ? Math.max(before.written, text.lastIndexOf(' ', reached)) : reached;
      }
      before = piece;
    }
    return before.written;
  }
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

function messagesOf({ calls }: Round, content: string): ModelMessage[] {
  const toolCalls = calls.map(({ call }) => call);
  return [
    { role: 'assistant', content, ...(toolCalls.length > 0 && { toolCalls }) },
    ...calls.map(({ call, content: result }) => ({
      role: 'tool' as const,
      callId: call.id,
      name: call.name,
      content: result,
    })),
  ];
}
