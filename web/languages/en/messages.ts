/** The messages that callers leave, and the answers to them. */
export const messages = {
  which: 'Which messages',
  show: { open: 'Open', done: 'Done' },
  openCount: (urgent: boolean) => (urgent ? ' open, some of them urgent' : ' open'),
  noneOpen: 'No open messages',
  noneOpenAbout: 'What callers leave for you is kept here until somebody marks it as done.',
  noneDone: 'Nothing done yet',
  noneDoneAbout: 'Messages that are done are kept here.',
  earlier: 'Earlier messages',
  notLoaded: 'They could not be loaded. Try again',
  undelivered: (subject: string, recipient: string) => `The e-mail “${subject}” did not reach ${recipient}.`,
  mailServerSaid: (error: string) => `The mail server said: ${error}`,

  assignedTo: 'Assigned to',
  addAddress: 'Add an e-mail address to answer',
  answer: 'Answer',
  reopen: 'Open again',
  recordingFailed: 'The recording could not be fetched from your carrier. It may have been removed there.',
  recording: 'What the caller said',

  answered: (status: 'queued' | 'sent' | 'failed', at: string) =>
    `Answered by e-mail, ${{ queued: 'on its way', sent: 'sent', failed: 'not delivered' }[status]} · ${at}`,
  notDelivered: (error: string | null) =>
    `The mail server said: ${error ?? 'nothing'}. Check the address, or call them.`,
  answerTo: (address: string) => `Answer to ${address}`,
  answerAbout: "Your greeting, the business's name and number, and their message are put around it.",
  empty: 'Write something first.',
  answerUnreachable: 'The service could not be reached. Your answer is still here; try again in a moment.',
  thenDone: 'The message is done then.',
  doNotAnswer: 'Do not answer',
  send: 'Send',

  isDone: 'The message is done.',
  isOpen: 'The message is open again.',
  notMoved: 'The message stays where it was.',
  notAssigned: 'The message was not assigned.',
};
