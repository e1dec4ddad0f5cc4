/** The calendar and its dialogs. */
import { lengthOf } from './words.ts';

export const calendar = {
  views: { day: 'Day', week: 'Week', month: 'Month' },
  view: 'View',
  before: { day: 'The day before', week: 'The week before', month: 'The month before' },
  after: { day: 'The day after', week: 'The week after', month: 'The month after' },
  staffInRows: 'Staff in rows',
  staff: 'Staff',
  colors: 'Staff colors',
  /** Of one staff member's column; a time follows. */
  slotOf: (name: string) => `${name}: time slot`,
  /** What the schedule names by itself. */
  schedule: {
    weekday: 'Weekday',
    timeSlot: 'Time slot',
    resourceSlot: 'Resource time slot',
    more: 'More',
    noEvents: 'No events',
    moreLabel: (count: number) => `+${count} more`,
  },
  tooMany: (most: string, view: 'day' | 'week' | 'month') =>
    `Only the first ${most} bookings of this ${view} are shown. Choose a shorter view to see the rest.`,
  help: 'Drag a booking to move it, pull its edge to make it longer. By keyboard: Shift and the arrows move the one that has the focus, + and − change its length, Enter opens it.',
  none: 'No bookings',
  noneAbout: 'Nothing is booked here.',
  closedFor: (why: string) => `Closed: ${why}`,
  specialHours: 'Special hours',
  specialHoursFor: (why: string) => `Special hours: ${why}`,
  blocked: 'Blocked',
  blockedFor: (why: string) => `Blocked: ${why}`,
  offLine: (what: string, when: string) => `${what} (${when})`,
  isOff: (name: string) => `${name} is off`,
  isOffFor: (name: string, why: string) => `${name}: ${why}`,
  /** A booking, for who hears it, and what is to be known of it beside. */
  spoken: (customer: string, appointment: string, from: string, to: string, more: string | null) =>
    [`${customer}, ${appointment}, ${from} to ${to}`, ...(more === null ? [] : [more])].join(', '),
  /** What its customer did last, on the page of the appointment. */
  changedOnline: {
    moved: 'Moved online by the customer',
    cancelled: 'Cancelled online by the customer',
  },
  movedOnline: 'moved online by the customer',
  missedVisit: 'did not come',
  missed: (appointment: string) => `${appointment}, did not come`,

  fromTo: (day: string, from: string, to: string) => `${day}, ${from} to ${to}`,
  moveTo: 'Move to…',
  cancelBooking: 'Cancel booking',
  takeBack: 'Restore',
  fromCall: 'The call that booked it',
  addToCalendar: 'Add to calendar',
  customersPage: 'What the customer sees',
  copyLink: 'Copy the customer’s link',

  move: 'Move',
  moveOne: (customer: string) => `Move ${customer}`,
  nowAt: (service: string, moment: string, staff: string) => `${service}, now ${moment} with ${staff}`,
  leaveIt: 'Leave it',

  blockTime: 'Block time',
  block: 'Block this time',
  blockWho: 'Whose time',
  everybody: 'Everybody',
  notBlocked: 'The time was not blocked.',
  blockedNow: (name: string | null) =>
    name === null ? 'Nobody can be booked then.' : `${name} cannot be booked then.`,
  unblocked: (when: string) => `Can be booked again: ${when}`,
  blockedAlready: 'Blocked times',
  blockLine: (who: string, when: string, note: string) => `${who}, ${when}${note === '' ? '' : `: ${note}`}`,
  clashes: (count: number, more: boolean) =>
    count === 1
      ? 'One booking is in this time'
      : `${more ? 'More than ' : ''}${count} bookings are in this time`,
  clashesStay: 'They stay until you move or cancel them:',
  clash: (customer: string, appointment: string, moment: string) => `${customer}, ${appointment}, ${moment}`,

  newBooking: 'New booking',
  notMade: 'The booking was not made. Check your connection and try again; it is never made twice.',
  serviceLength: (service: string, minutes: number) => `${service}, ${minutes} min`,
  customerName: "Customer's name",
  customerAbout: 'Type a name or a number to find a customer',
  customerLine: (name: string, phone: string) => (name === '' ? phone : `${name}, ${phone}`),
  phoneAbout: 'Filled in when you choose a customer',
  noteAbout: 'Only you and your team see it',
  saveNote: 'Save note',
  neverMind: 'Never mind',
  book: 'Book',

  with: 'With',
  whoeverIsFree: 'Whoever is free',
  time: 'Time',
  freeTimes: 'Free times',
  loadingTimes: 'Loading the free times',
  timesFailed: 'The free times could not be loaded. You can still type a time.',
  nothingFree: 'Nothing is free that day. Choose another day or person.',

  notFree: 'That time is not free',
  noneNear: 'Nothing is free near it. Choose another day.',
  freeNear: 'These times near it are free:',
  anywayWith: (staff: string) => `Book anyway with ${staff}`,
  restoreAnyway: 'Restore anyway',
  inTheWay: {
    booking: (customer: string, service: string, from: string, to: string) =>
      `Booked already: ${customer}, ${service}, ${from} to ${to}. Both would be at the same time.`,
    blocked: (note: string) => (note === '' ? 'This time is blocked.' : `This time is blocked: ${note}.`),
    off: (staff: string, note: string) => (note === '' ? `${staff} is off.` : `${staff} is off: ${note}.`),
    closed: 'You are closed then, or close before it ends.',
    notWorking: (staff: string) => `${staff} does not work for all of that time.`,
    notTheirService: (staff: string) => `${staff} does not do this service.`,
    past: 'This time has passed.',
    farAhead: (days: number) => `It is more than ${days} days ahead, further than you take bookings.`,
  },
  verySoon: 'That is very soon',
  soonerThan: (minutes: number) =>
    `Callers have to book ${lengthOf(minutes)} ahead, and this is sooner. Do it anyway?`,
  doIt: 'Do it anyway',

  notMoved: 'The booking was not moved.',
  givenAway: (names: readonly string[]) =>
    names.length === 0
      ? 'Its time cannot be booked any more: you are closed, the time is blocked, or somebody else is booked then.'
      : `Somebody else is booked at that time now: ${names.join(', ')}. Both would be at the same time.`,
  notCancelled: 'The booking was not cancelled.',
  notMarked: 'It was not marked.',
  moved: (customer: string, moment: string, staff: string) => `${customer}: ${moment} with ${staff}`,
  cancelled: (customer: string, moment: string) => `Cancelled: ${customer}, ${moment}`,
  didNotCome: (customer: string | null) => `${customer ?? 'The customer'} did not come`,
  booked: (customer: string, moment: string) => `Booked: ${customer}, ${moment}`,

  subscribe: 'Subscribe',
  feeds: 'See bookings in your own calendar',
  feedsAbout:
    'Add a link to Google Calendar, Outlook or Apple Calendar. Anyone with the link can read the bookings, so share it with care. You can revoke it.',
  wholeBusiness: 'Whole business',
  feedMade: (day: string) => `Created ${day}`,
  feedNotRevoked: 'The link was not revoked. Try again in a moment.',
  reallyRevoke: 'Revoke it? Calendars that use it stop updating',
  feedNotMade: (why: string | null) => `The link was not created. ${why ?? 'Try again in a moment.'}`,
  whoseBookings: 'Whose bookings',
  makeFeed: 'Create a link',
};
