/**
 * The calls of the live page, from the feed's items: (state, item) -> state. A row that came before changes nothing, so
 * that a feed that reconnects may repeat some.
 */
import type {
  DomainEvent,
  EventOf,
  CallState,
  FeedItem,
  Outcome,
  EphemeralEvent,
  Line,
  Speaker,
} from '../../server/protocol/feed.ts';

export interface LiveTurn {
  readonly position: number;
  readonly speaker: Speaker;
  readonly said: string;
  readonly heard: string;
  readonly interrupted: boolean;
}

export interface LiveTool {
  readonly name: string;
  readonly say: string;
  readonly status: string;
  readonly durationMs: number;
  readonly at: string;
}

export interface LiveTransfer extends Pick<EventOf<'transfer.changed'>, 'who' | 'state' | 'outcome' | 'at'> {
  /** The staff's phones ring before the receptionist answers, or one of the staff has taken the call. */
  readonly staffFirst: boolean;
}

/** The receptionist does not have the call: nobody can listen to it, or put it through. */
export const isWithStaff = ({ transfer }: Pick<LiveCall, 'transfer'>): boolean =>
  transfer !== null && transfer.staffFirst && transfer.state !== 'ended';

/** A booking or message that came of the call, shown in its card. */
export type LiveOutcome =
  | {
      readonly type: 'booking';
      readonly change: 'created' | 'moved' | 'cancelled';
      readonly booking: EventOf<'booking.created' | 'booking.moved' | 'booking.cancelled'>;
    }
  | {
      readonly type: 'message';
      readonly messageId: string;
      readonly name: string;
      readonly body: string;
      readonly urgent: boolean;
    };

export interface LiveCall {
  readonly callId: string;
  readonly line: Line;
  readonly from: string | null;
  readonly to: string;
  /** Who rings, once that is known. */
  readonly customer: string | null;
  readonly startedAt: string;
  readonly progress:
    | { readonly type: 'active'; readonly state: CallState }
    | { readonly type: 'ended'; readonly outcome: Outcome; readonly summary: string; readonly at: string };
  /** By position. */
  readonly turns: readonly LiveTurn[];
  /** The interim words, which are no turn yet. */
  readonly speaking: { readonly speaker: Speaker; readonly text: string } | null;
  readonly tools: readonly LiveTool[];
  readonly outcomes: readonly LiveOutcome[];
  /** Who is rung for the caller, or has taken the call; null: nobody was. */
  readonly transfer: LiveTransfer | null;
  /** The human agent who talks with the caller in the receptionist's place. */
  readonly agent: { readonly userId: string; readonly name: string } | null;
  /** The notes that supervisors whispered to the receptionist. */
  readonly whispers: readonly { readonly by: string; readonly note: string; readonly at: string }[];
}

export interface LiveState {
  /** The last row that was taken in. */
  readonly seq: number;
  /** In the order in which they began. */
  readonly calls: readonly LiveCall[];
}

/** Ended calls that stay on the page; older ones are found in the list of calls. */
const ENDED_KEPT = 8;

export function takeItem(state: LiveState, item: FeedItem): LiveState {
  switch (item.kind) {
    case 'passing':
      return change(state, item.event.callId, (call) => pass(call, item.event));
    case 'row':
      if (item.seq <= state.seq) return state;
      return { ...takeRow(state, item.event), seq: item.seq };
  }
}

function takeRow(state: LiveState, event: DomainEvent): LiveState {
  switch (event.type) {
    case 'call.started':
      return state.calls.some((call) => call.callId === event.callId)
        ? state
        : { ...state, calls: [...state.calls, begin(event)] };
    case 'call.turn':
      return change(state, event.callId, (call) => ({
        ...call,
        turns: withTurn(call.turns, event),
        speaking: call.speaking?.speaker === event.speaker ? null : call.speaking,
        progress: afterGreeting(call.progress),
      }));
    case 'call.tool':
      return change(state, event.callId, (call) => ({ ...call, tools: withTool(call.tools, event) }));
    case 'call.visited':
      return change(state, event.callId, (call) => supervise(call, event));
    case 'transfer.changed': {
      const { who, state: reached, outcome, staffFirst = false, at } = event;
      return change(state, event.callId, (call) => ({
        ...call,
        transfer: { who, state: reached, outcome, staffFirst, at },
      }));
    }
    case 'call.ended': {
      const { outcome, summary, at } = event;
      const ended = change(state, event.callId, (call) => ({
        ...call,
        speaking: null,
        progress: { type: 'ended', outcome, summary, at },
      }));
      return { ...ended, calls: forgetOldest(ended.calls) };
    }
    case 'booking.created':
      return withOutcome(state, event.callId, { type: 'booking', change: 'created', booking: event });
    case 'booking.moved':
      return withOutcome(state, event.callId, { type: 'booking', change: 'moved', booking: event });
    case 'booking.cancelled':
      return withOutcome(state, event.callId, { type: 'booking', change: 'cancelled', booking: event });
    // The calendar's own, never part of a call.
    case 'booking.no-show':
    case 'booking.restored':
    case 'booking.renamed':
      return state;
    case 'message.taken': {
      const { messageId, name, body, urgent } = event;
      return withOutcome(state, event.callId, { type: 'message', messageId, name, body, urgent });
    }
    case 'call.summarised':
    case 'message.changed':
    case 'text.changed':
    case 'call.marked':
    case 'numbers.changed':
    case 'customer.changed':
    case 'usage.updated':
    case 'limit.exceeded':
    case 'question.asked':
    case 'service.changed':
    case 'billing.changed':
    case 'receptionist.published':
    case 'destinations.changed':
      return state;
  }
}

