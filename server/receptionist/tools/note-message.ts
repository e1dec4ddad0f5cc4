import { takeMessage } from '../../inbox/messages.ts';
import type { Input } from './inputs.ts';
import { reachableNumber, typedNumber } from './numbers.ts';
import type { ToolResult, ToolContext } from './tool.ts';

/** Writes down a message; asks for what is missing to answer it. */
export async function noteMessage(context: ToolContext, args: Input<'take_message'>): Promise<ToolResult> {
  const body = args.message.trim();
  if (body === '') return { status: 'ask', ask: 'message', say: 'What should I tell them?' };
  const name = args.name?.trim() ?? '';
  const leaving = args.leaving ?? false;
  if (name === '' && !leaving) return { status: 'ask', ask: 'name', say: 'And what is your name?' };
  // A number that was read back is confirmed by handing it over once more with the message.
  const number =
    typedNumber(context, args.phone) ?? reachableNumber(context, args.phone, args.phone !== undefined);
  if (number.kind === 'ask' && !leaving) return number.result;
  const urgent = args.urgent ?? false;
  const phone = number.kind === 'ask' ? null : number.phone;
  const unconfirmed =
    phone === null && (args.phone ?? '') !== '' ? `\n(They gave the number ${args.phone}, unconfirmed.)` : '';
  await takeMessage(context.db, context.business.id, {
    callId: context.callId,
    name,
    phone,
    body: body + unconfirmed,
    urgent,
  });
  return {
    status: 'taken',
    say: `Thank you${name === '' ? '' : `, ${name}`}. I've passed that on${urgent ? ' as urgent' : ''}${phone === null ? '' : ', and somebody will call you back'}. Is there anything else?`,
    note: `Took ${urgent ? 'an urgent' : 'a'} message from ${name === '' ? 'a caller' : name}.`,
    remember: { readBack: null },
  };
}
