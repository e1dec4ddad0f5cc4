/** Run before each file of tests of the pages: they read English. */
import { completeText } from './text.ts';

await completeText();
