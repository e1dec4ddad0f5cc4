/** What the receptionist can do, as the model is told of it. The server decides; the model only asks. */
import type { ToolSpec } from '../../call/ports.ts';

const text = (description: string) => ({ type: 'string', description });

function spec(
  name: string,
  description: string,
  properties: Readonly<Record<string, unknown>> = {},
  required: readonly string[] = [],
): ToolSpec {
  return {
    name,
    description,
    parameters: { type: 'object', properties, required, additionalProperties: false },
  };
}

export const TOOL_SPECS: readonly ToolSpec[] = [
  spec(
    'answer_question',
    'Looks up what the business told about itself: opening hours of a day, prices, services, address, and answers to common questions. Never answer such a question from memory.',
    { question: text("The caller's question in their own words.") },
    ['question'],
  ),
  spec(
    'find_openings',
    'Finds free times. The server understands dates itself, so hand over the words as they were said ("next Tuesday at three"). Offers hold nothing until booked.',
    {
      words: text("All the caller said about the wish so far, in the caller's own words."),
      service: text('The service, when known.'),
      staff: text('With whom, when the caller asked for somebody; or with whom not, as in "not Sam".'),
      when: text('The words about day and time, exactly as said.'),
    },
    ['words'],
  ),
  spec(
    'book',
    'Books an offer of find_openings for the caller. Call it only after the caller agreed to that time and gave a name.',
    {
      offer: text('The id of the offer.'),
      name: text('For whom the appointment is.'),
      phone: text('Only when the tool asked for a number: the number as the caller said it.'),
      phone_confirmed: {
        type: 'boolean',
        description: 'True once the caller confirmed the number that was read back.',
      },
    },
    ['offer', 'name'],
  ),
  spec(
    'find_bookings',
    "Finds the caller's own coming appointments, once they have proved whose they are. It asks for the name, and for the day or time where that is needed; after three wrong ones it finds nothing more.",
    {
      name: text('The name on the appointment, as the caller said it; left out when they said none.'),
      words: text('What the caller said about when the appointment is now.'),
    },
  ),
  spec(
    'reschedule',
    'Moves one of the appointments of find_bookings to an offer of find_openings.',
    { booking: text('The id of the appointment.'), offer: text('The id of the offer.') },
    ['booking', 'offer'],
  ),
  spec(
    'cancel_booking',
    'Cancels one of the appointments of find_bookings. Call it only after the caller confirmed.',
    { booking: text('The id of the appointment.') },
    ['booking'],
  ),
  spec(
    'take_message',
    'Writes down a message for the business.',
    {
      message: text("The message in the caller's words."),
      name: text("The caller's name."),
      phone: text(
        'A number to call back, as said; only when the tool asked for it or the caller gave another one.',
      ),
      urgent: { type: 'boolean', description: 'True when it cannot wait.' },
      leaving: {
        type: 'boolean',
        description:
          'True when the caller says goodbye and will answer nothing more: the message is taken as it is.',
      },
    },
    ['message'],
  ),
  spec('ask_for_person', 'Call it when the caller wants to speak with a person.', {
    reason: text('What it is about, if known.'),
  }),
  spec('end_call', 'Ends the call after the goodbye, once the caller has nothing more.'),
];
