/** The questions of the scripted receptionist, which every language has to put and to know again. */

/** The last question to the caller. */
export type Question =
  | 'anything-else'
  | 'service'
  | 'when'
  | 'staff'
  | 'which-offer'
  | 'name'
  | 'confirm-name'
  | 'phone'
  | 'confirm-phone'
  | 'email'
  | 'confirm-email'
  | 'verify'
  | 'verify-day'
  | 'which-booking'
  | 'confirm-cancel'
  | 'want-message'
  | 'message';

/** Each is put otherwise, the first and the second time, to a caller who was not understood. */
export type Again = Readonly<
  Record<Question | 'nothing' | 'book-that' | 'move-there', readonly [string, string]>
>;
