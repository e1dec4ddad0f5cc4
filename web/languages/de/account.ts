/** One's own account. */
export const account = {
  anotherBusiness: 'Weiteren Betrieb einrichten',

  nameChanged: 'Ihr Name ist gespeichert.',
  saveName: 'Namen speichern',
  emailAbout: (email: string) => `Sie melden sich mit ${email} an.`,
  newEmail: 'Neue E-Mail-Adresse',
  sendConfirmation: 'Bestätigungslink senden',
  /** In the brackets: the address. */
  linkSent:
    'Wir haben einen Link an [] gesendet. Öffnen Sie ihn innerhalb eines Tages, um die Änderung abzuschließen; bis dahin ändert sich nichts. Keine E-Mail? Vielleicht gibt es zu dieser Adresse schon ein Konto.',
  confirmAbout:
    'Ab jetzt mit dieser Adresse anmelden? Wir informieren Ihre bisherige Adresse über die Änderung.',
  useNewEmail: 'Neue Adresse verwenden',
  emailChanged: (email: string) => `Sie melden sich jetzt mit ${email} an.`,

  languageAbout: 'Die Sprache, in der Sie Ahoy sehen, auf allen Ihren Geräten.',
  languageFailed: 'Die Sprache konnte nicht geladen werden. Versuchen Sie es gleich noch einmal.',

  changePassword: 'Passwort ändern',
  passwordChanged: 'Ihr Passwort ist geändert. Andere Geräte sind abgemeldet.',
  presentPassword: 'Aktuelles Passwort',
  noPresentPassword: 'Geben Sie Ihr aktuelles Passwort ein.',

  secondFactorOn: 'Ein: Beim Anmelden wird auch ein Code aus Ihrer Authenticator-App verlangt.',
  secondFactorOff: 'Aus. Mit einer Authenticator-App kann sich niemand allein mit Ihrem Passwort anmelden.',
  yourPassword: 'Ihr Passwort',
  addAuthenticator: 'Authenticator-App hinzufügen',
  codeShown: 'Code aus der App',
  switchOn: 'Einschalten',
  passwordForCodes: 'Ihr Passwort, für neue Ersatzcodes',
  makeCodes: 'Neue Ersatzcodes erstellen',
  passwordToSwitchOff: 'Ihr Passwort, zum Ausschalten',
  switchOff: 'Ausschalten',
  qrCode: 'Einrichtungsschlüssel als QR-Code',
  scan: 'Scannen Sie dies mit Ihrer Authenticator-App, tippen Sie den Schlüssel ein oder [öffnen Sie die App auf diesem Gerät].',
  key: 'Schlüssel',
  keepCodes:
    'Bewahren Sie diese Ersatzcodes dort auf, wo Sie sie ohne Ihr Telefon finden. Jeder gilt einmal. Wir zeigen sie nur jetzt.',
  backupCodes: 'Ersatzcodes',
  codesKept: 'Ich habe sie gesichert',

  signedIn: 'Angemeldete Geräte',
  signedInAbout: 'Wenn Sie hier ein Gerät abmelden, gilt das sofort.',
  thisDevice: '(dieses)',
  since: (moment: string) => `Seit ${moment}`,
  signOutElsewhere: 'Alle anderen Geräte abmelden',
  signOutEverywhere: 'Alle Geräte abmelden',
  anotherDevice: 'Anderes Gerät',
  device: (browser: string, system: string) => `${browser} auf ${system}`,
};
