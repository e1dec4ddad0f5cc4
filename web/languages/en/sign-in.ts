/** The pages before the dashboard: sign-in, sign-up, new password, invitation to a team. */
export const signIn = {
  lead: 'Sign in, and see who is calling.',
  noPassword: 'Your password, please.',
  confirmsAddress: 'Sign in with the password that you chose, and your e-mail address is confirmed.',
  forgotten: 'Forgotten your password?',
  demoLogin: 'Demo login',
  useDemo: 'Use it',
  unconfirmed: 'Your e-mail address is not confirmed yet, so we have sent you a new link.',
  linkTooOld: 'That link is too old, so we have sent you a new one.',

  secondStep: 'Second step',
  secondStepLead: 'One more step: the code of your authenticator.',
  code: 'Code',
  codeAbout: 'Six digits of your authenticator app, or one of your backup codes',
  noCode: 'The code, please.',

  createAccount: 'Create an account',
  createLead: 'A receptionist who picks up at once, in a few minutes.',
  createMine: 'Create my account',
  yourName: 'Your name',
  noName: 'Your name, please.',
  beenHere: 'Already have an account?',
  byInvitation: 'Accounts here are by invitation.',
  needsInvitation:
    'An account here needs an invitation. Open the link in the mail that invited you. If you have none, ask whoever runs this installation, or the owner of the business that you work for.',
  noNewAccounts: 'There are no new accounts here.',
  askForAccount: 'If you need one, ask whoever runs this installation.',
  invitationUsed:
    'This invitation no longer works: it was used, is older than a week, or a newer one was sent. Ask whoever invited you for a new one.',

  mailbox: 'Check your e-mail',
  mailboxLead: 'One more step: the link in your mailbox.',
  /** In the brackets: the address. */
  mailSent:
    'We have sent a mail to []. Open the link in it and sign in with your password; then your account is ready. It may take a minute, and may be in the spam folder. The link works for a day.',
  inOutbox: 'This installation is being tried out: the mail can be read in the [outbox].',
  sentAgain: 'It is on its way again.',
  sendAgain: 'Send it again',
  sendAgainIn: (wait: string) => `Send it again in ${wait}`,
  wrongAddress: 'Is the address wrong? [Begin again]',
  haveAccount: 'Do you have an account already?',

  newPasswordLead: 'We send you a link by which you choose a new password.',
  linkSent: 'If there is an account with this e-mail, a link is on its way to it. It works for an hour.',
  sendLink: 'Send the link',
  passwordSet: 'Your new password is set.',
  signedOutElsewhere: 'Every device that was signed in has been signed out.',
  linkOver: 'This link no longer works.',
  linkOverAbout: 'This link was used already, or is older than an hour.',
  sendNewLink: 'Send me a new link',
  chooseLead: 'Choose a new password.',
  setPassword: 'Set the password',
  back: 'Back to the sign-in',

  invitation: 'Invitation',
  anInvitation: 'An invitation',
  invitationOver:
    'This invitation no longer works: it was accepted, taken back, or is older than a week. Ask for a new one.',
  toAhoy: 'Continue to Ahoy',
  invitationTo: (business: string) => `Invitation to ${business}`,
  invitationLead: (by: string, business: string) => `${by} would like you on the team of ${business}.`,
  /** In the brackets: the address. */
  joinAs: {
    owner: 'You join as an owner, with the e-mail address [].',
    manager: 'You join as a manager, with the e-mail address [].',
    staff: 'You join as staff, with the e-mail address [].',
  },
  noNewAccountsAsk:
    'There are no new accounts here. If you have none with this address, ask whoever runs this installation.',
  haveOne: 'I have one: sign in',
  join: (business: string) => `Join ${business}`,
  signedInAs: (email: string) => `You are signed in as ${email}, which is another address.`,
  useInvited: 'Sign out, and use the invited one',

  noAnswer: 'The service did not answer. Try again in a moment.',
  /** By the service's code for what is wrong. */
  refusals: {
    INVALID_EMAIL_OR_PASSWORD: 'That e-mail or password is not right.',
    INVALID_PASSWORD: 'That is not your password.',
    INVALID_EMAIL: 'That is not an e-mail address that mail can be sent to.',
    EMAIL_NOT_VERIFIED:
      'Your e-mail address is not confirmed yet. We have sent a link to it: open that, and sign in there.',
    INVALID_TOKEN: 'This link was used already or is too old. Ask for a new one.',
    INVALID_CODE: 'That code is wrong or too old. Wait for the next one and try again.',
    INVALID_BACKUP_CODE: 'That backup code is not right, or was used already.',
    INVALID_TWO_FACTOR_COOKIE: 'That took too long. Sign in again.',
    PASSWORD_COMPROMISED: 'This password is known to others. Choose another one.',
  },
  /** By what Google, or the service, says. */
  googleRefusals: {
    INVITATION_NEEDED: 'An account here needs an invitation. Open the link in the mail that invited you.',
    SIGN_UP_CLOSED: 'There are no new accounts here.',
    GOOGLE_ADDRESS_NOT_CONFIRMED:
      'Google has not confirmed the address of that account. Confirm it there, or use a password here.',
    account_not_linked: 'Your e-mail address is not confirmed here yet. Sign in with your password first.',
  },
  googleFailed: 'That did not work with Google. Try again, or use a password.',
};
