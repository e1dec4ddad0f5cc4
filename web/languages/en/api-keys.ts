/** The keys by which other programs use the service. */
export const apiKeys = {
  notYours: 'Only owners and managers can make keys',
  notYoursAbout: 'Ask an owner or a manager for one.',
  newKey: 'New key',
  about:
    'Let your till, your website or a spreadsheet read and book what you see here. All of it is in the [documentation], ready to be tried.',
  none: 'No key yet',
  noneAbout: 'A key lets one program in, as far as you say, until you revoke it.',
  makeFirst: 'Make the first key',
  keys: 'Keys',
  use: 'How it is used',
  useAbout: 'Send the key with each request. The appointments of the coming week, from a terminal:',
  made: (day: string, by: string | null) => `made ${day}${by === null ? '' : ` by ${by}`}`,
  neverUsed: 'never used',
  lastUsed: (moment: string) => `last used ${moment}`,
  opensNothing: 'Opens nothing: who made it does not run this business any more.',

  revokeOne: (name: string) => `Revoke ${name}`,
  notRevoked: (name: string) => `${name} was not revoked and still works.`,
  reallyRevoke: (name: string) => `Revoke ${name}?`,
  revokeAbout:
    'The program that uses it is locked out at once. This cannot be undone; you can make a new key.',

  newTitle: 'New API key',
  nameAbout: 'The program that will use it, so that you know later what stops when you revoke it.',
  nameExample: 'Till in the shop',
  noName: 'Give it a name.',
  scopes: 'What the key may do',
  itMay: 'It may',
  read: 'Read',
  change: 'Change',
  readOne: (subject: string) => `Read ${subject}`,
  changeOne: (subject: string) => `Change ${subject}`,
  noScope: 'Tick at least one thing that it may do.',
  unreached: 'The service could not be reached. No key was made; try again in a moment.',
  make: 'Make the key',
  isMade: 'This is the key. Copy it now to where the program keeps its secrets: [it is not shown again.]',
  example: 'For example, the appointments of the coming week:',
  isCopied: 'I have copied it',

  /** What a key may be allowed, and what that is. */
  subjects: {
    bookings: ['Bookings', 'appointments and free times'],
    calls: ['Calls', 'history, transcripts, opinions'],
    customers: ['Customers', 'names, numbers, notes'],
    messages: ['Messages', 'what callers left'],
    businesses: ['Business', 'hours, staff, services'],
    calendar: ['Calendar feeds', 'addresses to subscribe to'],
    insights: ['Insights', 'figures over time'],
  } satisfies Record<string, [string, string]>,
  writeOnly: (subject: string) => `${subject} (write only)`,
  readOnly: (subject: string) => `${subject} (read only)`,
};
