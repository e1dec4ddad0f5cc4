/** The mails about an account. Of what an unknown person typed they contain only a name, cut to a line. */
import { nameInMail } from '../mail/outbox.ts';

interface Letter {
  readonly subject: string;
  readonly body: string;
}

export const confirmationLetter = (name: string, link: string, hours: number): Letter => ({
  subject: 'Confirm your e-mail address for Ahoy',
  body: `Hello ${nameInMail(name, 'there')},

somebody, probably you, made an account at Ahoy with this e-mail address. Open this link within ${hours} hours and sign in with the password that you chose, and the account is yours:

${link}

If it was not you, there is nothing to do: without your mailbox nobody can use that account.`,
});

export const newPasswordLetter = (name: string, link: string, minutes: number): Letter => ({
  subject: 'Your new password for Ahoy',
  body: `Hello ${nameInMail(name, 'there')},

somebody, probably you, asked for a new password for your account. Choose it here within ${minutes} minutes:

${link}

If it was not you, there is nothing to do: your password stays as it is.`,
});

export const signUpTriedLetter = (publicUrl: string): Letter => ({
  subject: 'Somebody tried to sign up with your address',
  body: `Hello,

somebody, perhaps you, tried to make an account at Ahoy with this e-mail address. There is one already, and nothing has been changed.

If it was you, sign in: ${publicUrl}/sign-in
If you do not know the password, choose a new one: ${publicUrl}/reset-password

If it was not you, there is nothing to do.`,
});

export const accountInvitationLetter = (link: string, days: number): Letter => ({
  subject: 'You are invited to Ahoy',
  body: `Hello,

you are invited to have an account at Ahoy, which answers a business's phone. Make it within ${days} days:

${link}

The link is for this address only. If it means nothing to you, there is nothing to do.`,
});
