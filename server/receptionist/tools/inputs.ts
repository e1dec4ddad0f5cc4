/** What a tool may be handed. The model is a stranger: everything is checked, and nothing else is let in. */
import { z } from 'zod';

const words = z.string().max(2000);
const short = z.string().max(200);
const flag = z.boolean();

/** The arguments of every tool, as the toolset accepts them. */
export const inputs = {
  answer_question: z.object({ question: words }),
  find_openings: z.object({
    words,
    service: short.optional(),
    staff: short.optional(),
    when: words.optional(),
  }),
  book: z.object({ offer: z.uuid(), name: short, phone: short.optional(), phone_confirmed: flag.optional() }),
  find_bookings: z.object({ name: short.optional(), words: words.optional() }),
  reschedule: z.object({ booking: z.uuid(), offer: z.uuid() }),
  cancel_booking: z.object({ booking: z.uuid() }),
  take_message: z.object({
    message: words,
    name: short.optional(),
    phone: short.optional(),
    urgent: flag.optional(),
    leaving: flag.optional(),
  }),
  ask_for_person: z.object({ reason: words.optional() }),
  end_call: z.object({}),
};
export type ToolName = keyof typeof inputs;
export type Input<Name extends ToolName> = z.infer<(typeof inputs)[Name]>;

export const isTool = (name: string): name is ToolName => Object.hasOwn(inputs, name);
