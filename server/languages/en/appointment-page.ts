/** The page of one appointment, which its customer opens by the link in a text or a mail. */
import type { Reach } from '../facts.ts';

const ringing = ({ business, number }: Reach): string =>
  number === null ? `please get in touch with ${business}` : `please call ${business} on ${number}`;

export const appointmentPage = {
  title: (business: string) => `Your appointment at ${business}`,
  heading: {
    coming: 'Your appointment',
    over: 'Your appointment is over',
    cancelled: 'Your appointment is cancelled',
  },
  labels: {
    what: 'What',
    who: 'With',
    when: 'When',
    where: 'Where',
    name: 'Name',
    number: 'Phone',
  },
  fromTo: (from: string, to: string) => `${from} to ${to}`,
  actions: {
    move: 'Move it to another time',
    cancel: 'Cancel the appointment',
    name: 'Correct the spelling of the name',
    file: 'Add to my calendar',
    google: 'Add to Google Calendar',
    back: 'Back to the appointment',
  },
  /** It is too late to change it here. */
  tooLate: (reach: Reach) => `It is too soon to change it here. To move or cancel it, ${ringing(reach)}.`,
  /** After a cancellation, or when it is over. */
  again: (reach: Reach) => `To book again, ${ringing(reach)}.`,
  done: {
    moved: 'Your appointment was moved. This is the new time:',
    renamed: 'Thank you. The name was corrected.',
    cancelled: 'Your appointment was cancelled. There is nothing more to do.',
    /** It was cancelled by mistake, and stands again. */
    kept: 'Your appointment stands again, at the same time as before.',
    /** Somebody else has its time by now. */
    taken: 'The time has been taken in the meantime, so the appointment stays cancelled.',
  },
  move: {
    heading: 'Choose a new time',
    now: (day: string, time: string) => `Now: ${day}, ${time}`,
    earlier: 'Earlier days',
    later: 'Later days',
    noneFree: 'No time is free on these days. Please look at other days.',
    noneLeft: (reach: Reach) => `No other time is free. For other wishes, ${ringing(reach)}.`,
    times: (day: string) => `Free times on ${day}`,
    free: (day: string) => `${day}, times are free`,
    notFree: (day: string) => `${day}, no time is free`,
    withAnybody: (staff: string) => `Show times with everybody, not only ${staff}`,
    withOne: (staff: string) => `Only show times with ${staff}`,
    ask: 'Move the appointment?',
    from: 'Until now',
    to: 'New time',
    yes: 'Yes, move it',
    no: 'Choose another time',
    taken: 'That time is no longer free. Your appointment has not changed. Please choose another time:',
  },
  cancel: {
    heading: 'Cancel the appointment?',
    yes: 'Yes, cancel it',
    no: 'No, keep it',
    undo: 'Undo: keep the appointment',
  },
  name: {
    heading: 'How is the name spelled?',
    label: 'Name',
    save: 'Save the name',
    empty: 'Please write a name.',
    tooLong: (most: number) => `Please write a name of at most ${most} letters.`,
  },
  /** The link is wrong, or too old, or its customer was erased. */
  gone: {
    title: 'This link does not work any more',
    about:
      'It may be too old, or a part of it is missing. Please open the newest message about your appointment, or call the business.',
  },
  /** Somebody asks too often. @param wait a length of time, in words */
  tooOften: {
    title: 'Please wait a little',
    about: (wait: string) => `This page was asked for too often. Please try again in ${wait}.`,
  },
  notUnderstood: {
    title: 'That did not work',
    about: 'Your appointment has not changed. Please open the link again and try once more.',
  },
};
