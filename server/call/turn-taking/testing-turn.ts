/** A call's turn-taking for tests, without anything around it. */
import { english } from '../../languages/en/index.ts';
import { initialState, takeTurn } from './turn.ts';
import type { ReplyId, TurnEffect, TurnEvent, TurnState } from './turn/types.ts';

/** A call under test: takes events, remembers the effects of the last one. */
export class Call {
  state: TurnState = initialState(english.turns);
  effects: readonly TurnEffect[] = [];

  on(...events: TurnEvent[]): this {
    for (const event of events) ({ state: this.state, effects: this.effects } = takeTurn(this.state, event));
    return this;
  }
  get reply(): ReplyId {
    return this.state.lastReply;
  }
  /** The effects of the last event but its timers. */
  get done(): string[] {
    return this.effects
      .filter((each) => each.type !== 'set-timer' && each.type !== 'stop-timer')
      .map(describeEffect);
  }
  /** Lets the present reply begin to be heard. */
  heardBegin = () => this.on({ type: 'reply-audio', reply: this.reply });
  /** Lets the present reply be heard to its end. */
  heardAll = () =>
    this.heardBegin().on(
      { type: 'reply-sent', reply: this.reply },
      { type: 'reply-heard', reply: this.reply },
    );
  words = (text: string) => this.on({ type: 'words', text });
  endOfTurn = (text: string) => this.on({ type: 'end-of-turn', text });
  timer = (timer: (TurnEvent & { type: 'timer' })['timer']) => this.on({ type: 'timer', timer });
}

function describeEffect(effect: TurnEffect): string {
  switch (effect.type) {
    case 'caller-turn':
      return `caller-turn ${effect.text}`;
    case 'say':
      return `say ${effect.sentence}`;
    case 'say-words':
      return `say-words ${effect.words}`;
    case 'end':
      return `end ${effect.ending}`;
    case 'start-reply':
      return effect.prepared === null ? 'start-reply' : `prepare ${effect.prepared}`;
    default:
      return effect.type;
  }
}

/** The greeting was heard and nobody speaks. */
export const answered = () => new Call().on({ type: 'start', resumed: false, words: null }).heardAll();
/** A reply to "a haircut please" is being heard. */
export const speaking = () => answered().words('a haircut').endOfTurn('a haircut please').heardBegin();
