/** The messages that callers leave, and the answers to them. */
export const messages = {
  which: 'Which messages',
  show: { open: 'Open', snoozed: 'Later', done: 'Done', texts: 'Texts' },
  openCount: (urgent: boolean): string => (urgent ? ' open, some of them urgent' : ' open'),
  none: {
    open: {
      title: 'No open messages',
      about: 'Messages from callers appear here until somebody marks them as done.',
    },
    snoozed: {
      title: 'No messages put off',
      about: 'Messages you put off until later wait here, and come back by themselves.',
    },
    done: { title: 'No finished messages yet', about: 'Messages you mark as done appear here.' },
  },
  earlier: 'Earlier messages',
  notLoaded: 'Could not load messages. Try again',
  undelivered: (subject: string, recipient: string) => `The e-mail “${subject}” did not reach ${recipient}.`,
  mailServerSaid: (error: string) => `The mail server said: ${error}`,

  assignedTo: 'Assigned to',
  addAddress: 'Add an e-mail address to reply',
  answer: 'Reply by e-mail',
  answerByText: 'Reply by text',
  callBack: 'Call back',
  markCalled: 'Mark as called',
  calledBack: (at: string) => `Called back · ${at}`,
  later: 'Later',
  more: 'More',
  snoozes: {
    hour: 'In an hour',
    evening: 'This evening',
    tomorrow: 'Tomorrow morning',
    monday: 'Monday morning',
  },
  backNow: 'Back to open',
  backAt: (at: string) => `Back ${at}`,
  isLater: 'Message put off.',
  reopen: 'Reopen',
  recordingFailed: 'Could not load the recording from your phone provider. It may have been deleted there.',
  recording: 'What the caller said',

  answered: (by: 'mail' | 'text', status: 'queued' | 'sent' | 'delivered' | 'failed', at: string) =>
    `Replied by ${by === 'mail' ? 'e-mail' : 'text'}, ${{ queued: 'on its way', sent: 'sent', delivered: 'delivered', failed: 'not delivered' }[status]} · ${at}`,
  notDelivered: (by: 'mail' | 'text', error: string | null) =>
    by === 'mail'
      ? `The mail server said: ${error ?? 'nothing'}. Check the address, or call them.`
      : `Your phone provider could not deliver it${error === null ? '' : ` (code ${error})`}. Call them instead.`,
  answerTo: (address: string) => `Reply to ${address}`,
  textAbout: 'Goes out as you write it, from your number.',
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
