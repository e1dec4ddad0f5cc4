import { z } from 'zod';
import { type Tool, type ToolResult, words } from './tool.ts';

const input = z.object({ reason: words('What it is about, if known.').optional() });

export const askForPerson: Tool<'ask_for_person', z.infer<typeof input>, ToolResult<'message-needed'>> = {
  name: 'ask_for_person',
  description: 'Call it when the caller wants to speak with a person.',
  input,
  writes: null,
  run: ({ language }) => ({ status: 'message-needed', say: language.tools.message.nobodyComes }),
};
