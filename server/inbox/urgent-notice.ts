import { nameInMail } from '../mail/outbox.ts';

/**
 * The mail to the owners about an urgent message.
 * @param businessName where the message is found
 */
export function urgentNotice(
  left: { readonly name: string; readonly body: string; readonly phone: string | null },
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
