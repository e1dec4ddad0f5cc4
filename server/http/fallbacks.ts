/** Callers of the carrier whom the receptionist does not serve: why, and who does in its place. */
import { Counter, type Registry } from 'prom-client';
import type { FallbackReason } from '../carriers/call-flow.ts';

export interface Fallback {
  readonly why: FallbackReason;
  /** The owner's own phone is rung, or the carrier records a message. */
  readonly how: 'phone' | 'message';
}

/** A counter of them for `/metrics`. */
export function countFallbacks(registry: Registry): (fallback: Fallback) => void {
  const counter = new Counter({
    name: 'ahoy_fallbacks_total',
    help: 'Callers who were put through or asked for a message in place of the receptionist',
    labelNames: ['why', 'how'],
    registers: [registry],
  });
  return ({ why, how }) => counter.inc({ why, how });
}
