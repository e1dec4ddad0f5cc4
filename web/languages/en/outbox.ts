/** The e-mails that leave, or would leave, an installation. */
export const outbox = {
  title: 'Outbox',
  back: 'Back to Ahoy',
  leaves: 'Every e-mail that the mail server is given, and its status.',
  stays: 'No mail server is set (SMTP_URL), so every e-mail stays here and can be read.',
  none: 'No e-mail yet',
  noneAbout: 'Invitations, new passwords, answers to messages and urgent notices land here.',
  to: (recipient: string, status: string) => `To ${recipient} · ${status}`,
  staysHere: 'stays here',
  onItsWay: 'on its way',
  tried: (attempts: number, error: string) => `tried ${attempts} times: ${error}`,
  sent: 'sent',
  failed: (error: string | null) => `not delivered: ${error ?? 'no reason given'}`,
};
