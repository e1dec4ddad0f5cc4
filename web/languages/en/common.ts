/** Words that several pages share. */
export const common = {
  cancel: 'Cancel',
  close: 'Close',
  copied: 'Copied',
  copy: 'Copy',
  email: 'E-mail',
  noPhoneNumber: 'This is no telephone number.',
  password: 'Password',
  save: 'Save',
  tryAgain: 'Try again',
};
