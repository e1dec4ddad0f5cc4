/** Calls played in tests from the first line to the end state: the scripted receptionist, the real tools, a real Postgres. */
import type { ModelMessage, ToolCall } from '../../call/ports.ts';
import { createReceptionist } from '../receptionist.ts';
import { MARIA, type TestShop } from '../tools/testing.ts';
import { createScriptedReceptionist } from './scripted-model.ts';

interface PlayedCall {
  /** What the receptionist answered to each line. */
  readonly replies: readonly string[];
  readonly hungUp: boolean;
  /** All bookings there are then: "Pat Roe, Haircut, Fri 16:00", a cancelled one with a minus. */
  readonly bookings: readonly string[];
  /** The messages: "Pat Roe: I left my scarf". */
  readonly messages: readonly string[];
}

/** More rounds than any answer needs. */
const ROUNDS = 6;

/** Rings the shop and says these lines, until the receptionist hangs up. */
export async function ring(
  shop: TestShop,
  lines: readonly string[],
  phone: string | null = MARIA,
  business = shop.business,
): Promise<PlayedCall> {
  const toolset = await shop.toolset({ caller: { phone, vouched: true }, business });
  const receptionist = createReceptionist(toolset);
  const model = createScriptedReceptionist();
  const messages: ModelMessage[] = [{ role: 'assistant', content: receptionist.sentence('greeting') }];
  const replies: string[] = [];
  const ended = { call: false };

  async function round(): Promise<{ text: string; toolCalls: ToolCall[] }> {
    let text = '';
    const toolCalls: ToolCall[] = [];
    const request = { language: receptionist.language, messages, tools: receptionist.tools };
    for await (const event of model.reply(request, new AbortController().signal)) {
      if (event.type === 'text') text += event.delta;
      if (event.type === 'tool-call') toolCalls.push(event.call);
    }
    return { text, toolCalls };
  }

  async function answer(line: string): Promise<string> {
    const urgent = receptionist.emergency(line);
    messages.push({ role: 'user', content: line });
    if (urgent !== null) {
      messages.push({ role: 'assistant', content: urgent });
      return urgent;
    }
    const chosen = receptionist.callerSpoke(line, null);
    if (chosen !== null) {
      messages.push({ role: 'assistant', content: chosen });
      return chosen;
    }
    const said: string[] = [];
    for (let rounds = 0; rounds < ROUNDS && !ended.call; rounds += 1) {
      const { text, toolCalls } = await round();
      if (text !== '') said.push(text);
      messages.push({ role: 'assistant', content: text, toolCalls });
      if (toolCalls.length === 0) return said.join(' ');
      for (const request of toolCalls) {
        const { content, endsCall } = await receptionist.runTool(request);
        messages.push({ role: 'tool', callId: request.id, name: request.name, content });
        ended.call ||= endsCall;
      }
    }
    if (!ended.call) throw new Error(`the receptionist goes in circles after "${line}"`);
    return said.join(' ');
  }

  for (const line of lines) {
    if (ended.call) break;
    replies.push(await answer(line));
  }
  return { replies, hungUp: ended.call, bookings: await bookingsOf(shop), messages: await messagesOf(shop) };
}

async function bookingsOf(shop: TestShop): Promise<string[]> {
  const { services, zone } = shop.business;
  const rows = await shop.bookings();
  return rows
    .map(({ name, serviceId, startsAt, status }) => {
      const at = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO(zone);
      const day = at.toLocaleString('en-US', { weekday: 'short' });
      const time = at.toPlainTime().toString({ smallestUnit: 'minute' });
      const service = services.find(({ id }) => id === serviceId)?.name ?? '';
      return `${status === 'booked' ? '' : '-'}${name}, ${service}, ${day} ${time}`;
    })
    .sort();
}

const messagesOf = async (shop: TestShop): Promise<string[]> =>
  (await shop.messages()).map(({ name, body }) => `${name}: ${body}`);
