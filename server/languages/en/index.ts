/** English. */
import type { Language } from '../language.ts';
import { calls } from './calls.ts';
import { dates } from './dates/index.ts';
import { numbers } from './numbers.ts';

export const english: Language = { tag: 'en', calls, dates, numbers };
