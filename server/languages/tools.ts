/** What the receptionist says of what its tools found and did, and the words by which it knows names and questions. */
import type { MoneyCustom } from './numbers.ts';

type Now = Temporal.PlainDateTime;

/** An appointment, or a time that can become one; `at` by the business's wall clock. */
export interface Appointment {
  readonly service: string;
  readonly staff: string;
  readonly at: Temporal.PlainDateTime;
}
export type FreeTime = Pick<Appointment, 'at' | 'staff'>;

/** A stretch in which the business is open on one day. */
export interface OpenStretch {
  readonly from: Temporal.PlainTime;
  readonly to: Temporal.PlainTime;
}

/** What a caller has to say to prove that an appointment is theirs. */
export type Proof = 'name' | 'day' | 'name-and-day';

export interface ToolSentences {
  readonly words: ToolWords;
  /** A tool broke: nothing can be looked up or changed now. */
  readonly systemDown: string;
  readonly goodbye: (business: string) => string;
  readonly openings: OpeningSentences;
  readonly booking: BookingSentences;
  readonly ownBookings: OwnBookingSentences;
  readonly message: MessageSentences;
  readonly answer: AnswerSentences;
}

/** `moving`: the time is for an appointment that the caller has. */
export interface OpeningSentences {
  readonly askService: (services: readonly string[]) => string;
  readonly askWhen: (service: string) => string;
  readonly askStaff: (notAble: string, able: readonly string[]) => string;
  /** Everybody who does it was refused. */
  readonly askStaffAgain: (able: readonly string[]) => string;
  /** Several times were offered, and none was chosen yet. */
  readonly whichOne: string;
  readonly time: (time: FreeTime, now: Now) => string;
  /** The words of a time that is free, or that was chosen of those offered. */
  readonly free: (time: string, moving: boolean) => string;
  readonly chosen: (time: string, moving: boolean) => string;
  readonly choose: (times: readonly FreeTime[], now: Now) => string;
  readonly notFree: (at: Temporal.PlainDateTime, now: Now) => string;
  /** @param when the words of a day or of a range of time. */
  readonly nothing: (when: string) => string;
  readonly nothingAhead: string;
  /** Somebody else was faster. */
  readonly taken: string;
  readonly askOtherDay: string;
}

/** `...Note`: a line of the call's summary, for the owner. */
export interface BookingSentences {
  readonly askName: string;
  readonly askTime: string;
  readonly askPhone: string;
  readonly askWholePhone: string;
  readonly confirmPhone: (phone: string) => string;
  readonly booked: (name: string, made: Appointment, now: Now) => string;
  readonly bookedNote: (name: string, made: Appointment, now: Now) => string;
}

export interface OwnBookingSentences {
  readonly askProof: Readonly<Record<Proof, string>>;
  /** @param day whether the day had to be right, too. */
  readonly notFound: (day: boolean) => string;
  /** @param more how many others there are beside those that are read out. */
  readonly found: (bookings: readonly Appointment[], more: number, now: Now) => string;
  readonly appointment: (booking: Appointment, now: Now) => string;
  readonly moved: (booking: Appointment, now: Now) => string;
  readonly movedNote: (name: string, booking: Appointment, now: Now) => string;
  readonly askNewTime: string;
  readonly cancelled: (booking: Appointment, now: Now) => string;
  readonly cancelledNote: (name: string, booking: Appointment, now: Now) => string;
  readonly tooLate: (change: 'move' | 'cancel') => string;
  /** The appointment was not looked up yet. */
  readonly lookUpFirst: string;
  readonly hiddenNumber: string;
  /** It says nothing of the number: whoever guessed wrong names of nobody hears the same. */
  readonly locked: string;
}

export interface MessageSentences {
  readonly ask: string;
  readonly askName: string;
  /** @param name empty: none was given. */
  readonly taken: (name: string, message: { readonly urgent: boolean; readonly callBack: boolean }) => string;
  readonly takenNote: (name: string, urgent: boolean) => string;
  /** Written behind the message, for the owner. */
  readonly unconfirmedPhone: (said: string) => string;
  readonly nobodyComes: string;
}

/** Answers about the business; `week`: its hours, from Monday on. */
export interface AnswerSentences {
  readonly week: (week: readonly (readonly OpenStretch[])[]) => string;
  readonly openOn: (day: Temporal.PlainDate, stretches: readonly OpenStretch[], now: Now) => string;
  readonly closedOn: (day: Temporal.PlainDate, now: Now) => string;
  readonly prices: (
    prices: readonly { readonly name: string; readonly cents: number }[],
    custom: MoneyCustom,
  ) => string;
  /** Of what was asked for, no price is told on the phone. */
  readonly noPrice: string;
  readonly lengths: (
    services: readonly { readonly name: string; readonly durationMinutes: number }[],
  ) => string;
  readonly services: (names: readonly string[]) => string;
  readonly staff: (names: readonly string[]) => string;
  readonly email: (address: string) => string;
  readonly address: (address: string) => string;
  readonly unknown: string;
}

/** What a question about the business can be about. */
export type Topic = 'hours' | 'price' | 'length' | 'services' | 'email' | 'address' | 'staff';

/** Words in lower case. */
export interface ToolWords {
  /** Part of many names of services and people, and telling none of them. */
  readonly filling: ReadonlySet<string>;
  readonly singular: (word: string) => string;
  /** Whether the words before a person's name say that it is not to be them. */
  readonly refuses: (before: readonly string[]) => boolean;
  /** Says that it may be anybody. */
  readonly anybody: RegExp;
  /** Said around a name or written beside it: none of it is a name by itself. */
  readonly aroundNames: ReadonlySet<string>;
  readonly about: Readonly<Record<Topic, RegExp>>;
  /** Too common to tell one question from another. */
  readonly common: ReadonlySet<string>;
  readonly stem: (word: string) => string;
}
