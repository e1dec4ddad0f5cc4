/** The keys by which other programs use the service. */
export const apiKeys = {
  notYours: 'Only owners and managers can create keys',
  notYoursAbout: 'Ask an owner or a manager for one.',
  newKey: 'New key',
  about:
    'Connect your website, your point of sale or a spreadsheet to Ahoy. The [documentation] shows everything you can do, and you can try it there.',
  none: 'No keys yet',
  noneAbout: 'A key gives one program the access you choose, until you revoke it.',
  makeFirst: 'Create a key',
  keys: 'Keys',
  use: 'How to use a key',
  useAbout: 'Send the key with each request. The appointments of the coming week, from a terminal:',
  made: (day: string, by: string | null) => `created ${day}${by === null ? '' : ` by ${by}`}`,
  neverUsed: 'never used',
  lastUsed: (moment: string) => `last used ${moment}`,
  opensNothing: 'No longer works: the person who created it is not an owner or manager any more.',

  revokeOne: (name: string) => `Revoke ${name}`,
  notRevoked: (name: string) => `${name} was not revoked. It still works.`,
  reallyRevoke: (name: string) => `Revoke ${name}?`,
  revokeAbout:
    'The program that uses it loses access at once. This cannot be undone, but you can create a new key.',

  newTitle: 'New API key',
  nameAbout: 'The program that will use it, so you know later what it is for.',
  nameExample: 'Our website',
  noName: 'Give it a name.',
  scopes: 'Permissions',
  itMay: 'It may',
  read: 'Read',
  change: 'Change',
  readOne: (subject: string) => `Read ${subject}`,
  changeOne: (subject: string) => `Change ${subject}`,
  noScope: 'Choose at least one permission.',
  unreached: 'Could not reach Ahoy. No key was created. Try again in a moment.',
  make: 'Create key',
  isMade: 'This is your key. Copy it into your program now: [we will not show it again.]',
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
