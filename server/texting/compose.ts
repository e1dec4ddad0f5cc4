/** The receptionist's answer by text: the model writes, asks for tools, and writes on. */
import { LONGEST_REPLY, MOST_CALLS } from '../call/lengths.ts';
import type { LanguageModel, ModelMessage, ToolCall } from '../call/ports.ts';
import type { Receptionist } from '../receptionist/receptionist.ts';
import type { ToolRun } from '../receptionist/tools/tool.ts';

/** A model that asks for tools more often than this in one answer is going in circles. */
const MAX_ROUNDS = 6;

interface ComposeParts {
  readonly model: LanguageModel;
  readonly receptionist: Pick<Receptionist, 'language' | 'tools'>;
  /** Runs a tool to its end and writes it down. */
  readonly runTool: (call: ToolCall) => Promise<ToolRun>;
  readonly signal: AbortSignal;
}

/** @returns what is to be texted; empty: nothing. @throws VendorError */
export async function composeAnswer(parts: ComposeParts, messages: readonly ModelMessage[]): Promise<string> {
  const written: string[] = [];
  let history = messages;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { text, calls } = await oneRound(parts, history);
    if (text.trim() !== '') written.push(text.trim());
    if (calls.length === 0) break;
    const answers: ModelMessage[] = [];
    let ends = false;
    for (const call of calls) {
      const { content, endsCall } = await parts.runTool(call);
      ends ||= endsCall;
      answers.push({ role: 'tool', callId: call.id, name: call.name, content });
    }
    if (ends && written.length > 0) break;
    history = [...history, { role: 'assistant', content: text, toolCalls: calls }, ...answers];
  }
  return written.join(' ');
}

async function oneRound({ model, receptionist, signal }: ComposeParts, messages: readonly ModelMessage[]) {
  const { language, tools } = receptionist;
  const calls: ToolCall[] = [];
  let text = '';
  for await (const event of model.reply({ language, messages, tools }, signal)) {
    switch (event.type) {
      case 'text':
        text += event.delta.slice(0, LONGEST_REPLY - text.length);
        break;
      case 'tool-call':
        if (calls.length < MOST_CALLS) calls.push(event.call);
        break;
      case 'done':
        break;
    }
  }
  return { text, calls };
}
