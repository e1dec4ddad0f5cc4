/** The e-mails and texts that leave, or would leave, an installation. */
export const outbox = {
  title: 'Postausgang',
  back: 'Zurück zu Ahoy',
  mails: 'E-Mails',
  leaves: 'Jede E-Mail, die diese Installation sendet, und ihr Stand.',
  stays:
    'Es ist kein Mailserver eingerichtet (SMTP_URL), deshalb werden E-Mails nicht gesendet. Sie können sie hier lesen.',
  none: 'Noch keine E-Mail',
  noneAbout:
    'Hier erscheinen Einladungen, Passwort-Links, Antworten auf Nachrichten und dringende Benachrichtigungen.',
  to: (recipient: string, status: string) => `An ${recipient} · ${status}`,
  staysHere: 'nicht gesendet',
  onItsWay: 'unterwegs',
  tried: (attempts: number, error: string) => `${attempts}-mal versucht: ${error}`,
  sent: 'gesendet',
  failed: (error: string | null) => `nicht zugestellt: ${error ?? 'kein Grund genannt'}`,

  texts: 'SMS',
  textsLeave: 'SMS gehen an echte Telefone. Dies wurde gesendet und empfangen.',
  textsStay:
    'Keine SMS verlässt diesen Computer. Hier sind die Telefone Ihrer Kunden: Lesen Sie, was sie bekommen, und schreiben Sie zurück.',
  noTexts: 'Noch keine SMS',
  noTextsAbout:
    'Hier erscheinen Antworten an Kunden, Bestätigungen und Erinnerungen, ein Telefon für jeden Kunden.',
  newPhone: 'Einem Betrieb als Kunde schreiben',
  fromPhone: 'Telefon des Kunden',
  toBusiness: 'Betrieb',
  customerText: 'SMS',
  phone: (number: string) => `Telefon ${number}`,
  with: (business: string) => `SMS mit ${business}`,
  reply: 'Zurückschreiben',
  notTaken: 'Die SMS wurde nicht gesendet. Eine Telefonnummer sieht so aus: +1 212 555 0142.',
};
