/** The mails about an account. Of what an unknown person typed they contain only a name, cut to a line. */
import { nameInMail } from '../mail/outbox.ts';

interface Letter {
  readonly subject: string;
  readonly body: string;
}

export const confirmationLetter = (name: string, link: string, hours: number): Letter => ({
  subject: 'Confirm your e-mail address for Ahoy',
  body: `Hello ${nameInMail(name, 'there')},

thank you for creating an Ahoy account. To finish, open this link within ${hours} hours and sign in with the password you chose:

${link}

If this was not you, you can ignore this e-mail. Nobody can use the account without this link.`,
});

export const newPasswordLetter = (name: string, link: string, minutes: number): Letter => ({
  subject: 'Your new password for Ahoy',
  body: `Hello ${nameInMail(name, 'there')},

you asked for a new password for your Ahoy account. Choose one here within ${minutes} minutes:

${link}

If this was not you, you can ignore this e-mail. Your password stays the same.`,
});

export const newAddressLetter = (name: string, link: string, hours: number): Letter => ({
  subject: 'Confirm your new e-mail address for Ahoy',
  body: `Hello ${nameInMail(name, 'there')},

you asked to use this e-mail address for your Ahoy account. To confirm it, open this link within ${hours} hours on a device where you are signed in:

${link}

If you did not ask for this, you can ignore this mail: nothing changes without the link.`,
});

export const addressChangedLetter = (name: string): Letter => ({
  subject: 'The e-mail address of your Ahoy account was changed',
  body: `Hello ${nameInMail(name, 'there')},

your Ahoy account now has another e-mail address. From now on, sign in with the new one.

If you did not change it, somebody else knows your password: please tell whoever runs this installation of Ahoy at once.`,
});

export const signUpTriedLetter = (publicUrl: string): Letter => ({
  subject: 'Somebody tried to sign up with your address',
  body: `Hello,

somebody tried to create an Ahoy account with this e-mail address. You already have an account, and nothing has changed.

If this was you, sign in: ${publicUrl}/sign-in
If you forgot your password, choose a new one: ${publicUrl}/reset-password

If this was not you, you can ignore this e-mail.`,
});

export const accountInvitationLetter = (link: string, days: number): Letter => ({
  subject: 'You are invited to Ahoy',
  body: `Hello,

you are invited to create an account at Ahoy, the AI receptionist that answers your business's phone. Use this link within ${days} days:

${link}

The link works for this e-mail address only. If you did not expect this invitation, you can ignore it.`,
});
