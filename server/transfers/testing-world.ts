/**
 * A telephone company in virtual time, for one transfer: phones that are answered or not, a conference, a caller who may hang up, and
 * callbacks that come late, twice and in any order. It knows the machine by its effects only.
 */
import type { TransferId, TransferLegId } from '../../db/ids.ts';
import { step } from './machine.ts';
import type { LegNews, Transfer, TransferEffect, TransferEvent } from './states.ts';
import { takenBy } from './steps.ts';
import type { Phone, Plan } from './testing-plan.ts';
import { VirtualTime } from './testing-time.ts';

/** Where the caller is. */
type CallerAt = 'receptionist' | 'conference' | 'dial' | 'gone' | 'over';

interface Called {
  readonly sid: string;
  readonly phone: Phone;
  readonly leg: TransferLegId;
  at: 'ringing' | 'screen' | 'conference' | 'over';
  pressedOne: boolean;
  sequence: number;
}

export interface Lived {
  readonly transfer: Transfer;
  readonly callerAt: CallerAt;
  /** Phones that the caller has heard, and how they came to it. */
  readonly bridged: readonly { readonly phone: Phone; readonly pressedOne: boolean }[];
  /** Phones that still ring or wait at the end. */
  readonly leftRinging: number;
}

const RING_MS = 20_000;
const KEY_MS = 8_000;
const TALK_MS = 30_000;
/** Callbacks come within this; a call of the REST API is answered within a tenth of it. */
const LATEST_MS = 3_000;

export function live(plan: Plan): Lived {
  return new World(plan).run();
}

class World {
  readonly #plan: Plan;
  #transfer: Transfer;
  readonly #time = new VirtualTime();
  #callerAt: CallerAt = 'receptionist';
  #conferences = 0;
  /** Who is in the conference of that name now, and its number. */
  #room: { id: string; people: Set<string> } | null = null;
  readonly #called = new Map<string, Called>();
  readonly #bridged: { phone: Phone; pressedOne: boolean }[] = [];

