/** What e-mails about a message say: to the owners when it is urgent, and to the customer when it is answered. */

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
    `${left.name === '' ? 'A caller' : left.name} left an urgent message:`,
    '',
    left.body,
    '',
    left.phone === null ? 'They gave no number to call back.' : `Call back: ${left.phone}`,
    '',
    `The message is among those of ${businessName} in Ahoy.`,
  ];
  const who = left.name === '' ? 'a caller' : left.name;
  return { subject: `Urgent: ${who} left a message`, body: body.join('\n') };
}

export function answerLetter({ name, body }: Left, answer: string, from: Sender): string {
  return [
    name === '' ? 'Hello,' : `Hello ${name},`,
    '',
    answer,
    '',
    from.name,
    ...waysToReach(from),
    '',
    'You told us on the phone:',
    ...body.split('\n').map((line) => `> ${line}`),
  ].join('\n');
}

function waysToReach({ email, number }: Sender): readonly string[] {
  if (email !== '') return [`To reach us, answer this mail${number === null ? '' : ` or call ${number}`}.`];
  return number === null ? [] : [`To reach us, call ${number}. This address does not read mail.`];
}
