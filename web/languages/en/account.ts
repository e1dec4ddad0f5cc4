/** One's own account. */
export const account = {
  user: (name: string, email: string) => `${name}, ${email}.`,
  anotherBusiness: 'Set up another business',

  changePassword: 'Change the password',
  passwordChanged: 'Your new password is set, and other devices are signed out.',
  presentPassword: 'Current password',
  noPresentPassword: 'Your current password, please.',

  secondFactorOn: 'Who signs in needs the code of your authenticator app, too.',
  secondFactorOff: 'With an authenticator app, your password alone lets nobody in.',
  yourPassword: 'Your password',
  addAuthenticator: 'Add an authenticator',
  codeShown: 'Code that the app shows',
  switchOn: 'Switch it on',
  passwordForCodes: 'Your password, for new backup codes',
  makeCodes: 'Make new backup codes',
  passwordToSwitchOff: 'Your password, to switch it off',
  switchOff: 'Switch it off',
  qrCode: 'The key as a QR code',
  scan: 'Scan this with your authenticator app, add an account by its key, or [open it in the app on this device].',
  key: 'Key',
  keepCodes:
    'Keep these backup codes where you can find them without your phone. Each lets you in once, and they are shown only now.',
  backupCodes: 'Backup codes',
  codesKept: 'I have kept them',

  signedIn: 'Signed in',
  signedInAbout: 'A device that you sign out here is out at once.',
  thisDevice: '(this one)',
  since: (moment: string) => `Since ${moment}`,
  signOutElsewhere: 'Sign out everywhere else',
  signOutEverywhere: 'Sign out everywhere',
  anotherDevice: 'Another device',
  device: (browser: string, system: string) => `${browser} on ${system}`,
};
