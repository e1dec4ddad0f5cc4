/** The plan, what was used of it, its limits and its invoices. */
import { counted } from './words.ts';

const TAKES_MESSAGE = 'callers are put through or leave a message.';
const numbers = (count: number) => (count === 1 ? 'one number' : `${count} numbers`);

export const billing = {
  notYours: 'Only owners and managers see what the business pays.',
  free: 'Nothing to pay',
  freeAbout:
    'Payments are not set up here, so your calls are free. Whoever runs this service can change that: with STRIPE_SECRET_KEY the plans appear on this page.',
  activating: 'Thank you. Your plan is being activated ...',

  minutes: 'Minutes',
  minutesUsed: 'Minutes used of those included',
  /** In the brackets: how many were used. */
  ofIncluded: (included: string, trial: boolean) =>
    `[] of ${included} ${trial ? 'in your trial' : 'included'}`,
  aboveSoFar: (minutes: string, money: string) => `${minutes} minutes above the plan: ${money} so far.`,
  forecast: (minutes: string, day: string, above: string | null) =>
    `At this pace ${minutes} minutes by ${day}, ${above === null ? 'nothing above the plan.' : `which is ${above} above the plan.`}`,

  numbers: 'Numbers',
  /** In the brackets: how many are connected. */
  ofConnected: (limit: number) => `[] of ${limit} connected`,
  tooManyNumbers: 'You have more than your plan includes. All are still answered, but none can be added.',
  connectedIn: 'They are connected in [Set-up].',

  plans: 'Plans',
  payBy: 'Pay by the',
  intervals: { month: 'Monthly', year: 'Yearly' },
  /** In the brackets: the price. */
  priceFor: { month: '[] a month', year: '[] a year' },
  yourPlan: 'Your plan',
  included: (
    minutes: string,
    perMinute: string,
    plan: Record<'concurrentCalls' | 'numbers' | 'seats', number>,
  ) => [
    `${minutes} minutes a month, then ${perMinute} a minute`,
    `${plan.concurrentCalls} calls at once`,
    numbers(plan.numbers),
    `${plan.seats} people`,
  ],
  noCheckout: 'The checkout could not be opened.',
  changeToThis: 'Change to this',
  subscribe: 'Subscribe',
  changeTo: (plan: string) => `Change to ${plan}`,
  notChanged: 'The plan was not changed.',
  noPreview: 'What it costs could not be worked out. Please try again in a moment.',
  previewing: 'Working out what it costs ...',
  dueNow: (money: string) => `${money} now, with what is left of your current plan taken off.`,
  credited: (money: string) => `Nothing now: ${money} are credited to the invoices to come.`,
  fewerNumbers: (plan: string, included: number, connected: number) =>
    `${plan} includes ${numbers(included)}. Your ${connected} are all still answered, but none can be added.`,
  keepPlan: 'Keep my plan',
  changeNow: 'Change now',

  limits: 'Limits',
  limitsSaved: 'Your limits are saved.',
  limitsNotSaved: 'Your limits were not saved.',
  dailyRange: (most: number) => `Between 1 and ${most}, or empty for no limit.`,
  capped: 'Stop at a limit above the plan',
  cap: (money: string) => `At most ${money} above the plan in a period`,
  capSlider: 'Most above the plan',
  daily: 'Minutes a day',
  dailyAbout: 'Leave it empty for no limit.',
  fallback: 'Who takes the calls then',
  fallbackAbout: 'Your own phone; left empty, callers leave a message. A call in progress is never cut off.',
  countries: 'Other countries',
  countriesAbout: 'Callers are put through only to numbers in your own country and in those chosen here.',
  saveLimits: 'Save limits',

  invoices: 'Invoices',
  portal: 'Card, receipts and cancelling',
  noPortal: 'The portal could not be opened.',
  noInvoices: 'There is no invoice yet.',
  columns: { date: 'Date', number: 'Number', amount: 'Amount', status: 'Status' },
  openInvoice: 'Open',
  /** As Stripe calls it. */
  statuses: { paid: 'Paid', open: 'Not paid', void: 'Void', draft: 'Draft' },

  events: 'Updates from Stripe that failed',
  notTriedAgain: 'It was not tried again.',

  corrections: 'Corrected minutes',
  correctionsAbout:
    'Every night the calls here are compared with what Stripe bills. Where they differed, Stripe was put right:',
  correction: (day: string, ours: number, theirs: number) =>
    `${day} · ${minutesAndSeconds(ours)} here, ${minutesAndSeconds(theirs)} at Stripe`,

  data: 'Your data',
  dataYours: 'Yours to take away at any time.',
  dataAfterEnd:
    'Yours to take away at any time. After a cancelled subscription has ended it is kept for 30 days, and removed then.',
  dataUntil: (day: string) =>
    `Calls, appointments, messages and customers are kept until ${day} and removed then.`,
  download: 'Download everything',

  checkCard: 'Check my card',
  trialOver: `Your trial is over: ${TAKES_MESSAGE} Choose a plan to go on.`,
  unpaid: `Your last invoice is not paid: ${TAKES_MESSAGE} Paying restores everything at once.`,
  capReached: `The limit that you set for this period is reached: ${TAKES_MESSAGE} You can raise it at any time.`,
  dailyReached: `The minutes that you allow for a day are used up: until midnight ${TAKES_MESSAGE} You can allow more at any time.`,
  trial: (day: string, minutes: number) =>
    `Your trial goes on until ${day} or for ${counted(minutes, 'more minute')} of calls, whichever ends first.`,
  noTrial: {
    person: `There is one free trial for each person, and you or another owner had it with another business. Until you choose a plan ${TAKES_MESSAGE} You can still set everything up.`,
    card: `There is one free trial for each card, and yours was used with another business. Until you choose a plan ${TAKES_MESSAGE} You can still set everything up.`,
  },
  paymentFailed: (day: string) =>
    `Your last payment did not go through. Everything goes on until ${day}; please check your card.`,
  cancels: (day: string) => `Your subscription ends on ${day}. Your data is kept for 30 days after that.`,
  ended: (day: string) =>
    `Your subscription has ended. Callers are put through or leave a message. Your data is kept until ${day}; choose a plan to go on.`,
};

/** `12 min 30 s` */
const minutesAndSeconds = (seconds: number): string => `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
