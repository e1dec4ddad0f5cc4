/** What the members of a business are told: as it happens, and in their reports. */

/** What a notice tells of. Names are fit for a mail that we sign; an empty one is not known. Moments are ISO 8601. */
export type NoticeFacts =
  | {
      readonly kind: 'booking';
      readonly change: 'created' | 'moved' | 'cancelled';
      readonly name: string;
      readonly service: string;
      readonly staff: string;
      readonly startsAt: string;
      /** Where it was before it moved. */
      readonly before: string | null;
    }
  | {
      readonly kind: 'message';
      readonly urgent: boolean;
      readonly name: string;
      readonly body: string;
      /** As it is dialled in the business's country; null: the caller left none. */
      readonly phone: string | null;
    }
  | { readonly kind: 'missed-transfer'; readonly name: string; readonly who: string }
  | { readonly kind: 'unhappy'; readonly name: string; readonly summary: string }
  | { readonly kind: 'question'; readonly question: string }
  | { readonly kind: 'limit' }
  | {
      readonly kind: 'vendor';
      readonly part: 'recognition' | 'model' | 'voice';
      readonly state: 'failing' | 'restored';
      readonly since: string;
    }
  | { readonly kind: 'test' };

/** The place of what is told: the business, and its clock. */
export interface Place {
  readonly business: string;
  readonly zone: string;
}

/** The addresses in a notice. */
export interface Links {
  /** Where it is seen on the dashboard. */
  readonly link: string;
  /** Where the member changes what they hear of. */
  readonly settings: string;
}

/** A day's or a night's notices together. */
export interface Together {
  readonly facts: readonly NoticeFacts[];
  /** How many more there were. */
  readonly more: number;
}

/** The appointments of a day. */
export interface Agenda {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly appointments: readonly {
    /** ISO 8601. */
    readonly startsAt: string;
    readonly service: string;
    readonly staff: string;
    readonly name: string;
    readonly note: string;
  }[];
}

/** How a week went. */
export interface Week {
  /** Its first and its last day, `YYYY-MM-DD`. */
  readonly fromDay: string;
  readonly toDay: string;
  readonly calls: number;
  readonly callsBefore: number;
  readonly bookings: number;
  /** In the currency's smallest unit. */
  readonly value: number;
  readonly currency: string;
  readonly minutes: number;
  /** Of the calls that ended, in how many the caller got what they wanted, in percent; null: none ended. */
  readonly reachedPercent: number | null;
  readonly questions: readonly { readonly question: string; readonly times: number }[];
}

/** Names in it are fit for a mail that we sign. */
export interface Frame {
  readonly business: string;
  readonly zone: string;
  readonly link: string;
  /** Where the member changes what they hear of. */
  readonly settings: string;
}
