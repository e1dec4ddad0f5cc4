/** The list of customers, and the page of one. */
import { counted } from './words.ts';

export const customers = {
  search: 'Search by name, number or e-mail',
  none: 'No customers yet',
  noneAbout: 'Everybody who books an appointment appears here, with all their calls.',
  noMatch: 'No customer found',
  noMatchAbout: 'Try part of a name, or some digits of a phone number.',
  showAll: 'Show all customers',
  more: { failed: 'Could not load more. Try again', loading: 'Loading more …' },

  noName: 'No name yet',
  noNumber: 'No number',
  blocked: 'Blocked',
  comes: (moment: string) => `Next visit ${moment}`,
  rang: (moment: string) => `Called ${moment}`,

  erased: 'Erased customer',
  erasedOn: (day: string) => `Erased on ${day}`,
  knownSince: (day: string) => `Customer since ${day}`,
  unknown: {
    title: 'Customer not found',
    about: 'This customer does not exist, or belongs to another business.',
    all: 'All customers',
  },

  appointments: 'Appointments',
  noAppointments: 'None so far.',
  coming: 'Upcoming appointments',
  before: 'Before',
  past: 'Past appointments',
  messageState: { done: 'done', urgent: 'urgent, open', open: 'open' },
  answered: (answer: string) => `Your reply: ${answer}`,
  calls: 'Calls',
  noCalls: 'No calls from this number.',

  facts: 'Good to know',
  factsAbout: 'What they told your receptionist about themselves. Remove what is wrong or not needed.',
  removeFact: (fact: string) => `Remove: ${fact}`,

  details: 'Details',
  emailAbout: 'Your replies to messages go here.',
  noEmail: 'This is not an e-mail address.',
  notes: 'Notes',
  notSaved: 'That was not saved. Try again.',
  erasedMeanwhile: 'Somebody has just erased this customer.',

  blockOrErase: 'Block or erase',
  isBlocked: 'Callers from this number hear a polite refusal. Your receptionist does not answer them.',
  ifBlocked: 'Callers from a blocked number hear a polite refusal. Your receptionist does not answer them.',
  block: 'Block this number',
  unblock: 'Unblock this number',
  blockDone: 'Blocked. Their calls are now refused.',
  blockedNumbers: 'Blocked numbers',
  blockedAbout: 'Callers from these numbers hear a polite refusal, and their texts are not shown.',
  noneBlocked: 'No number is blocked.',
  blockedSince: (reason: 'spam' | 'by-hand', moment: string) =>
    reason === 'spam' ? `Spam, blocked ${moment}` : `Blocked ${moment}`,
  moreBlocked: 'Show more blocked numbers',
  eraseAbout: 'If they ask you to delete their data, you can erase everything personal.',
  erase: 'Erase this customer …',
  reallyErase: 'Erase this customer for good?',
  erases: 'This cannot be undone. It deletes:',
  eraseList: [
    'their name, number, e-mail address and your notes;',
    'the transcripts, summaries and recordings of their calls, and what they told of themselves;',
    'their messages, with your answers and the e-mails about them.',
  ],
  stays: 'Their calls and bookings stay in your records, without a name.',
  comingStay: (count: number) =>
    `${count === 1 ? 'One upcoming appointment stays' : `${counted(count, 'upcoming appointment')} stay`} in the calendar: cancel ${count === 1 ? 'it' : 'them'} first if they will not come.`,
  unblocks: 'Their number will be unblocked, because we no longer keep it.',
  notErased: 'Nothing was erased. Try again in a moment.',
  keep: 'Keep customer',
  eraseForGood: 'Erase for good',
};
