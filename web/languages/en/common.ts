/** Words that several pages share. */
export const common = {
  appointment: (service: string, staff: string) => `${service} with ${staff}`,
  bookingStatus: { booked: 'Booked', cancelled: 'Cancelled', 'no-show': 'Did not come' },
  cancel: 'Cancel',
  close: 'Close',
  copied: 'Copied',
  copy: 'Copy',
  email: 'E-mail',
  milliseconds: (count: number) => `${count} ms`,
  noPhoneNumber: 'This is not a telephone number.',
  password: 'Password',
  save: 'Save',
  tryAgain: 'Try again',
};
