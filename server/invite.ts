/** `npm run invite -- mail@example.com`: invites somebody to have an account here, by mail and by the link that it prints. */
import { openDatabase } from '../db/client.ts';
import { inviteAccount } from './accounts/sign-up.ts';
import { parseEmailAddress } from './email-address.ts';
import { envOrExit } from './env/terminal.ts';

const HELP = `npm run invite -- mail@example.com   (in the container: node server/invite.ts mail@example.com)

Invites somebody to an account and a business of their own: by mail, and by the link that it prints.
DATABASE_URL and PUBLIC_URL are to be those of the service.`;

const [typed = ''] = process.argv.slice(2);
const email = parseEmailAddress(typed);
if (email === null) {
  console.log(HELP);
  process.exit(typed === '--help' ? 0 : 1);
}
const env = envOrExit(process.env);
if (env.databaseUrl === null) {
  console.error('DATABASE_URL is not set: outside production anybody may sign up.');
  process.exit(1);
}
const db = openDatabase(env.databaseUrl);
try {
  const link = await inviteAccount(db, env.publicUrl, email);
  if (link === null) {
    console.log('They have an account already.');
    process.exit(0);
  }
  console.log(
    `Invited. The link is on its way by mail${env.mailServer === null ? ' as soon as SMTP_URL is set' : ''}; it is`,
  );
  console.log(link);
} finally {
  await db.close();
}
