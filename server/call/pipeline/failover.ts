/** No vendor's failure, slow or silent, strands the caller: the next one takes over in the middle of a reply. */
export type { FailoverOptions } from './failover/breaker.ts';
export { withModelFailover } from './failover/models.ts';
export { withVoiceFailover } from './failover/voices.ts';
