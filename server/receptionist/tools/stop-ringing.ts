import { z } from 'zod';
import type { Tool, ToolResult } from './tool.ts';

export const stopRinging: Tool<'stop_ringing', object, ToolResult<'stopped' | 'not-ringing'>> = {
  name: 'stop_ringing',
  description: 'Stops ringing a person for the caller, when they do not want to wait any more.',
  input: z.object({}),
  writes: null,
  async run({ people, language }) {
    return (await people?.stop()) === true
      ? { status: 'stopped', say: language.transfers.stopped }
      : { status: 'not-ringing', say: language.transfers.notRinging };
  },
};