/** A page opened later sees no end of the greeting: the first turn ends it. */
function afterGreeting(progress: LiveCall['progress']): LiveCall['progress'] {
  const greeting = progress.type === 'active' && progress.state === 'greeting';
  return greeting ? { type: 'active', state: 'listening' } : progress;
}

function begin(event: EventOf<'call.started'>): LiveCall {
  const { callId, line, from, to, customer, at } = event;
  return {
    callId,
    line,
    from,
    to,
    customer,
    startedAt: at,
    progress: { type: 'active', state: 'greeting' },
    turns: [],
    speaking: null,
    tools: [],
    outcomes: [],
    transfer: null,
    agent: null,
    whispers: [],
  };
}

function supervise(call: LiveCall, { what, userId, by, note, at }: EventOf<'call.visited'>): LiveCall {
  switch (what) {
    case 'take-over':
      return { ...call, agent: { userId, name: by } };
    case 'hand-back':
      return { ...call, agent: null };
    case 'whisper':
      return { ...call, whispers: [...call.whispers, { by, note, at }] };
    case 'listen':
    case 'leave':
    case 'hang-up':
      return call;
  }
}

function pass(call: LiveCall, event: EphemeralEvent): LiveCall {
  if (call.progress.type === 'ended') return call;
  switch (event.type) {
    case 'call.words':
      return { ...call, speaking: event.text === '' ? null : { speaker: event.speaker, text: event.text } };
    case 'call.state':
      return { ...call, progress: { type: 'active', state: event.state } };
  }
}

function change(state: LiveState, callId: string | null, how: (call: LiveCall) => LiveCall): LiveState {
  return { ...state, calls: state.calls.map((call) => (call.callId === callId ? how(call) : call)) };
}

/** A turn replaces the one of the same position: an interrupted one may be told again, whole. */
function withTurn(
  turns: readonly LiveTurn[],
  { position, speaker, said, heard, interrupted }: LiveTurn,
): LiveTurn[] {
  const others = turns.filter((turn) => turn.position !== position);
  return [...others, { position, speaker, said, heard, interrupted }].sort((a, b) => a.position - b.position);
}

function withTool(tools: readonly LiveTool[], { name, say, status, durationMs, at }: LiveTool): LiveTool[] {
  const others = tools.filter((tool) => tool.name !== name || tool.at !== at);
  return [...others, { name, say, status, durationMs, at }];
}

function withOutcome(state: LiveState, callId: string | null, outcome: LiveOutcome): LiveState {
  return change(state, callId, (call) => ({
    ...call,
    customer: call.customer ?? nameIn(outcome),
    outcomes: [...call.outcomes.filter((each) => keyOf(each) !== keyOf(outcome)), outcome],
  }));
}

/** The name that the caller gave; null: none. */
function nameIn(outcome: LiveOutcome): string | null {
  const { name } = outcome.type === 'booking' ? outcome.booking : outcome;
  return name === '' ? null : name;
}

/** The key by which an outcome told twice is one. */
export function keyOf(outcome: LiveOutcome): string {
  switch (outcome.type) {
    case 'booking':
      return `${outcome.booking.bookingId} ${outcome.change} ${outcome.booking.startsAt}`;
    case 'message':
      return outcome.messageId;
  }
}

function forgetOldest(calls: readonly LiveCall[]): readonly LiveCall[] {
  const ended = calls.filter((call) => call.progress.type === 'ended');
  const forgotten = new Set(ended.slice(0, Math.max(0, ended.length - ENDED_KEPT)));
  return calls.filter((call) => !forgotten.has(call));
}
