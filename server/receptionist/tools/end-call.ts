import { z } from 'zod';
import type { Tool, ToolResult } from './tool.ts';

export const endCall: Tool<'end_call', object, ToolResult<'ending'>> = {
  name: 'end_call',
  description: 'Ends the call after the goodbye, once the caller has nothing more.',
  input: z.object({}),
  writes: null,
  run: ({ language, business }) => ({ status: 'ending', say: language.tools.goodbye(business.name) }),
};
