/** What customers are written by e-mail. Names are fit for a mail that we sign; an empty one is not known. */
export interface CustomerMails {
  /** The answer to a message. The business's words come after a line of ours that says whose they are. */
  readonly answer: (mail: AnswerMail) => { readonly subject: string; readonly body: string };
}

export interface AnswerMail {
  readonly customer: string;
  /** What the customer had said. */
  readonly message: string;
  readonly answer: string;
  readonly business: {
    readonly name: string;
    /** Where an answer to the mail goes; empty: nowhere. */
    readonly email: string;
    readonly number: string | null;
  };
}
