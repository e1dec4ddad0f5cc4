/** The tools of the receptionist. The server decides; the model only asks. */
import { z } from 'zod';
import type { ToolSpec } from '../../call/ports.ts';
import { answerQuestion } from './answer-question.ts';
import { askForPerson } from './ask-for-person.ts';
import { book } from './book.ts';
import { cancelBooking } from './cancel-booking.ts';
import { emergency } from './emergency.ts';
import { endCall } from './end-call.ts';
import { findBookings } from './find-bookings.ts';
import { findOpenings } from './find-openings.ts';
import { noteEmail } from './note-email.ts';
import { optOut } from './opt-out.ts';
import { recallCustomer } from './recall-customer.ts';
import { reschedule } from './reschedule.ts';
import { sendDetails } from './send-details.ts';
import { stopRinging } from './stop-ringing.ts';
import { takeMessage } from './take-message.ts';
import type { AnyTool, Failed } from './tool.ts';

const ALL = [
  answerQuestion,
  findOpenings,
  book,
  findBookings,
  recallCustomer,
  reschedule,
  cancelBooking,
  noteEmail,
  sendDetails,
  takeMessage,
  askForPerson,
  stopRinging,
  optOut,
  emergency,
  endCall,
] as const;

type Named = (typeof ALL)[number];
export type ToolName = Named['name'];

/** The run itself failed: it was asked for with something else than it takes, or the system did not answer. */
export type RunFailed = Failed<'no-such-tool' | 'bad-input' | 'system'>;

/** The result type of each tool, by its name. */
export type ToolResults = {
  readonly [Name in ToolName]:
    Awaited<ReturnType<Extract<Named, { readonly name: Name }>['run']>> | RunFailed;
};

export const TOOLS: ReadonlyMap<string, AnyTool> = new Map(
  ALL.map((tool): [string, AnyTool] => [tool.name, tool]),
);

/** The tools as the model is told of them. Lengths and forms are checked here, and are no words for it to read. */
export const TOOL_SPECS: readonly ToolSpec[] = ALL.map(({ name, description, input }) => {
  const { properties = {}, required = [] } = z.toJSONSchema(input, {
    io: 'input',
    override: ({ jsonSchema }) => {
      delete jsonSchema.maxLength;
      delete jsonSchema.format;
      delete jsonSchema.pattern;
    },
  });
  return {
    name,
    description,
    parameters: { type: 'object', properties, required, additionalProperties: false },
  };
});
