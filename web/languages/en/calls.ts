/** The history of calls, and the page of one call. */
import { counted } from './words.ts';

const days = (count: number): string => counted(count, 'day');

export const calls = {
  search: 'Search what was said',
  filters: (set: number) => (set === 0 ? 'Filters' : `Filters (${set})`),
  anyOutcome: 'Any outcome',
  bookedWith: 'Booked with',
  anyStaff: 'Any staff',
  length: 'Length',
  anyLength: 'Any length',
  lengths: { short: 'Under 30 s', medium: '30 s to 2 min', long: 'Over 2 min' },
  flag: 'Flag',
  anyFlag: 'Any flag',
  flags: { good: 'Good', bad: 'Bad' },
  number: 'Number',
  from: 'from',
  to: 'to',
  clear: 'Clear',

  showNewer: 'Show newer calls',
  more: {
    failed: 'Earlier calls could not be loaded. Try again',
    loading: 'Loading earlier calls …',
    end: 'No earlier calls.',
  },
  none: 'No calls yet',
  noneAbout: 'Each call is kept here with its transcript and its outcome.',
  makeFirst: 'Make the first one',
  noMatch: 'No call matches all filters. Remove one, or search for another word.',
  showAll: 'Show all calls',

  days,
  keptFor: (count: number) => `Kept for ${days(count)}`,
  keepFor: 'Keep what was said, and recordings, for',
  notSaved: 'That was not saved. Try again in a moment.',
  removedTonight:
    'Older transcripts and recordings are removed tonight, for good. Bookings and messages stay.',
  removedNightly: 'Older transcripts and recordings are removed every night. Bookings and messages stay.',

  inProgress: 'In progress',
  unknown: {
    title: 'No such call',
    about: 'There is no call at this address, or it belongs to another business.',
    all: 'All calls',
  },
  expired: (keepDays: number) => `What was said is kept for ${days(keepDays)}; this call is older.`,
  silent: 'Nothing was said in this call.',

  summary: 'Summary',
  noSummary: 'There is no summary.',
  facts: {
    when: 'When',
    length: 'Length',
    from: 'From',
    to: 'To',
    customer: 'Customer',
    kept: 'Kept for',
    line: 'Line',
    receptionist: 'Receptionist',
  },
  withheld: 'Withheld',
  seeCustomer: 'See the customer',
  lines: { browser: 'Browser phone', carrier: 'Telephone' },
  version: (version: number) => (version === 0 ? 'As set up' : `Version ${version}`),

  booked: 'Booked in this call',
  bookedWhen: (name: string, date: string, time: string) => `${name}, ${date} at ${time}`,
  leftMessage: 'Left a message',
  messageState: (done: boolean, urgent: boolean) =>
    done ? 'Done' : urgent ? 'Urgent, still open' : 'Still open',

  unansweredAbout: 'Give the answer once, and the next caller hears it.',
  quoted: (words: string) => `“${words}”`,
  taught: 'Answered: the receptionist knows now.',
  dismissed: (question: string) => `“${question}” was dismissed.`,
  answer: 'Answer',
  answerExample: 'As the receptionist should say it',
  notTaught: (why: string | null) =>
    `That was not saved. ${why ?? 'Nothing is lost; try again in a moment.'}`,
  teach: 'Teach',
  dismiss: 'Not worth answering',

  opinion: 'How was it?',
  flagCall: 'Flag this call',
  savedOnLeaving: 'Saved when you leave the field.',

  recording: 'Recording',
  recordingPart: 'Part of the recording',
  part: (number: number) => `Part ${number}`,
  recordingFailed:
    'The recording could not be loaded. It may have been removed; reload the page to see whether it is still there.',
  waveform: 'Waveform of both sides of the call',
  play: 'Play',
  pause: 'Pause',
  skip: (seconds: number) => `${seconds < 0 ? '−' : '+'}${Math.abs(seconds)} s`,
  speed: 'Speed',
  download: 'Download the recording',

  speakers: { caller: 'Caller', receptionist: 'Receptionist', person: 'Team member' },
  supervisor: {
    listen: (who: string) => `${who} listened in`,
    whisper: (who: string, note: string) => `${who} whispered: “${note}”`,
    'take-over': (who: string) => `${who} took the call over`,
    'hand-back': (who: string) => `${who} handed the call back`,
    'hang-up': (who: string) => `${who} hung up`,
    leave: (who: string) => `${who} left`,
  },
  playFrom: (at: string) => `Play from ${at}`,
  unheard: 'Said, but not heard by the caller',
  interrupted: 'Interrupted here',
  toolInput: 'Asked',
  toolResult: 'Answered',

  answerTimes: 'How fast it answered',
  answerTimesAbout: 'From the caller’s last word to the first sound, in milliseconds.',
  answerSteps: {
    endOfTurn: 'Waiting for the end',
    firstToken: 'Thinking',
    firstAudio: 'Generating speech',
    firstFrame: 'Sending',
  },
};
