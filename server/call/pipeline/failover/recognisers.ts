/** Several recognisers behind one port: a stream that fails is followed by one of the next. */
import { type SpeechEvent, type SpeechToText, VendorError } from '../../ports.ts';
import { available, CircuitBreaker } from './circuit-breaker.ts';

/**
 * The first recogniser that serves does; `recognisers` are in order of preference. A stream lives as long as its call, so each
 * failure, not only several in a row, has the streams of the next seconds opened at the next one. Whoever listens opens a stream
 * anew after a transient failure, and repeats what was said since the last turn; a refusal is passed on as one only where
 * nobody else is left.
 */
export function withRecogniserFailover(recognisers: readonly SpeechToText[]): SpeechToText {
  const breakers = recognisers.map((recogniser) => new CircuitBreaker(recogniser));
  const passedOn = (error: VendorError): VendorError => {
    const othersServe = error.kind === 'refused' && breakers.some(({ isOpen }) => !isOpen);
    return othersServe
      ? new VendorError(error.vendor, 'transient', 'refused, and another serves', { cause: error })
      : error;
  };
  return {
    name: recognisers.map(({ name }) => name).join(', else '),
    open(options, listener, signal) {
      const [breaker] = available(breakers);
      if (breaker === undefined) throw new VendorError('nobody', 'refused', 'there is no recogniser');
      const onEvent = (event: SpeechEvent) => {
        if (event.type !== 'failed') {
          listener(event);
          return;
        }
        breaker.trip();
        listener({ type: 'failed', error: passedOn(event.error) });
      };
      return breaker.vendor.open(options, onEvent, signal);
    },
  };
}
