/** How the business works: who and where it is, its services, staff, hours and rules. */
import { counted, lengthOf } from './words.ts';

const before = (minutes: number): string => (minutes === 0 ? 'it begins' : `${lengthOf(minutes)} before`);

export const business = {
  // Who it is and where
  title: 'Your business',
  isSaved: 'Saved. It applies from the next call on',
  save: 'Save the business',
  saidSo: 'The way your receptionist should say it',
  nameMissing: 'Enter a name.',
  address: 'Address',
  addressAbout: 'For callers who ask where you are (optional)',
  emailAbout: 'Where replies from customers go (optional)',
  country: 'Country',
  countryAbout: 'Sets the public holidays, and how phone numbers and prices are written',
  zone: 'Time zone',
  zoneAbout: 'For your hours and calendar. Search for a city, or for “Eastern” or “London”.',
  undoChanges: 'Undo changes',
  setUpWay: 'Connect your phone number in [Set-up].',
  billingWay: 'Choose where calls go when your plan is used up in [Billing].',
  renamed: (name: string) => `Your greeting still says “${name}”.`,
  renamedWay: 'Change it under [How it speaks].',
  otherCountry:
    'Your prices keep their numbers but change to that country’s currency. Check them under [Services].',
  otherZone: 'Your opening hours will follow the new time zone.',
  bookingsStay: (count: number) =>
    count === 1
      ? 'Your upcoming booking stays at the same moment:'
      : `Your ${count} upcoming bookings stay at the same moment:`,
  sameMoment: (time: string, zone: string, newTime: string, newZone: string) =>
    `${time} in ${zone} is ${newTime} in ${newZone}.`,

  // Rules
  rules: 'Booking rules',
  rulesAbout: 'These apply to callers. In the calendar you can book whatever you like.',
  rulesSaved: 'The new rules apply from the next call on',
  rulesNotSaved: 'The rules were not saved.',
  saveRules: 'Save the rules',
  rule: {
    noticeMinutes: {
      label: 'Latest booking',
      about: 'How long before the start callers can still book.',
      say: before,
    },
    daysAhead: {
      label: 'How far ahead',
      about: 'How many days ahead callers can book.',
      say: (days: number) => counted(days, 'day'),
    },
    stepMinutes: {
      label: 'Start times',
      about: 'How often an appointment can start.',
      say: (minutes: number) => `Every ${lengthOf(minutes)}`,
    },
    cancelNoticeMinutes: {
      label: 'Latest change or cancellation',
      about: 'After that, your receptionist takes a message for you.',
      say: before,
    },
  },
  unwanted: {
    title: 'Unwanted calls',
    about: 'Your receptionist can recognize recorded calls and sales calls, and end them politely.',
    filters: {
      off: { label: 'Answer every call', about: 'No call is ended because of what is said in it.' },
      careful: {
        label: 'Careful',
        about:
          'Ends a call only when several signs agree, such as a recorded voice that asks to press a key.',
      },
      strict: { label: 'Strict', about: 'Ends a call sooner. Look at your spam calls from time to time.' },
    },
    sales: 'Salespeople may leave a message',
    salesAbout: 'If this is off, sales calls are ended as well.',
    saved: 'Saved. It applies from the next call on',
    notSaved: 'Not saved.',
    marked:
      'Calls that your receptionist ends as spam are not billed and do not count in your figures. Emergencies, known customers and people who want an appointment are always answered.',
  },
  proof: 'How callers prove who they are',
  proofAbout:
    'A phone number can be faked. Before your receptionist tells, moves or cancels an appointment, callers have to say:',
  proofFailed:
    'After three wrong answers, callers from that number hear nothing about appointments for an hour. Your receptionist still takes messages and books new appointments.',
  proofSaved: 'Saved. It applies from the next call on',
  proofNotSaved: 'Not saved.',
  proofs: {
    'name-when-vouched': {
      label: 'Their name, when the phone company confirms their number',
      about: 'Otherwise, also the day or time of the appointment. Quick for most callers.',
    },
    'name-and-day': {
      label: 'Always their name, and the day or time of the appointment',
      about: 'Safer if several people share a phone. Callers who forgot the day leave you a message.',
    },
  },

  // Hours and special days
  hours: 'Opening hours',
  hoursAbout: (zone: string) =>
    `Times are in ${zone}. If the end is earlier than the start, the day runs past midnight.`,
  hoursSaved: 'The new hours apply from the next call on. Existing bookings stay',
  hoursNotSaved: 'The hours were not saved.',
  saveHours: 'Save the hours',
  hoursProblem: (day: string | undefined, why: string) => `${day ?? 'The day'} ${why}.`,
  closures: 'Closed and special days',
  closuresAbout:
    'Your receptionist tells callers about these days and does not book them when you are closed. Existing bookings stay.',
  publicHolidays: 'Public holidays …',
  addDay: 'Add a day',
  noClosures: 'No special days ahead',
  noClosuresAbout: 'Holidays, a training day, a long Saturday: add them here.',
  ordinaryAgain: (day: string) => `${day} has its usual hours again`,
  notOrdinary: 'The special day was not removed.',
  dayNotBack: 'The day was not restored.',
  openingText: (hours: readonly { from: string; to: string }[]) =>
    hours.length === 0 ? 'Closed' : `Open ${hours.map(({ from, to }) => `${from} to ${to}`).join(' and ')}`,
  specialDay: 'Special day',
  open: 'Open',
  dayWhy: 'Reason',
  dayWhyExample: 'Stocktaking',
  daySaved: (day: string, opening: string) => `${day}: ${opening}`,
  dayNotSaved: 'The day was not saved.',
  holidays: 'Public holidays',
  region: 'Region',
  wholeCountry: 'The whole country',
  noHolidays: 'No public holidays found',
  noHolidaysAbout: 'You can add your closed days one by one.',
  allSpecial: 'You have already added all public holidays of the next twelve months.',
  holidaysAbout:
    'Turn on the days when you are open, and set your hours. Until you save, callers hear that your hours are not confirmed.',
  saveHolidays: 'Save the holidays',
  holidaysSet: (closed: number, open: number) =>
    [
      ...(closed > 0 ? [`Closed on ${counted(closed, 'holiday')}`] : []),
      ...(open > 0 ? [`Open on ${counted(open, 'holiday')}`] : []),
    ].join(' · '),
  noDayClosed: 'The holidays were not saved.',

  // Services
  services: 'Services',
  servicesAbout: 'Changes apply from the next call on.',
  noServices: 'No services yet',
  noServicesAbout: 'Without services, your receptionist can only take messages.',
  addService: 'Add a service',
  newService: 'New service',
  minutes: (count: number) => `${count} min`,
  minutesUnit: ' min',
  minutesBefore: (count: number) => `${count} min before`,
  minutesAfter: (count: number) => `${count} min after`,
  noPrice: 'no price',
  noPriceShort: 'No price',
  nobodyDoesIt: 'nobody offers this, so it cannot be booked',
  serviceNameMissing: 'Enter a name.',
  takes: 'Length',
  price: 'Price',
  freeBefore: 'Free time before',
  freeAfter: 'Free time after',
  whoDoesIt: 'Who offers it',
  serviceSaved: (name: string) => `${name} is saved. It applies from the next call on`,
  serviceNotSaved: 'The service was not saved.',
  retiring: {
    service: {
      done: (name: string) => `${name} is no longer offered`,
      failed: 'The service was not removed.',
    },
    staff: {
      done: (name: string) => `${name} can no longer be booked`,
      failed: 'The staff member was not removed.',
    },
  },
  retireAbout: (name: string, coming: number) =>
    `${
      coming === 0
        ? 'There are no upcoming bookings.'
        : `${coming === 1 ? 'One upcoming booking stays' : `${coming} upcoming bookings stay`} in the calendar. Move or cancel there if you need to.`
    } Callers will no longer be offered ${name}.`,

  // Staff
  staff: 'Staff',
  staffAbout: 'The people callers can book with. To choose who can sign in, go to the Team page.',
  addStaff: 'Add staff member',
  noStaffAbout: 'Add at least one person callers can book with.',
  newStaff: 'New staff member',
  worksAlways: 'Works all opening hours',
  worksOwnHours: 'Works their own hours',
  staffNameAbout: 'The name callers know.',
  staffNameMissing: 'Enter a name.',
  staffSaved: (name: string, isNew: boolean) =>
    `${name} is saved${isNew ? '. Now choose what they offer under Services' : ''}`,
  staffNotSaved: 'The staff member was not saved.',
  timeOff: 'Time off',
  timeOffTitle: (name: string) => `Time off for ${name}`,
  timeOffOf: (name: string) => `${name}’s time off`,
  timeOffLine: (when: string, note: string) => `Off ${when}${note === '' ? '' : `: ${note}`}`,
  removeTimeOff: (when: string) => `Remove: off ${when}`,
  timeOffRemoved: (name: string, when: string) => `${name} can be booked again ${when}`,
  timeOffNotRemoved: 'The time off was not removed.',
  timeOffNotBack: 'The time off was not restored.',
  endsFirst: 'The end must be after the start.',
  timeOffNoteAbout: (zone: string) => `Times are in ${zone}. Callers do not hear the note.`,
};
