/** The delivery of signed events to the account's endpoints: repeated until accepted, and late or twice when set so. */
import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Account, type Endpoint, newStripeId } from './account.ts';

/** The payloads have the shape of this version. */
export const API_VERSION = '2026-10-28.endive';

export interface StripeEvent {
  readonly id: string;
  readonly object: 'event';
  readonly api_version: string;
  readonly created: number;
  readonly livemode: false;
  readonly pending_webhooks: number;
  readonly request: { readonly id: null; readonly idempotency_key: null };
  readonly type: string;
  readonly data: { readonly object: object; readonly previous_attributes?: object };
}

export interface DeliveryHabits {
  /** How often each event is sent; 1 by default. */
  readonly copies?: number;
  /** How long each copy waits before it is sent, in ms: a random one lets them overtake each other. */
  readonly delayMs?: () => number;
}

/** Attempts before an event is given up, each after twice the pause of the last. */
const ATTEMPTS = 8;
const FIRST_PAUSE_MS = 100;

export const signatureOf = (secret: string, body: string, timestamp: number): string =>
  `t=${timestamp},v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;

export class Delivery {
  /** Every event that happened, oldest first. */
  readonly events: StripeEvent[] = [];
  readonly #account: Account;
  readonly #under = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  habits: DeliveryHabits = {};
  /** While it is held nothing is sent; what happened meanwhile is sent by hand, or when it is released. */
  held = false;
  readonly #kept: StripeEvent[] = [];

  constructor(account: Account) {
    this.#account = account;
  }

  tell(type: string, object: object, previous?: object): void {
    const event: StripeEvent = {
      id: newStripeId('evt'),
      object: 'event',
      api_version: API_VERSION,
      created: this.#account.now(),
      livemode: false,
      pending_webhooks: this.#account.endpoints.size,
      request: { id: null, idempotency_key: null },
      type,
      data: { object, ...(previous === undefined ? {} : { previous_attributes: previous }) },
    };
    this.events.push(event);
    if (this.held) this.#kept.push(event);
    else this.#sendOut(event);
  }

  /** Holds nothing any more, and sends what happened meanwhile. */
  release(): void {
    this.held = false;
    for (const event of this.#kept.splice(0)) this.#sendOut(event);
  }

  #sendOut(event: StripeEvent): void {
    for (const endpoint of this.#account.endpoints.values()) {
      for (let copy = 0; copy < (this.habits.copies ?? 1); copy += 1) this.#send(endpoint, event);
    }
  }

  /** Waits until everything has been taken or given up. */
  async settled(): Promise<void> {
    while (this.#under.size > 0) await Promise.all(this.#under);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.settled();
  }

  #send(endpoint: Endpoint, event: StripeEvent): void {
    const sent = this.#deliver(endpoint, event).finally(() => this.#under.delete(sent));
    this.#under.add(sent);
  }

  async #deliver({ url, secret }: Endpoint, event: StripeEvent): Promise<void> {
    const { signal } = this.#stop;
    const body = JSON.stringify(event);
    try {
      await sleep(this.habits.delayMs?.() ?? 0, undefined, { signal });
      for (let attempt = 0, pause = FIRST_PAUSE_MS; attempt < ATTEMPTS; attempt += 1, pause *= 2) {
        // By its own clock: who moves that moves the clock of those who check it.
        const headers = {
          'content-type': 'application/json; charset=utf-8',
          'stripe-signature': signatureOf(secret, body, this.#account.now()),
        };
        const taken = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' }).then(
          ({ ok }) => ok,
          () => false,
        );
        if (taken) return;
        await sleep(pause, undefined, { signal });
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}
