/** The caller of a card: hears what was asked, and answers it. */
import type { Language, Question } from '../languages/language.ts';
import { nothingSaid } from '../receptionist/scripted/conversation.ts';
import { askedIn } from '../receptionist/scripted/questions.ts';
import type { Card } from './card.ts';

/** Answers that a card need not give. A caller who is proposed something agrees, right or wrong: the records judge. */
function usually(question: Question, card: Card, heard: string): string {
  switch (question) {
    case 'name':
    case 'verify':
      return `${card.as}.`;
    case 'phone':
      return 'Two one two, five five five, zero one nine eight.';
    case 'which-offer':
      return /\b(shall|should|may) i\b|\bis (free|available|open)\b|\bwould that\b/i.test(heard)
        ? 'Yes please.'
        : 'The first one, please.';
    case 'confirm-phone':
    case 'confirm-email':
    case 'confirm-cancel':
    case 'confirm-name':
    case 'staff':
      return 'Yes please.';
    case 'which-booking':
      return 'The first one.';
    case 'email':
      return 'Ada at example dot com.';
    case 'want-message':
      return 'No, thank you.';
    case 'anything-else':
      return "No, that's all, thank you. Goodbye.";
    case 'message':
    case 'service':
    case 'when':
    case 'verify-day':
      return card.opens;
  }
}

/** Plays one card. */
export class CardCaller {
  readonly #card: Card;
  readonly #language: Language;
  readonly #said = new Map<string, number>();
  #then = 0;

  constructor(card: Card, language: Language) {
    this.#card = card;
    this.#language = language;
  }

  answer(heard: string): string {
    const question = askedIn(nothingSaid(this.#language), heard);
    const given = question === null ? undefined : this.#card.answers[question];
    if (question !== null && given !== undefined) {
      const count = this.#said.get(question) ?? 0;
      this.#said.set(question, count + 1);
      return given[Math.min(count, given.length - 1)] ?? '';
    }
    const next = this.#card.then[this.#then];
    if (next !== undefined && (question === null || question === 'anything-else')) {
      this.#then += 1;
      return next;
    }
    if (question !== null) return usually(question, this.#card, heard);
    // What is asked in words of its own is most often about the time.
    if (heard.includes('?')) return this.#card.answers.when?.at(-1) ?? this.#card.opens;
    return "That's all, thank you. Goodbye.";
  }
}
