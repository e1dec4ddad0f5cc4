import type { AnswerMail } from '../facts.ts';
import type { Language } from '../language.ts';

/** What customers are written by e-mail. */
export const mails: Language['mails'] = {
  answer({ customer, message, answer, business }) {
    const name = business.name === '' ? 'Un negocio' : business.name;
    const body = [
      `${name} le envía esta respuesta por medio de Ahoy, que atiende su teléfono.`,
      '',
      customer === '' ? 'Hola:' : `Hola, ${customer}:`,
      '',
      answer,
      '',
      name,
      ...waysToReach(business),
      '',
      'Su mensaje:',
      ...message.split('\n').map((line) => `> ${line}`),
    ];
    return {
      subject: business.name === '' ? 'Su mensaje' : `Su mensaje a ${business.name}`,
      body: body.join('\n'),
    };
  },
};

function waysToReach({ email, number }: AnswerMail['business']): readonly string[] {
  if (email !== '')
    return [`Para contactarnos, responda a este correo${number === null ? '' : ` o llame al ${number}`}.`];
  return number === null
    ? []
    : [`Para contactarnos, llame al ${number}. Por favor, no responda a este correo.`];
}
