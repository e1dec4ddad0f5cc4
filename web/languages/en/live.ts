/** The live page: calls in progress, and what a supervisor can do at one. */
export const live = {
  connections: {
    connecting: 'Connecting …',
    live: 'Connected',
    offline: 'Connection lost, trying again …',
  },
  callsInProgress: 'Calls in progress',
  endedMeanwhile: (caller: string) => `The call from ${caller} has ended.`,
  quiet: 'No calls right now',
  quietAbout: 'When somebody calls, you can read the conversation here, word for word.',
  justFinished: 'Just finished',
  finishedCalls: 'Calls that just finished',
  nothingToday: 'Nothing is booked today.',
  noMessages: 'No open messages.',

  callFrom: (caller: string) => `Call from ${caller}`,
  called: (number: string) => `called ${number}`,
  staff: { rings: 'Ringing staff', talks: 'With staff' },
  states: {
    greeting: 'Greeting',
    listening: 'Listening',
    thinking: 'Thinking',
    'looking-up': 'Looking up',
    speaking: 'Speaking',
    'taken-over': 'Taken over',
  },
  agentTalks: (agent: string) => `${agent} is talking`,
  tools: 'What the receptionist did',
  /** `find_openings` for a person. */
  toolName: (name: string): string => {
    const words = name.replaceAll('_', ' ');
    return words.charAt(0).toUpperCase() + words.slice(1);
  },
  /** `message-needed` for a person. */
  toolStatus: (status: string): string => TOOL_STATUSES.get(status) ?? status.replaceAll(/[-_]/g, ' '),
  whispered: (by: string) => `Note from ${by}:`,
  callSoFar: 'The call so far',
  conversation: 'What is being said',
  pickingUp: 'Picking up …',
  interrupted: '– interrupted',
  bookingChanged: {
    created: (appointment: string) => `Booked: ${appointment}`,
    moved: (appointment: string) => `Moved: ${appointment}`,
    cancelled: (appointment: string) => `Cancelled: ${appointment}`,
  },
  bookedFor: (customer: string, day: string, time: string) => `${customer}, ${day} at ${time}`,
  messageFrom: (name: string, urgent: boolean) =>
    `${urgent ? 'Urgent message' : 'Message'}${name === '' ? '' : ` from ${name}`}`,

  atCall: (caller: string) => `Join the call from ${caller}`,
  listenIn: 'Listen in',
  stopListening: 'Stop listening',
  takeOver: 'Take over',
  handBack: 'Hand back to the receptionist',
  joining: 'Joining the call …',
  onLine: 'You are on the line. The caller hears you, and the receptionist is quiet.',
  openingMicrophone: 'Opening your microphone …',
  agentOnLine: (agent: string) => `${agent} is on the line with the caller.`,
  hearBoth: 'You hear both sides. Nobody hears you.',
  reallyHangUp: (caller: string) => `Hang up on ${caller}?`,
  endsAtOnce: (caller: string) => `The call ends at once for ${caller}.`,
  keepCall: 'Keep the call',
  hangUpNow: 'Hang up now',
  whisper: 'Send note',
  whisperTo: 'Send the receptionist a note',
  whisperExample: 'Offer him Friday',
  notices: {
    whispered: 'The receptionist will use your note from its next answer on.',
    'handed-back': 'The receptionist has the call back.',
    refused: 'Somebody else is already talking to the caller.',
    'no-microphone':
      'Your microphone could not be opened. Allow it for this page in your browser, then take over again.',
    'microphone-lost': 'Your microphone fell silent, so the receptionist took the call back.',
  },
  /** By why the session at the call ended. */
  over: {
    ended: 'The call has ended.',
    moved: 'The caller’s line was lost and is being connected again. Listen in again in a moment.',
    unanswered: 'The call is being picked up. Listen in again in a moment.',
    unknown: 'This call is no longer there.',
    forbidden: 'You can no longer listen in. Ask an owner of the business.',
    unreachable: 'Could not join the call. Try again.',
    lost: 'The connection was lost. The receptionist goes on with the call; listen in again.',
    'no-sound': 'This browser could not play sound. Try again, or use another browser.',
  },
};

/** Where the service's own word says little to a reader. */
const TOOL_STATUSES = new Map([
  ['ask', 'asked back'],
  ['call-for-help', 'told to call for help'],
  ['none', 'nothing found'],
  ['unknown', 'no answer known'],
  ['failed', 'did not work'],
  ['verify', 'asked to prove it'],
  ['locked', 'too many wrong answers'],
]);
