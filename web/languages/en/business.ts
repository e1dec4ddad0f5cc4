/** How the business works: who and where it is, its services, staff, hours and rules. */
import { counted, lengthOf } from './words.ts';

const before = (minutes: number): string => (minutes === 0 ? 'it begins' : `${lengthOf(minutes)} before`);

export const business = {
  // Who it is and where
  title: 'The business',
  isSaved: 'Callers hear it from the next call on',
  save: 'Save the business',
  saidSo: 'As your receptionist says it',
  nameMissing: 'A business needs a name.',
  address: 'Address',
  addressAbout: 'For callers who ask where you are; may stay empty',
  emailAbout: 'Where customers’ replies go; may stay empty',
  country: 'Country',
  countryAbout: 'How telephone numbers and prices are read',
  zone: 'Time zone',
  zoneAbout: 'The clock of your hours and your calendar',
  undoChanges: 'Undo changes',
  setUpWay: 'Your telephone number is connected in [Set-up].',
  billingWay: 'Whose phone rings when your plan is used up, you say under [Billing].',
  renamed: (name: string) => `Your greeting still says “${name}”.`,
  renamedWay: 'Change it under [How it speaks].',
  otherCountry:
    'Prices are then in the money of that country, with the figures they have now: look over them under [Services].',
  otherZone: 'Your opening hours go by the new clock.',
  bookingsStay: (count: number) =>
    count === 1
      ? 'The booking that is still to come stays at the same moment:'
      : `The ${count} bookings that are still to come stay at the same moment:`,
  sameMoment: (time: string, zone: string, newTime: string, newZone: string) =>
    `${time} in ${zone} is ${newTime} in ${newZone}.`,

  // Rules
  rules: 'Booking rules',
  rulesAbout: 'They apply to callers; in the calendar you can book as you like.',
  rulesSaved: 'The new rules apply from the next call on',
  rulesNotSaved: 'The rules were not saved.',
  saveRules: 'Save the rules',
  rule: {
    noticeMinutes: {
      label: 'Can be booked until',
      about: 'How long before its start an appointment can still be booked.',
      say: before,
    },
    daysAhead: {
      label: 'Can be booked as far ahead as',
      about: 'Later days are not offered yet.',
      say: (days: number) => counted(days, 'day'),
    },
    stepMinutes: { label: 'Begin every', about: 'The grid on which appointments start.', say: lengthOf },
    cancelNoticeMinutes: {
      label: 'Callers can move or cancel until',
      about: 'After that the receptionist takes a message for you.',
      say: before,
    },
  },
  proof: 'How callers prove who they are',
  proofAbout:
    'A phone number can be faked. Before your receptionist tells, moves or cancels an appointment, callers have to say:',
  proofFailed:
    'After three wrong answers nothing is told about appointments to that number for an hour. Your receptionist still takes a message and books new appointments.',
  proofSaved: 'It applies from the next call on',
  proofNotSaved: 'This was not saved.',
  proofs: {
    'name-when-vouched': {
      label: 'Their name, when the phone company confirms their number',
      about: 'When it does not, also the day or time of the appointment. Quick for most callers.',
    },
    'name-and-day': {
      label: 'Always their name, and the day or time of the appointment',
      about: 'Safer where several people share a phone. Who forgot the day leaves a message for you.',
    },
  },

  // Hours and special days
  hours: 'Opening hours',
  hoursAbout: (zone: string) =>
    `By the clock of ${zone}. A day that ends at or before it begins goes on after midnight.`,
  hoursSaved: 'The new hours apply from the next call on. What is booked stays',
  hoursNotSaved: 'The hours were not saved.',
  saveHours: 'Save the hours',
  hoursProblem: (day: string | undefined, why: string) => `${day ?? 'The day'} ${why}.`,
  closures: 'Closed and special days',
  closuresAbout:
    'The receptionist tells callers about them, and offers nothing when you are closed. What is booked already stays.',
  publicHolidays: 'Public holidays …',
  addDay: 'Add a day',
  noClosures: 'No special days ahead',
  noClosuresAbout: 'Holidays, a training day, a long Saturday: add them here.',
  ordinaryAgain: (day: string) => `${day} has its usual hours again`,
  notOrdinary: 'The day is still special.',
  dayNotBack: 'The day was not restored.',
  openingText: (hours: readonly { from: string; to: string }[]) =>
    hours.length === 0 ? 'Closed' : `Open ${hours.map(({ from, to }) => `${from} to ${to}`).join(' and ')}`,
  specialDay: 'A special day',
  open: 'Open',
  dayWhy: 'Why',
  dayWhyExample: 'Stocktaking',
  daySaved: (day: string, opening: string) => `${day}: ${opening.toLowerCase()}`,
  dayNotSaved: 'The day was not saved.',
  closeOnHolidays: 'Close on public holidays',
  region: 'Region',
  wholeCountry: 'The whole country',
  noHolidays: 'No holidays known',
  noHolidaysAbout: 'Add your closed days one by one instead.',
  allSpecial: 'All public holidays of the coming twelve months are special days already.',
  closedOn: 'Closed on',
  closeDays: (count: number) => `Close on ${count === 1 ? 'one day' : `${count} days`}`,
  daysClosed: (count: number) => `Closed on ${count === 1 ? 'one more day' : `${count} more days`}`,
  noDayClosed: 'No day was closed.',

  // Services
  services: 'Services',
  servicesAbout: 'What you change here applies from the next call on.',
  noServices: 'Nothing to book',
  noServicesAbout: 'Without a service the receptionist can only take messages.',
  addService: 'Add a service',
  newService: 'A new service',
  minutes: (count: number) => `${count} min`,
  minutesUnit: ' min',
  minutesBefore: (count: number) => `${count} min before`,
  minutesAfter: (count: number) => `${count} min after`,
  noPrice: 'price not given',
  noPriceShort: 'Not given',
  nobodyDoesIt: 'nobody does it: it cannot be booked',
  serviceNameMissing: 'What is it called?',
  takes: 'Takes',
  price: 'Price',
  freeBefore: 'Kept free before',
  freeAfter: 'Kept free after',
  whoDoesIt: 'Who does it',
  serviceSaved: (name: string) => `${name} is saved: it applies from the next call on`,
  serviceNotSaved: 'The service was not saved.',
  retiring: {
    service: {
      done: (name: string) => `${name} is not offered any more`,
      failed: 'The service is still there.',
    },
    staff: { done: (name: string) => `${name} cannot be booked any more`, failed: 'Nobody was removed.' },
  },
  retireAbout: (name: string, coming: number) =>
    `${
      coming === 0
        ? 'There are no coming bookings.'
        : `${coming === 1 ? 'One coming booking stays' : `${coming} coming bookings stay`} in the calendar as it is: move or cancel it there if need be.`
    } From now on callers are not offered ${name} any more.`,

  // Staff
  staff: 'Staff',
  staffAbout: 'With whom callers can book. Who may sign in here is on the Team page.',
  addStaff: 'Add somebody',
  noStaffAbout: 'Bookings need somebody to be with.',
  newStaff: 'Somebody new',
  worksAlways: 'Works whenever you are open',
  worksOwnHours: 'Has hours of their own',
  staffNameAbout: 'As callers know them.',
  staffNameMissing: 'What is their name?',
  staffSaved: (name: string, isNew: boolean) =>
    `${name} is saved${isNew ? ': say at the services what they do' : ''}`,
  staffNotSaved: 'Nobody was saved.',
  timeOff: 'Time off',
  timeOffTitle: (name: string) => `Time off for ${name}`,
  timeOffOf: (name: string) => `Time off of ${name}`,
  timeOffLine: (when: string, note: string) => `Off ${when}${note === '' ? '' : `: ${note}`}`,
  removeTimeOff: (when: string) => `Remove: off ${when}`,
  timeOffRemoved: (name: string, when: string) => `${name} can be booked again ${when}`,
  timeOffNotRemoved: 'The time off is still there.',
  timeOffNotBack: 'The time off was not restored.',
  timeOffSaved: (name: string) =>
    `${name} is not offered then. What is booked already stays: see the calendar`,
  timeOffNotSaved: 'The time off was not saved.',
  endsFirst: 'It has to end after it begins.',
  timeOffNoteAbout: (zone: string) => `Times are in ${zone}. Callers are not told the note.`,
};
