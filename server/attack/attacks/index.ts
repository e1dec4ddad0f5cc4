/** All attacks, in the order in which they are made. */
import type { Attack } from '../attack.ts';
import { accounts } from './accounts.ts';
import { lists, openings } from './answers.ts';
import { requests, slowRequests } from './requests.ts';
import { phoneFlood, replies, utterances } from './talk.ts';

export const ATTACKS: readonly Attack[] = [
  ...requests,
  // Before the model fails, which is remembered for a while.
  phoneFlood,
  replies,
  utterances,
  openings,
  lists,
  ...accounts,
  slowRequests,
];

/** What is not built yet in this place stays out of the test. */
const WAITING: readonly Attack[] = [phoneFlood, openings, lists];

/** Those of which a test makes a little: without what takes as long as a time limit, whatever its size. */
export const SHORT_ATTACKS: readonly Attack[] = ATTACKS.filter(
  (attack) => attack !== slowRequests && !WAITING.includes(attack),
);