  constructor(plan: Plan) {
    this.#plan = plan;
    this.#transfer = {
      id: 'transfer' as TransferId,
      mode: plan.mode,
      phase: { name: 'ringing' },
      callerMoved: false,
      personConference: null,
      callerConference: null,
      legs: plan.phones.map(({ position }, at) => ({
        id: `leg-${at}` as TransferLegId,
        position,
        sid: null,
        sequence: -1,
        state: { name: 'waiting' },
      })),
    };
  }

  run(): Lived {
    const { callerHangsUpAtMs, cancelledAtMs } = this.#plan;
    this.#tell({ type: 'start' });
    if (callerHangsUpAtMs !== null) this.#time.after(callerHangsUpAtMs, () => this.#callerHangsUp());
    if (cancelledAtMs !== null) this.#time.after(cancelledAtMs, () => this.#tell({ type: 'cancelled' }));
    this.#time.run();
    return {
      transfer: this.#transfer,
      callerAt: this.#callerAt,
      bridged: this.#bridged,
      leftRinging: [...this.#called.values()].filter(({ at }) => at !== 'over').length,
    };
  }

  /** Late, and perhaps twice. */
  #callback(event: TransferEvent): void {
    const { chance } = this.#plan;
    this.#time.after(chance() * LATEST_MS, () => this.#tell(event));
    if (chance() < 0.5) this.#time.after(chance() * LATEST_MS, () => this.#tell(event));
  }

  #tell(event: TransferEvent): void {
    const { transfer, effects } = step(this.#transfer, event);
    this.#transfer = transfer;
    for (const effect of effects)
      this.#time.after(this.#plan.chance() * (LATEST_MS / 10), () => this.#do(effect));
  }

  #do(effect: TransferEffect): void {
    switch (effect.type) {
      case 'place-leg':
        this.#place(effect.leg);
        return;
      case 'end-leg':
      case 'dismiss-leg':
        this.#end(effect.sid);
        return;
      case 'move-caller':
        this.#move('conference');
        return;
      case 'dial':
        this.#dial(effect.leg);
        return;
      case 'return-caller':
        if (this.#callerAt === 'conference' || this.#callerAt === 'dial') {
          this.#leave('caller', false);
          this.#callerAt = 'receptionist';
        }
        return;
      case 'meter':
        return;
    }
  }

  #place(leg: TransferLegId): void {
    const { phone, afterMs } = this.#planOf(leg);
    if (phone === 'refused') {
      this.#tell({ type: 'leg-refused', leg });
      return;
    }
    const sid = `CA-${leg}`;
    const called: Called = { sid, phone, leg, at: 'ringing', pressedOne: false, sequence: 0 };
    this.#called.set(sid, called);
    this.#time.after(this.#plan.chance() * 300, () => this.#tell({ type: 'leg-placed', leg, sid }));
    this.#state(called, 'ringing');
    this.#time.after(Math.min(afterMs, RING_MS), () => this.#pickUp(called));
  }

  #planOf(leg: TransferLegId) {
    const found = this.#plan.phones[Number(leg.slice('leg-'.length))];
    if (found === undefined) throw new Error(`no phone of ${leg}`);
    return found;
  }

  #pickUp(called: Called): void {
    if (called.at !== 'ringing') return;
    const { phone } = called;
    if (phone === 'no-answer' || phone === 'busy' || phone === 'failed') {
      called.at = 'over';
      this.#state(called, phone);
      return;
    }
    called.at = 'screen';
    this.#state(called, 'answered');
    const { chance } = this.#plan;
    if (phone === 'machine') this.#time.after(KEY_MS, () => this.#hangUp(called));
    else
      this.#time.after(1_000 + chance() * 4_000, () => this.#press(called, phone === 'declines' ? '2' : '1'));
  }

  #press(called: Called, digit: string): void {
    if (called.at !== 'screen') return;
    called.pressedOne = digit === '1';
    this.#tell({ type: 'leg-key', leg: called.leg, digit });
    if (takenBy(this.#transfer) !== called.leg) {
      this.#hangUp(called);
      return;
    }
    this.#time.after(this.#plan.chance() * 500, () => {
      if (called.at !== 'screen') return;
      called.at = 'conference';
      this.#join(called.sid);
    });
    if (called.phone === 'takes-it-and-leaves')
      this.#time.after(this.#plan.chance() * 600, () => this.#hangUp(called));
  }

  #end(sid: string): void {
    const called = this.#called.get(sid);
    if (called === undefined || called.at === 'over') return;
    if (called.at === 'ringing') {
      called.at = 'over';
      this.#state(called, 'cancelled');
    } else this.#hangUp(called);
  }

  #hangUp(called: Called): void {
    if (called.at === 'over') return;
    const wasIn = called.at === 'conference';
    called.at = 'over';
    this.#state(called, 'over');
    if (wasIn) this.#leave(called.sid, true);
  }

  #state(called: Called, state: LegNews): void {
    const { leg, sequence } = called;
    called.sequence += 1;
    this.#callback({ type: 'leg-status', leg, sequence, state, at: this.#time.now });
  }

  #callerHangsUp(): void {
    if (this.#callerAt === 'over') return;
    const before = this.#callerAt;
    this.#callerAt = 'gone';
    if (before === 'receptionist') this.#tell({ type: 'stream-ended' });
    if (before === 'conference') this.#leave('caller', true);
    this.#callback({ type: 'caller-gone', at: this.#time.now });
  }

  #move(to: 'conference' | 'dial'): boolean {
    if (this.#plan.moveBreaks) {
      this.#tell({ type: 'move-failed', gone: false });
      return false;
    }
    if (this.#callerAt !== 'receptionist') {
      this.#tell({ type: 'move-failed', gone: true });
      return false;
    }
    this.#callerAt = to;
    if (to === 'conference') this.#join('caller');
    this.#time.after(this.#plan.chance() * 300, () => this.#tell({ type: 'moved' }));
    return true;
  }

  #dial(leg: TransferLegId): void {
    if (!this.#move('dial')) return;
    const { phone, afterMs } = this.#planOf(leg);
    const talks = phone === 'takes-it' || phone === 'takes-it-and-leaves';
    this.#time.after(Math.min(afterMs, RING_MS) + (talks ? TALK_MS : 0), () => {
      if (this.#callerAt !== 'dial') return;
      const why = talks || phone === 'machine' || phone === 'declines' ? 'over' : 'no-answer';
      this.#back(talks, why);
    });
  }

  /** The carrier asks what the caller is to do now. */
  #back(taken: boolean | null, why: LegNews): void {
    this.#tell({ type: 'returned', taken, why, seconds: 0, at: this.#time.now });
    const { phase } = this.#transfer;
    const over =
      phase.name === 'ended' && (phase.outcome === 'answered' || phase.outcome === 'caller-hung-up');
    this.#callerAt = over ? 'over' : 'receptionist';
  }

  #join(who: string): void {
    if (this.#room === null) {
      this.#conferences += 1;
      this.#room = { id: `CF${this.#conferences}`, people: new Set() };
    }
    const room = this.#room;
    room.people.add(who);
    const side = who === 'caller' ? 'caller' : 'person';
    this.#callback({ type: 'joined', who: side, conference: room.id, at: this.#time.now });
    if (room.people.size < 2) return;
    for (const called of this.#called.values())
      if (room.people.has(called.sid))
        this.#bridged.push({ phone: called.phone, pressedOne: called.pressedOne });
    this.#time.after(TALK_MS, () => {
      const [person] = [...this.#called.values()].filter(({ sid }) => room.people.has(sid));
      if (person !== undefined && room.people.has('caller')) this.#hangUp(person);
    });
  }

  /** Whoever leaves a conference that has two in it ends it; the caller's document goes on, a person's is over. */
  #leave(who: string, ends: boolean): void {
    const room = this.#room;
    if (room?.people.delete(who) !== true) return;
    if (!ends && room.people.size > 0) return;
    this.#room = null;
    this.#callback({ type: 'conference-ended', conference: room.id, at: this.#time.now });
    for (const called of this.#called.values()) if (room.people.has(called.sid)) this.#hangUp(called);
    if (room.people.has('caller') && this.#callerAt === 'conference') this.#back(null, 'failed');
  }
}
