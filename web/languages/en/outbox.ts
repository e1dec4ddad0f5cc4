/** The e-mails that leave, or would leave, an installation. */
export const outbox = {
  title: 'Outbox',
  back: 'Back to Ahoy',
  leaves: 'Every e-mail this installation sends, and its status.',
  stays: 'No mail server is set up (SMTP_URL), so e-mails are not sent. You can read them here.',
  none: 'No e-mail yet',
  noneAbout: 'Invitations, password links, replies to messages and urgent notices appear here.',
  to: (recipient: string, status: string) => `To ${recipient} · ${status}`,
  staysHere: 'not sent',
  onItsWay: 'on its way',
  tried: (attempts: number, error: string) => `tried ${attempts} times: ${error}`,
  sent: 'sent',
  failed: (error: string | null) => `not delivered: ${error ?? 'no reason given'}`,
};
