import { z } from 'zod';
import { emergencySentence, readEmergency } from '../emergency.ts';
import { type Tool, type ToolResult, words } from './tool.ts';

const input = z.object({ what: words("What has happened, in the caller's words.") });

export const emergency: Tool<'emergency', z.infer<typeof input>, ToolResult<'call-for-help'>> = {
  name: 'emergency',
  description: 'Call it when anybody is in danger right now, and tell the caller what it answers.',
  input,
  writes: null,
  run: ({ business }, { what }) => {
    const reading = readEmergency(what, business);
    const danger = reading.kind === 'certain' ? reading.danger : 'medical';
    return { status: 'call-for-help', say: emergencySentence(danger, business) };
  },
};
