/** All attacks, in the order in which they are made. */
import type { Attack } from '../attack.ts';
import { accounts } from './accounts.ts';
import { lists, openings } from './answers.ts';
import { spoofed } from './callers.ts';
import { proration, recordingAddress, relay, slowStripe, tollFraud } from './money.ts';
import { databaseHangs, downtime } from './outages.ts';
import { requests, slowRequests } from './requests.ts';
import { strangers } from './strangers.ts';
import { phoneFlood, replies, utterances } from './talk.ts';

export const ATTACKS: readonly Attack[] = [
  ...requests,
  spoofed,
  phoneFlood,
  replies,
  // The model fails in it, which is remembered for a while.
  utterances,
  openings,
  lists,
  ...accounts,
  strangers,
  tollFraud,
  recordingAddress,
  relay,
  proration,
  slowStripe,
  databaseHangs,
  downtime,
  slowRequests,
];

/** Those of which a test makes a little: without what takes as long as a time limit, whatever its size. */
export const SHORT_ATTACKS: readonly Attack[] = ATTACKS.filter(
  (attack) => ![slowRequests, downtime].includes(attack),
);
