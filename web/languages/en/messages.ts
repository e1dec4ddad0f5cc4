/** The messages that callers leave, and the answers to them. */
export const messages = {
  which: 'Which messages',
  show: { open: 'Open', done: 'Done' },
  openCount: (urgent: boolean) => (urgent ? ' open, some of them urgent' : ' open'),
  noneOpen: 'No open messages',
  noneOpenAbout: 'Messages from callers appear here until somebody marks them as done.',
  noneDone: 'No finished messages yet',
  noneDoneAbout: 'Messages you mark as done appear here.',
  earlier: 'Earlier messages',
  notLoaded: 'Could not load messages. Try again',
  undelivered: (subject: string, recipient: string) => `The e-mail “${subject}” did not reach ${recipient}.`,
  mailServerSaid: (error: string) => `The mail server said: ${error}`,

  assignedTo: 'Assigned to',
  addAddress: 'Add an e-mail address to reply',
  answer: 'Reply',
  reopen: 'Reopen',
  recordingFailed: 'Could not load the recording from your phone provider. It may have been deleted there.',
  recording: 'What the caller said',

  answered: (status: 'queued' | 'sent' | 'failed', at: string) =>
    `Replied by e-mail, ${{ queued: 'on its way', sent: 'sent', failed: 'not delivered' }[status]} · ${at}`,
  notDelivered: (error: string | null) =>
    `The mail server said: ${error ?? 'nothing'}. Check the address, or call them.`,
  answerTo: (address: string) => `Reply to ${address}`,
  answerAbout: 'We add a greeting, your business name and number, and their message.',
  empty: 'Write something first.',
  answerUnreachable: 'Could not reach Ahoy. Your reply is still here. Try again in a moment.',
  thenDone: 'Sending also marks the message as done.',
  doNotAnswer: 'Discard reply',
  send: 'Send reply',

  isDone: 'Message marked as done.',
  isOpen: 'Message reopened.',
  notMoved: 'The message was not changed.',
  notAssigned: 'The message was not assigned.',
};
