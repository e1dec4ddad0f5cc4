/** The list of customers, and the page of one. */
import { counted } from './words.ts';

export const customers = {
  search: 'Search by name, number or e-mail',
  none: 'No customers yet',
  noneAbout: 'Whoever books an appointment is listed here, with all their calls.',
  noMatch: 'No customer found',
  noMatchAbout: 'Try a part of the name, or some digits of the number.',
  showAll: 'Show everybody',
  more: { failed: 'The others could not be loaded. Try again', loading: 'Loading more …' },

  noName: 'No name yet',
  noNumber: 'No number',
  blocked: 'Blocked',
  comes: (moment: string) => `Next visit ${moment}`,
  rang: (moment: string) => `Called ${moment}`,

  erased: 'Erased customer',
  erasedOn: (day: string) => `Erased on ${day}`,
  knownSince: (day: string) => `Known since ${day}`,
  unknown: {
    title: 'No such customer',
    about: "There is no customer at this address, or they are another business's.",
    all: 'All customers',
  },

  appointments: 'Appointments',
  noAppointments: 'None so far.',
  coming: 'Coming appointments',
  before: 'Before',
  past: 'Past appointments',
  messageState: { done: 'done', urgent: 'urgent, open', open: 'open' },
  answered: (answer: string) => `Answered: ${answer}`,
  calls: 'Calls',
  noCalls: 'None from this number.',

  details: 'Details',
  emailAbout: 'Answers to messages go here.',
  noEmail: 'This is not an e-mail address.',
  notes: 'Notes',
  notSaved: 'That was not saved. Try again.',
  erasedMeanwhile: 'This customer was erased meanwhile.',

  blockOrErase: 'Block or erase',
  isBlocked: 'Calls from this number hear a polite refusal and are not put to the receptionist.',
  ifBlocked: 'A blocked number hears a polite refusal and is not put to the receptionist.',
  block: 'Block this number',
  unblock: 'Take their calls again',
  blockDone: 'Their calls are refused from now on.',
  eraseAbout: 'If they ask to be forgotten, everything personal can be taken out of your books.',
  erase: 'Erase this customer …',
  reallyErase: 'Erase this customer for good?',
  erases: 'This cannot be undone. It takes out:',
  eraseList: [
    'their name, number, e-mail address and your notes;',
    'the transcripts, summaries and recordings of their calls;',
    'their messages, with your answers and the e-mails about them.',
  ],
  stays: 'That they called and what they booked stays in your books without a name.',
  comingStay: (count: number) =>
    `${count === 1 ? 'One coming appointment stays' : `${counted(count, 'coming appointment')} stay`} in the calendar: cancel ${count === 1 ? 'it' : 'them'} first if they will not come.`,
  unblocks: 'Their number is no longer blocked, since it is no longer known.',
  notErased: 'Nothing was erased. Try again in a moment.',
  keep: 'Keep them',
  eraseForGood: 'Erase for good',
};
