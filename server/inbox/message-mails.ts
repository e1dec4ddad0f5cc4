/** What e-mails about a message say: to the owners when it is urgent, and to the customer when it is answered. */
import { nameInMail } from '../mail/outbox.ts';

interface Left {
  /** Empty: they gave none. */
  readonly name: string;
  readonly body: string;
}

/** Who signs a letter, and how they can be reached. */
interface Sender {
  readonly name: string;
  /** Where an answer to the letter goes; empty: nowhere. */
  readonly email: string;
  readonly number: string | null;
}

/** @param businessName where the message is found */
export function urgentNotice(
  left: Left & { readonly phone: string | null },
  businessName: string,
): { readonly subject: string; readonly body: string } {
  const body = [
    `${nameInMail(left.name, 'A caller')} left an urgent message:`,
    '',
    left.body,
    '',
    left.phone === null ? 'They gave no number to call back.' : `Call back: ${left.phone}`,
    '',
    `The message is among those of ${nameInMail(businessName, 'your business')} in Ahoy.`,
  ];
  return { subject: `Urgent: ${nameInMail(left.name, 'a caller')} left a message`, body: body.join('\n') };
}

export const answerSubject = ({ name }: Sender): string => `Your message to ${nameInMail(name, 'us')}`;

/** The mail with an answer to a customer. The words of the business come after a line of ours that says whose they are. */
export function answerLetter({ name, body }: Left, answer: string, from: Sender): string {
  const business = nameInMail(from.name, 'a business');
  const caller = nameInMail(name, '');
  return [
    `This message is from ${business}, a business that uses Ahoy to answer its phone. What follows are its own words.`,
    '',
    caller === '' ? 'Hello,' : `Hello ${caller},`,
    '',
    answer,
    '',
    business,
    ...waysToReach(from),
    '',
    'You told us on the phone:',
    ...quoted(body),
  ].join('\n');
}

const quoted = (words: string): readonly string[] => words.split('\n').map((line) => `> ${line}`);

function waysToReach({ email, number }: Sender): readonly string[] {
  if (email !== '') return [`To reach us, answer this mail${number === null ? '' : ` or call ${number}`}.`];
  return number === null ? [] : [`To reach us, call ${number}. This address does not read mail.`];
}
