/** The scripted receptionist in a model's place: what the fake OpenAI thinks with in the demo and in tests. */
import type { ModelMessage } from './call/ports.ts';
import type { FakeLanguageModel, ChatMessage } from './fakes/openai.ts';
import { createScriptedReceptionist } from './receptionist/scripted/scripted-model.ts';

/** Thinks as the scripted receptionist does, from the request as it came over the wire, which names no language. */
export function scriptedLanguageModel(): FakeLanguageModel {
  const receptionist = createScriptedReceptionist();
  return async function* (request) {
    const thinking = receptionist.reply(
      { language: 'en', messages: messagesOf(request.messages), tools: request.tools },
      new AbortController().signal,
    );
    for await (const event of thinking) {
      if (event.type === 'text') yield event;
      if (event.type === 'tool-call') yield { type: 'tool-call', ...event.call };
    }
  };
}

function messagesOf(messages: readonly ChatMessage[]): ModelMessage[] {
  const names = new Map<string, string>();
  return messages.map((message): ModelMessage => {
    switch (message.role) {
      case 'assistant': {
        const toolCalls = message.toolCalls.map((call) => {
          names.set(call.id, call.name);
          const args = JSON.parse(call.arguments) as Readonly<Record<string, unknown>>;
          return { id: call.id, name: call.name, arguments: args };
        });
        return { role: 'assistant', content: message.content, toolCalls };
      }
      case 'tool': {
        const { toolCallId, content } = message;
        return { role: 'tool', callId: toolCallId, name: names.get(toolCallId) ?? '', content };
      }
      case 'developer':
        return { role: 'system', content: message.content };
      case 'system':
      case 'user':
        return { role: message.role, content: message.content };
    }
  });
}
