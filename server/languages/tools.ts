/** What the receptionist says of what its tools found and did, and the words by which it knows names and questions. */
import type { tools } from './en/tools.ts';

export type ToolSentences = typeof tools;
