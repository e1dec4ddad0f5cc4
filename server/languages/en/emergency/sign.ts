import { dangerSigns } from '../../danger.ts';

export const { sign, alone, around } = dangerSigns('not|never|no');
