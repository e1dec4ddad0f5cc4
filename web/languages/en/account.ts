/** One's own account. */
export const account = {
  anotherBusiness: 'Set up another business',

  nameChanged: 'Your name is saved.',
  saveName: 'Save name',
  emailAbout: (email: string) => `You sign in with ${email}.`,
  newEmail: 'New e-mail address',
  sendConfirmation: 'Send confirmation link',
  /** In the brackets: the address. */
  linkSent:
    'We sent a link to []. Open it within a day to finish the change; until then, nothing changes. No mail? That address may already have an account.',
  confirmAbout: 'Use this address to sign in from now on? We will tell your old address about the change.',
  useNewEmail: 'Use the new address',
  emailChanged: (email: string) => `You now sign in with ${email}.`,

  languageAbout: 'The language in which you see Ahoy, on every device.',
  languageFailed: 'The language could not be loaded. Try again in a moment.',

  changePassword: 'Change password',
  passwordChanged: 'Your password is changed. Other devices are signed out.',
  presentPassword: 'Current password',
  noPresentPassword: 'Enter your current password.',

  secondFactorOn: 'On: signing in also needs a code from your authenticator app.',
  secondFactorOff: 'Off. With an authenticator app, nobody can sign in with your password alone.',
  yourPassword: 'Your password',
  addAuthenticator: 'Add an authenticator app',
  codeShown: 'Code from the app',
  switchOn: 'Turn on',
  passwordForCodes: 'Your password, to get new backup codes',
  makeCodes: 'Make new backup codes',
  passwordToSwitchOff: 'Your password, to turn it off',
  switchOff: 'Turn off',
  qrCode: 'Setup key as a QR code',
  scan: 'Scan this with your authenticator app, type in the key, or [open the app on this device].',
  key: 'Key',
  keepCodes:
    'Keep these backup codes where you can find them without your phone. Each one works once. We only show them now.',
  backupCodes: 'Backup codes',
  codesKept: 'I have saved them',

  signedIn: 'Signed-in devices',
  signedInAbout: 'Signing a device out here takes effect at once.',
  thisDevice: '(this one)',
  since: (moment: string) => `Since ${moment}`,
  signOutElsewhere: 'Sign out all other devices',
  signOutEverywhere: 'Sign out all devices',
  anotherDevice: 'Another device',
  device: (browser: string, system: string) => `${browser} on ${system}`,
};
