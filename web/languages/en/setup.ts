/** Setting up a business: from its trade to a number that is answered. */
import { counted } from './words.ts';

export const setup = {
  title: 'Set-up',
  staff: (business: string) => `Only owners and managers can set up ${business}.`,
  stepsDone: (done: number, all: number) => `Set-up: ${done} of ${all} done`,

  // The wizard
  lead: 'Your receptionist, in a few minutes.',
  signedInAs: (email: string) => `Signed in as ${email}`,
  backTo: (business: string) => `Back to ${business}`,
  steps: 'Steps',
  stepTitles: {
    trade: 'What do you do?',
    place: 'Who and where?',
    hours: 'When are you open?',
    offer: 'What do you offer?',
  },
  back: 'Back',
  create: 'Make my receptionist',
  notCreated: (why: string) => `Your receptionist could not be made: ${why} Try again.`,
  trades: 'Types of business',
  name: 'Business name',
  nameMissing: 'Enter the name of your business.',
  pricesIn: (currency: string) => `Prices in ${currency}`,
  zoneAbout: 'Search for a city, or for “Eastern” or “London”',
  teamAbout: 'One name per line',
  teamMissing: 'Enter at least one name.',
  hoursAbout: (zone: string) => `Times are in ${zone}. Callers cannot book outside these hours.`,
  hoursMissing: 'Turn on at least one day when you are open.',
  greeting: 'Greeting',
  services: 'What can be booked',
  servicesAbout: 'If you leave a price empty, callers do not hear one.',
  servicesMissing: 'Add at least one service.',
  serviceNameMissing: 'Every service needs a name.',
  minutesOf: (service: string) => `Minutes of ${service}`,
  priceOf: (service: string, currency: string) => `Price of ${service} in ${currency}`,
  answers: 'What callers ask',
  answersAbout:
    'Your receptionist says these word for word. Change what is different at your business and remove what does not apply.',

  // The list of what is left to do
  allDone: 'All done: every call is answered.',
  ready: (done: number, all: number) =>
    `Your receptionist is ready: ${done} of ${all} steps are done. You can leave at any time. This list stays until everything is done.`,
  done: '(done)',
  hasReceptionist: (business: string) => `${business} has a receptionist`,
  hasReceptionistAbout: 'It knows your hours, your services and your answers.',
  hear: 'Try it out',
  hearAbout: 'Call it from here: it picks up at once. Ask when you are open, or book an appointment.',
  holidays: 'Say when you are closed on holidays',
  holidaysDone: 'Your receptionist knows your hours on public holidays.',
  holidaysAbout:
    'Callers ask about public holidays. Until you say whether you are open, they hear that your hours are not confirmed.',
  chooseHolidays: 'Set your holiday hours',
  connectNumber: 'Connect a phone number',
  testCall: 'Call it from your own phone',
  testCallAbout: (number: string | null) =>
    number === null
      ? 'Connect a number first.'
      : `Call ${number} from your phone. This page shows by itself when the call has come in.`,
  testCallCame: 'A call has come in on your number.',
  seeCalls: 'See who is calling',
  later: 'Later: go to Live',
  call: (business: string) => `Call ${business}`,
  notPutThrough: 'The call did not go through. Check your internet connection and call again.',
  called: 'That was your receptionist. [Read the call]',

  // Numbers
  buyNumber: (carriers: string) =>
    `Buy a number with voice at ${carriers}, or use one that you have there. To keep the number your customers know, let your telephone company forward its calls to it.`,
  numbers: (business: string) => `Numbers that reach ${business}`,
  /** `Billing` leads to the plans. */
  numbersLimit: (limit: number, over: boolean) =>
    `Your plan includes ${limit === 1 ? 'one number' : `${limit} numbers`}. ${
      over ? 'All of yours are still answered, but none can be added. ' : ''
    }See what other plans include under [Billing].`,
  addNumber: 'Add another number',
  carrier: 'Your phone provider',
  eitherCarrier: (one: string, other: string) => `${one} or ${other}`,
  number: (carrier: string) => `The number at ${carrier}`,
  at: (carrier: string) => `At ${carrier}`,
  numberAbout: 'As you write it in your country, or with + and the country',
  connect: 'Connect this number',
  waiting: 'Waiting for your test call …',
  works: (moment: string) => `It works: a call came in, ${moment}.`,
  keptUntil: (moment: string) =>
    `It is kept for you until ${moment}. A call that comes in makes it yours for good.`,
  keptNoMore:
    'No call has come in on it for three days, so another business may connect it. A call that comes in makes it yours for good.',
  disconnect: 'Disconnect',
  disconnectOf: (number: string) => `Disconnect ${number}`,
  disconnectAsk: (number: string) => `Disconnect ${number}?`,
  disconnectAbout:
    'Calls to it are no longer answered: callers hear that the number is not in service, until you point it somewhere else at your phone provider. A call in progress is finished, and the records of its calls stay.',
  show: (number: string) => `Show that ${number} is yours`,
  elsewhere: (number: string) => `${number} belongs to another business here.`,
  connectedBefore: (number: string) =>
    `${number} was connected before, and no call came in on it for three days.`,
  codeAbout: 'If it is yours, a code shows it: we call or text the number, and you type in the six digits.',
  noCode:
    'It can be connected once it is disconnected there, or three days after it was connected if no call came in on it. To prove it with a code, whoever runs this installation has to set TWILIO_CALLER_ID or SIGNALWIRE_CALLER_ID.',
  codeByCall:
    'We call the number and say the code, so it has to ring on a phone you can answer. At your phone provider, forward it to one for that time. Nothing changes until you enter the code.',
  callCode: 'Call it and say the code',
  textCode: 'Text the code',
  codeSent: (minutes: number) => `The code is on its way. It works for ${counted(minutes, 'minute')}.`,
  otherNumber: 'Use another number',
  code: 'The code',
  sixDigits: 'Six digits',

  /** In the words of each carrier's own pages. */
  atCarrier: {
    twilio: {
      voiceSettings:
        'At Twilio, open each number under Phone Numbers, Manage, Active numbers, and set under Voice configuration:',
      voice: 'A call comes in: Webhook',
      fallback: 'Primary handler fails: Webhook',
      status: 'Call status changes',
      textSettings: 'And under Messaging configuration, so that texts to it are among your messages:',
      sms: 'A message comes in: Webhook',
    },
    signalwire: {
      voiceSettings:
        'At SignalWire, open each number under Phone Numbers, choose Edit Settings, let it handle calls using cXML webhooks, and set under Voice and Fax Settings:',
      voice: 'When a call comes in',
      fallback: 'Fallback URL',
      status: 'Status change webhook',
      textSettings:
        'And under Messaging Settings, with messages handled using cXML webhooks, so that texts to it are among your messages:',
      sms: 'When a message comes in',
    },
  },
  webhooksLocal: (carrier: string) =>
    `${carrier} cannot reach this computer. Give the service an address on the internet, and set PUBLIC_URL to it.`,
  webhooksAbout: 'All of them by HTTP POST. Then save, and call the number from any telephone.',
  copyOf: (what: string) => `Copy: ${what}`,

  // Warnings above every page
  warnings: 'The person who runs this installation needs to set something up',
  warning: {
    mail: 'No e-mail leaves this service: invitations, your answers to customers and links for new passwords do not arrive. A mail server has to be set up (SMTP_URL, EMAIL_FROM).',
    recordings:
      'You record calls, and the recordings are lost whenever the service is updated. It needs a disk that stays (DATA_DIR), or a bucket (S3_BUCKET).',
    hearing:
      'The receptionist cannot hear callers: they are put through to your phone, or leave a message. A speech recogniser has to be set up (DEEPGRAM_API_KEY).',
    'spoken-messages':
      'Messages that callers speak after the tone cannot be played here. The telephone account has to be named (TWILIO_ACCOUNT_SID).',
  },
  failingVendor: (vendor: string) =>
    `${vendor} does not answer as it should. Calls are served without it, perhaps less well. Its key and its account have to be looked at.`,
};
