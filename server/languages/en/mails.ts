import type { AnswerMail } from '../facts.ts';

/** What customers are written by e-mail. */
export const mails = {
  /** The business's words come after a line of ours that says whose they are. */
  answer({ customer, message, answer, business }: AnswerMail) {
    const name = business.name === '' ? 'a business' : business.name;
    const body = [
      `${name} sent you this reply through Ahoy, which answers its phone.`,
      '',
      customer === '' ? 'Hello,' : `Hello ${customer},`,
      '',
      answer,
      '',
      name,
      ...waysToReach(business),
      '',
      'Your message:',
      ...message.split('\n').map((line) => `> ${line}`),
    ];
    return {
      subject: `Your message to ${business.name === '' ? 'us' : business.name}`,
      body: body.join('\n'),
    };
  },
};

function waysToReach({ email, number }: AnswerMail['business']): readonly string[] {
  if (email !== '')
    return [`To reach us, reply to this e-mail${number === null ? '' : ` or call ${number}`}.`];
  return number === null ? [] : [`To reach us, call ${number}. Please do not reply to this e-mail.`];
}
