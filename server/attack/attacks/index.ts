/** All attacks, in the order in which they are made. */
import type { Attack } from '../attack.ts';
import { requests, slowRequests } from './requests.ts';

export const ATTACKS: readonly Attack[] = [...requests, slowRequests];

/** Those of which a test makes a little: without what takes as long as a time limit, whatever its size. */
export const SHORT_ATTACKS: readonly Attack[] = ATTACKS.filter((attack) => attack !== slowRequests);
