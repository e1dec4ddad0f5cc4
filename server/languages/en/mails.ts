import type { AnswerMail, CustomerMails } from '../mails.ts';

export const mails: CustomerMails = {
  answer({ customer, message, answer, business }) {
    const name = business.name === '' ? 'a business' : business.name;
    const body = [
      `This message is from ${name}, a business that uses Ahoy to answer its phone. What follows are its own words.`,
      '',
      customer === '' ? 'Hello,' : `Hello ${customer},`,
      '',
      answer,
      '',
      name,
      ...waysToReach(business),
      '',
      'You told us on the phone:',
      ...message.split('\n').map((line) => `> ${line}`),
    ];
    return {
      subject: `Your message to ${business.name === '' ? 'us' : business.name}`,
      body: body.join('\n'),
    };
  },
};

function waysToReach({ email, number }: AnswerMail['business']): readonly string[] {
  if (email !== '') return [`To reach us, answer this mail${number === null ? '' : ` or call ${number}`}.`];
  return number === null ? [] : [`To reach us, call ${number}. This address does not read mail.`];
}
