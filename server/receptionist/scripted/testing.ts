/** A call played in tests: a caller's lines, the scripted receptionist, and a small shop that answers its tools. */
import type { ModelMessage, ToolCall, ToolSpec } from '../../call/ports.ts';
import { createScriptedReceptionist } from './scripted-model.ts';

const TOOLS = [
  'answer_question',
  'find_openings',
  'book',
  'find_bookings',
  'reschedule',
  'cancel_booking',
  'take_message',
  'ask_for_person',
  'stop_ringing',
  'send_details',
  'opt_out',
  'emergency',
  'end_call',
];
const specs: readonly ToolSpec[] = TOOLS.map((name) => ({
  name,
  description: name,
  parameters: { type: 'object' },
}));

/** Answers one tool call as the server would. */
export type Shop = (call: ToolCall) => Readonly<Record<string, unknown>>;

interface PlayedCall {
  readonly messages: readonly ModelMessage[];
  /** All tool calls so far, by name and arguments. */
  readonly calls: readonly (readonly [string, Readonly<Record<string, unknown>>])[];
  /** The caller says a line; answers what the receptionist then said. */
  says(line: string): Promise<string>;
}

/** Begins a call after the greeting, or continues one that another model has led so far. */
export function call(answer: Shop = shop, past: readonly ModelMessage[] = []): PlayedCall {
  const model = createScriptedReceptionist();
  const messages: ModelMessage[] = [
    { role: 'system', content: 'You are the receptionist of Harbour Street Barbers.' },
    {
      role: 'assistant',
      content: 'Harbour Street Barbers, this is the automated assistant. How can I help you?',
    },
    ...past,
  ];
  const calls: (readonly [string, Readonly<Record<string, unknown>>])[] = [];

  async function round(): Promise<{ text: string; toolCalls: ToolCall[] }> {
    let text = '';
    const toolCalls: ToolCall[] = [];
    for await (const event of model.reply(
      { language: 'en', messages, tools: specs },
      new AbortController().signal,
    )) {
      if (event.type === 'text') text += event.delta;
      if (event.type === 'tool-call') toolCalls.push(event.call);
    }
    return { text, toolCalls };
  }

  return {
    messages,
    calls,
    async says(line) {
      messages.push({ role: 'user', content: line });
      const said: string[] = [];
      for (let rounds = 0; rounds < 6; rounds += 1) {
        const { text, toolCalls } = await round();
        if (text !== '') said.push(text);
        messages.push(
          toolCalls.length === 0
            ? { role: 'assistant', content: text }
            : { role: 'assistant', content: text, toolCalls },
        );
        if (toolCalls.length === 0) return said.join(' ');
        for (const request of toolCalls) {
          calls.push([request.name, request.arguments]);
          messages.push({
            role: 'tool',
            callId: request.id,
            name: request.name,
            content: JSON.stringify(answer(request)),
          });
        }
      }
      throw new Error(`the receptionist goes in circles: ${JSON.stringify(calls)}`);
    },
  };
}

const OFFERS = [
  { offer: 'o-1500', say: 'Tuesday, November 24th at 3 PM with Sam' },
  { offer: 'o-1530', say: 'Tuesday, November 24th at 3:30 PM with Alex' },
  { offer: 'o-wed', say: 'Wednesday, November 25th at 10 AM with Sam' },
];

/** A barber's shop that has three times free, knows Maria Lopez, and asks what it needs to know. */
export const shop: Shop = ({ name, arguments: args }) => {
  const text = (key: string): string => (typeof args[key] === 'string' ? args[key] : '');
  switch (name) {
    case 'emergency':
      return { status: 'call-for-help', say: 'Please hang up now and call 911.' };
    case 'answer_question':
      return { status: 'found', say: 'We are open Tuesday to Friday from 9 AM to 6 PM.' };
    case 'find_openings':
      if (!/hair|beard|trim/i.test(`${text('words')} ${text('service')}`))
        return { status: 'ask', ask: 'service', say: 'What would you like to have done?' };
      if (args['when'] === undefined)
        return { status: 'ask', ask: 'when', say: 'What day would you like to come in?' };
      if (/sunday/i.test(text('when')))
        return { status: 'none', say: 'We have nothing on Sunday. Which other day would suit you?' };
      if (/tuesday/i.test(text('when')) && /three/i.test(text('when')))
        return {
          status: 'found',
          exact: true,
          offers: OFFERS.slice(0, 1),
          say: `${OFFERS[0]?.say ?? ''} is free.`,
        };
      return {
        status: 'found',
        exact: false,
        offers: OFFERS,
        say: `I have ${OFFERS.map(({ say }) => say).join(', or ')}.`,
      };
    case 'book':
      return { status: 'booked', say: `You are booked, ${text('name')}.` };
    case 'find_bookings':
      if (args['name'] === undefined)
        return { status: 'verify', say: 'To be sure it is you, what name is it under?' };
      if (args['name'] !== 'Maria Lopez')
        return { status: 'none', say: 'I find no appointment under that name.' };
      return {
        status: 'found',
        bookings: [{ booking: 'b-1', say: 'Haircut on Thursday, November 26th at 2 PM with Sam' }],
        say: 'I found your haircut on Thursday, November 26th at 2 PM with Sam.',
      };
    case 'reschedule':
      return { status: 'moved', say: 'Your haircut is moved.' };
    case 'cancel_booking':
      return { status: 'cancelled', say: 'Your haircut is cancelled.' };
    case 'take_message':
      if (args['name'] === undefined) return { status: 'ask', ask: 'name', say: 'And who is calling?' };
      if (args['phone'] === undefined)
        return { status: 'ask', ask: 'phone', say: 'On which number can we reach you?' };
      return { status: 'taken', say: 'I have passed your message on.' };
    case 'ask_for_person':
      return { status: 'message-needed', say: 'Nobody can come to the phone now. What should I tell them?' };
    default:
      return { status: 'ending', say: 'Thank you for calling. Goodbye!' };
  }
};
