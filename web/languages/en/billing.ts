/** The plan, what was used of it, its limits and its invoices. */
import { counted } from './words.ts';

const TAKES_MESSAGE = 'callers are put through to your phone or leave a message.';
const numbers = (count: number) => (count === 1 ? 'one number' : `${count} numbers`);

export const billing = {
  notYours: 'Only owners and managers can see billing.',
  free: 'Nothing to pay',
  freeAbout:
    'Payments are not set up on this installation, so your calls are free. Whoever runs it can turn on paid plans by setting STRIPE_SECRET_KEY.',
  activating: 'Thank you. Activating your plan …',

  minutes: 'Minutes',
  minutesUsed: 'Included minutes used',
  freeCalls: 'Calls under 10 seconds and calls that your receptionist ends as spam are free.',
  /** In the brackets: how many were used. */
  ofIncluded: (included: string, trial: boolean) =>
    `[] of ${included} ${trial ? 'in your trial' : 'included'}`,
  aboveSoFar: (minutes: string, money: string) => `${minutes} extra minutes: ${money} so far.`,
  forecast: (minutes: string, day: string, above: string | null) =>
    `At this rate you will use ${minutes} minutes by ${day}${above === null ? ', with no extra charge.' : ` and pay ${above} extra.`}`,

  numbers: 'Numbers',
  /** In the brackets: how many are connected. */
  ofConnected: (limit: number) => `[] of ${limit} connected`,
  tooManyNumbers:
    'You have more numbers than your plan includes. All of them are still answered, but you cannot add more.',
  connectedIn: 'Connect numbers in [Set-up].',

  texts: 'Text messages',
  /** In the brackets: how many. */
  textsThisMonth: (texts: number) => `[] ${texts === 1 ? 'text' : 'texts'} sent this month`,
  segments: (shown: string, segments: number) =>
    `${shown} ${segments === 1 ? 'segment' : 'segments'}: phone providers split long texts and charge for each part of 160 characters, or of 70 with emoji.`,

  plans: 'Plans',
  payBy: 'Billing period',
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
    `${plan.seats} team members`,
  ],
  noCheckout: 'Could not open the payment page.',
  /** `again`: the day of the next payment. */
  chargedToday: (money: string, again: string, trial: boolean) =>
    `You pay ${money} today and again on ${again}.${trial ? ' Your free trial ends when you pay.' : ''}`,
  changeToThis: 'Change to this plan',
  subscribe: 'Subscribe',
  changeTo: (plan: string) => `Change to ${plan}`,
  notChanged: 'Your plan was not changed.',
  noPreview: 'Could not work out the price. Try again in a moment.',
  previewing: 'Working out the price …',
  dueNow: (money: string) => `You pay ${money} now. We have taken off what is left of your current plan.`,
  credited: (money: string) => `You pay nothing now. ${money} is credited to your next invoices.`,
  fewerNumbers: (plan: string, included: number, connected: number) =>
    `${plan} includes ${numbers(included)}. All ${connected} of yours are still answered, but you cannot add more.`,
  keepPlan: 'Keep my plan',
  changeNow: 'Change plan now',

  limits: 'Spending limits',
  limitsSaved: 'Your limits are saved.',
  limitsNotSaved: 'Your limits were not saved.',
  dailyRange: (most: number) => `Enter 1 to ${most}, or leave it empty for no limit.`,
  capped: 'Limit extra charges',
  cap: (money: string) => `At most ${money} extra in each billing period`,
  capSlider: 'Most extra charges',
  daily: 'Minutes per day',
  dailyAbout: 'Leave it empty for no limit.',
  fallback: 'Where calls go when a limit is reached',
  fallbackAbout:
    'Your own phone number. If you leave it empty, callers leave a message. A call in progress is never cut off.',
  countries: 'Other countries',
  countriesAbout:
    'Callers are only put through to numbers in your own country and in the ones you choose here.',
  saveLimits: 'Save limits',

  invoices: 'Invoices',
  portal: 'Manage card, receipts and cancellation',
  noPortal: 'Could not open the billing page at Stripe.',
  noInvoices: 'No invoices yet.',
  columns: { date: 'Date', number: 'Number', amount: 'Amount', status: 'Status' },
  openInvoice: 'Open',
  /** As Stripe calls it. */
  statuses: { paid: 'Paid', open: 'Not paid', void: 'Void', draft: 'Draft' },

  events: 'Updates from Stripe that failed',
  notTriedAgain: 'The retry failed.',

  corrections: 'Corrected minutes',
  correctionsAbout:
    'Every night we compare your calls with what Stripe bills. Where they differed, we corrected Stripe:',
  correction: (day: string, ours: number, theirs: number) =>
    `${day} · ${minutesAndSeconds(ours)} here, ${minutesAndSeconds(theirs)} at Stripe`,

  data: 'Your data',
  dataYours: 'You can download all of it at any time.',
  dataAfterEnd:
    'You can download all of it at any time. If you cancel, we keep it for 30 days after your subscription ends and then delete it.',
  dataUntil: (day: string) =>
    `Calls, appointments, messages and customers are kept until ${day} and then deleted.`,
  download: 'Download everything',

  checkCard: 'Update my card',
  trialOver: `Your trial is over: ${TAKES_MESSAGE} Choose a plan to continue.`,
  unpaid: `Your last invoice is not paid: ${TAKES_MESSAGE} Your receptionist answers again as soon as you pay.`,
  capReached: `You have reached your spending limit for this period: ${TAKES_MESSAGE} You can raise it at any time.`,
  dailyReached: `You have used up your minutes for today: until midnight ${TAKES_MESSAGE} You can allow more at any time.`,
  trial: (day: string, minutes: number) =>
    `Your free trial ends on ${day} or after ${counted(minutes, 'more minute')} of calls, whichever comes first.`,
  noTrial: {
    person: `Each person gets one free trial, and you or another owner already used it for another business. Until you choose a plan, ${TAKES_MESSAGE} You can still set everything up.`,
    card: `Each card gets one free trial, and yours was already used for another business. Until you choose a plan, ${TAKES_MESSAGE} You can still set everything up.`,
  },
  paymentFailed: (day: string) =>
    `Your last payment did not go through. Your receptionist keeps answering until ${day}. Please check your card.`,
  cancels: (day: string) => `Your subscription ends on ${day}. Your data is kept for 30 days after that.`,
  ended: (day: string) =>
    `Your subscription has ended. Callers are put through to your phone or leave a message. Your data is kept until ${day}. Choose a plan to continue.`,
};

/** `12 min 30 s` */
const minutesAndSeconds = (seconds: number): string => `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
