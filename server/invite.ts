/** `npm run invite -- mail@example.com`: invites somebody to have an account here, by mail and by the link that it prints. */
import { openDatabase } from '../db/client.ts';
import { inviteAccount } from './accounts/sign-up.ts';
import { parseEmailAddress } from './email-address.ts';
import { readEnv } from './env.ts';

const [typed = ''] = process.argv.slice(2);
const email = parseEmailAddress(typed);
if (email === null) {
  console.error('Say whom to invite: npm run invite -- mail@example.com');
  process.exit(1);
}
const env = readEnv(process.env);
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
