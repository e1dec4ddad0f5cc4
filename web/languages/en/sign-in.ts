/** The pages before the dashboard: sign-in, sign-up, new password, invitation to a team. */
export const signIn = {
  lead: 'Sign in to see who is calling.',
  noPassword: 'Enter your password.',
  confirmsAddress: 'Sign in with your password to confirm your e-mail address.',
  forgotten: 'Forgot your password?',
  demoLogin: 'Demo login',
  useDemo: 'Use it',
  unconfirmed: 'Your e-mail address is not confirmed yet. We sent you a new link.',
  linkTooOld: 'That link has expired. We sent you a new one.',

  secondStep: 'Sign-in code',
  secondStepLead: 'One more step: enter the code from your authenticator app.',
  code: 'Sign-in code',
  codeAbout: 'The six digits from your authenticator app, or one of your backup codes',
  noCode: 'Enter the code.',

  createAccount: 'Create an account',
  createLead: 'Set up a receptionist that answers every call. It takes a few minutes.',
  createMine: 'Create account',
  yourName: 'Your name',
  noName: 'Enter your name.',
  beenHere: 'Already have an account?',
  byInvitation: 'New accounts are by invitation only.',
  needsInvitation:
    'You need an invitation to create an account here. Open the link in your invitation e-mail. If you do not have one, ask the owner of the business you work for, or whoever runs this installation.',
  noNewAccounts: 'New accounts are closed here.',
  askForAccount: 'If you need one, ask whoever runs this installation.',
  invitationUsed:
    'This invitation no longer works. It was already used, is more than a week old, or was replaced by a newer one. Ask for a new one.',

  mailbox: 'Check your e-mail',
  mailboxLead: 'One more step: open the link in our e-mail.',
  /** In the brackets: the address. */
  mailSent:
    'We sent an e-mail to []. Open the link in it and sign in with your password to finish. It may take a minute; check your spam folder, too. The link works for one day.',
  inOutbox: 'This is a trial installation, so you can read the e-mail in the [outbox].',
  sentAgain: 'We sent it again.',
  sendAgain: 'Send it again',
  sendAgainIn: (wait: string) => `Send it again in ${wait}`,
  wrongAddress: 'Wrong address? [Start over]',
  haveAccount: 'Already have an account?',

  newPasswordLead: 'We will e-mail you a link to choose a new password.',
  linkSent: 'If this e-mail address has an account, we sent it a link. The link works for one hour.',
  sendLink: 'Send link',
  passwordSet: 'Your new password is set.',
  signedOutElsewhere: 'You have been signed out on all devices.',
  linkOver: 'This link no longer works.',
  linkOverAbout: 'It was already used, or is more than an hour old.',
  sendNewLink: 'Send me a new link',
  chooseLead: 'Choose a new password.',
  setPassword: 'Set password',
  back: 'Back to sign-in',

  invitation: 'Invitation',
  anInvitation: 'An invitation',
  invitationOver:
    'This invitation no longer works. It was accepted or withdrawn, or is more than a week old. Ask for a new one.',
  toAhoy: 'Continue to Ahoy',
  invitationTo: (business: string) => `Invitation to ${business}`,
  invitationLead: (by: string, business: string) => `${by} invited you to join the team of ${business}.`,
  /** In the brackets: the address. */
  joinAs: {
    owner: 'You join as an owner, with the e-mail address [].',
    manager: 'You join as a manager, with the e-mail address [].',
    staff: 'You join as staff, with the e-mail address [].',
  },
  noNewAccountsAsk:
    'New accounts are closed here. If you do not have an account with this address, ask whoever runs this installation.',
  haveOne: 'I have an account: sign in',
  join: (business: string) => `Join ${business}`,
  signedInAs: (email: string) => `You are signed in with a different address: ${email}.`,
  useInvited: 'Sign out and use the invited address',

  noAnswer: 'No answer from Ahoy. Try again in a moment.',
  /** By the service's code for what is wrong. */
  refusals: {
    INVALID_EMAIL_OR_PASSWORD: 'That e-mail or password is not right.',
    INVALID_PASSWORD: 'That is not your password.',
    INVALID_EMAIL: 'That is not a valid e-mail address.',
    EMAIL_NOT_VERIFIED:
      'Your e-mail address is not confirmed yet. We sent you a link: open it and sign in there.',
    INVALID_TOKEN: 'This link was already used or has expired. Ask for a new one.',
    INVALID_CODE: 'That code is wrong or has expired. Wait for the next one and try again.',
    NO_PASSWORD:
      'You sign in with Google. Set a password first: sign out, and choose “Forgot your password?”.',
    SAME_ADDRESS: 'You already sign in with this address.',
    ADDRESS_TAKEN: 'Another account already uses this address.',
    INVALID_BACKUP_CODE: 'That backup code is wrong or was already used.',
    INVALID_TWO_FACTOR_COOKIE: 'That took too long. Sign in again.',
    PASSWORD_COMPROMISED: 'This password has appeared in a data leak. Choose another one.',
  },
  /** By what Google, or the service, says. */
  googleRefusals: {
    INVITATION_NEEDED:
      'You need an invitation to create an account here. Open the link in your invitation e-mail.',
    SIGN_UP_CLOSED: 'New accounts are closed here.',
    GOOGLE_ADDRESS_NOT_CONFIRMED:
      'Google has not confirmed that account’s address. Confirm it with Google, or use a password here.',
    account_not_linked: 'Your e-mail address is not confirmed here yet. Sign in with your password first.',
  },
  googleFailed: 'Signing in with Google did not work. Try again, or use a password.',
};
