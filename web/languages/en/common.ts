/** Words that several pages share. */
export const common = {
  cancel: 'Cancel',
  close: 'Close',
  copied: 'Copied',
  copy: 'Copy',
  password: 'Password',
  save: 'Save',
  tryAgain: 'Try again',
};
