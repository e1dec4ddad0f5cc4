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
  kind: 'Test calls',
  anyKind: 'With test calls',
  kinds: { real: 'Without test calls', test: 'Only test calls' },
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
  noneAbout: 'Every call appears here with its transcript and outcome.',
  makeFirst: 'Make a test call',
  noMatch: 'No call matches these filters. Remove one, or search for another word.',
  showAll: 'Show all calls',

  days,
  keptFor: (count: number) => `Kept for ${days(count)}`,
  keepFor: 'Keep transcripts and recordings for',
  notSaved: 'That was not saved. Try again in a moment.',
  removedTonight:
    'Older transcripts and recordings will be deleted tonight, for good. Bookings and messages stay.',
  removedNightly: 'Older transcripts and recordings are deleted every night. Bookings and messages stay.',

  inProgress: 'In progress',
  unknown: {
    title: 'Call not found',
    about: 'This call does not exist, or it belongs to another business.',
    all: 'All calls',
  },
  expired: (keepDays: number) => `Transcripts are kept for ${days(keepDays)}. This call is older.`,
  silent: 'Nothing was said in this call.',

  summary: 'Summary',
  noSummary: 'No summary.',
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
  version: (version: number) => (version === 0 ? 'Original set-up' : `Version ${version}`),

  booked: 'Booked in this call',
  bookedWhen: (name: string, date: string, time: string) => `${name}, ${date} at ${time}`,
  leftMessage: 'Left a message',
  messageState: (done: boolean, urgent: boolean) =>
    done ? 'Done' : urgent ? 'Urgent, still open' : 'Still open',

  unansweredAbout: 'Answer a question once, and the next caller who asks will hear it.',
  quoted: (words: string) => `“${words}”`,
  taught: 'Saved. Your receptionist knows the answer now.',
  dismissed: (question: string) => `“${question}” was dismissed.`,
  answer: 'Answer',
  answerExample: 'What your receptionist should say',
  notTaught: (why: string | null) =>
    `That was not saved. ${why ?? 'Nothing is lost; try again in a moment.'}`,
  teach: 'Save answer',
  dismiss: 'Dismiss',

  opinion: 'How did it go?',
  flagCall: 'Flag this call',
  savedOnLeaving: 'Saved when you click outside the box.',

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
    whisper: (who: string, note: string) => `${who} sent a note: “${note}”`,
    'take-over': (who: string) => `${who} took over the call`,
    'hand-back': (who: string) => `${who} handed the call back`,
    'hang-up': (who: string) => `${who} hung up`,
    leave: (who: string) => `${who} left`,
  },
  playFrom: (at: string) => `Play from ${at}`,
  unheard: 'Not heard by the caller',
  interrupted: 'Interrupted here',
  toolInput: 'Request',
  toolResult: 'Result',

  details: 'Details',
  answerTimes: 'Response times',
  answerTimesAbout: 'From the caller’s last word to the first sound of the reply, in milliseconds.',
  answerSteps: {
    endOfTurn: 'Waiting for the caller to finish',
    firstToken: 'Thinking',
    firstAudio: 'Generating speech',
    firstFrame: 'Sending',
  },
};
