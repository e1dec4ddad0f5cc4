import type { Sign } from '../../../danger.ts';
import { BREATH, CONSCIOUSNESS, HEART_AND_HEAD } from './body.ts';
import { CALLS_FOR_HELP, SELF_HARM, VIOLENCE } from './harm.ts';
import { FIRE, GAS } from './house.ts';
import { POISONS, WOUNDS } from './wounds.ts';

/** Every sign of danger, as tables; they are read in clauses of plain words ("can not", "he is"). */
export const SIGNS: readonly Sign[] = [
  ...SELF_HARM,
  ...GAS,
  ...FIRE,
  ...VIOLENCE,
  ...BREATH,
  ...HEART_AND_HEAD,
  ...CONSCIOUSNESS,
  ...WOUNDS,
  ...POISONS,
  ...CALLS_FOR_HELP,
];
