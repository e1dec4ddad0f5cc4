/** Rules before better-auth is asked: who may sign up, and who confirms which address. */
import { APIError } from 'better-auth/api';
import { verifyJWT } from 'better-auth/crypto';
import { z } from 'zod';
import type { Database } from '../../db/client.ts';
import type { SignUpMode } from '../accounts/modes.ts';
import { admit, mayApply, type SignUpDecision } from '../accounts/sign-up.ts';
import { addressOf } from './account-addresses.ts';

/** Says that somebody may not sign up; the same whether the address has an account or not. */
function refuseSignUp(why: Extract<SignUpDecision, { type: 'refused' }>['why']): APIError {
  switch (why) {
    case 'invitation-needed':
      return new APIError('FORBIDDEN', {
        code: 'INVITATION_NEEDED',
        message: 'An account here needs an invitation. Open the link in the mail that invited you.',
      });
    case 'closed':
      return new APIError('FORBIDDEN', {
        code: 'SIGN_UP_CLOSED',
        message: 'There are no new accounts here.',
      });
  }
}

/** The body of a sign-up by password; under an alias where better-auth wants one. */
const application = z.object({
  email: z.string(),
  invitation: z.string().max(100).optional().catch(undefined),
});

const applicantOf = (body: unknown) => {
  const { data } = application.safeParse(body);
  if (data === undefined) return null;
  return {
    email: addressOf(data.email),
    by: { type: 'token', token: data.invitation ?? null } as const,
  };
};

/** Before anything is looked up. @throws APIError for who may not sign up. */
export async function checkApplication(db: Database, mode: SignUpMode, body: unknown): Promise<void> {
  const applicant = applicantOf(body);
  if (applicant === null) return;
  const decision = await mayApply(db, mode, applicant);
  if (decision.type === 'refused') throw refuseSignUp(decision.why);
}

/**
 * In the moment in which an account is made by password. @returns whether its address needs no confirmation by mail.
 * @throws APIError for who may not sign up.
 */
export async function admitByPassword(db: Database, mode: SignUpMode, body: unknown): Promise<boolean> {
  const applicant = applicantOf(body);
  if (applicant === null) throw refuseSignUp('closed');
  const decision = await admit(db, mode, applicant);
  if (decision.type === 'refused') throw refuseSignUp(decision.why);
  return decision.proven;
}

/**
 * The same by Google, who proves an address: whoever is invited at it needs no link.
 * @throws APIError whose message is its code, since that is what the page is led back with.
 */
export async function admitByGoogle(
  db: Database,
  mode: SignUpMode,
  { email, emailVerified }: { readonly email: string; readonly emailVerified: boolean },
): Promise<void> {
  const refuse = (code: string) => new APIError('FORBIDDEN', { code, message: code });
  if (!emailVerified) throw refuse('GOOGLE_ADDRESS_NOT_CONFIRMED');
  const decision = await admit(db, mode, { email, by: { type: 'address' } });
  if (decision.type === 'allowed') return;
  throw refuse(decision.why === 'closed' ? 'SIGN_UP_CLOSED' : 'INVITATION_NEEDED');
}

const confirmation = z.object({ email: z.string() });
const signIn = z.object({ email: z.string(), password: z.string(), confirm: z.string().max(2_000) });

/** The part of better-auth that a confirmation needs. */
interface Accounts {
  readonly secret: string;
  readonly password: {
    readonly verify: (data: { readonly hash: string; readonly password: string }) => Promise<boolean>;
  };
  readonly internalAdapter: {
    readonly findUserByEmail: (
      email: string,
      options: { readonly includeAccounts: boolean },
    ) => Promise<{
      readonly user: { readonly id: string; readonly emailVerified: boolean };
      readonly accounts: readonly {
        readonly providerId: string;
        readonly password?: string | null | undefined;
      }[];
    } | null>;
    readonly updateUser: (id: string, change: { readonly emailVerified: boolean }) => Promise<unknown>;
  };
}

/**
 * Confirms an address at a sign-in that brings the link's token: the link proves the mailbox, the password that it is
 * whoever made the account. By the link alone, who owns a mailbox could be led to open somebody else's account to it.
 */
export async function confirmBySignIn(accounts: Accounts, body: unknown): Promise<void> {
  const { data } = signIn.safeParse(body);
  if (data === undefined) return;
  const proof = confirmation.safeParse(await verifyJWT(data.confirm, accounts.secret)).data;
  if (proof?.email !== addressOf(data.email)) return;
  const found = await accounts.internalAdapter.findUserByEmail(data.email, { includeAccounts: true });
  const hash = found?.accounts.find(({ providerId }) => providerId === 'credential')?.password;
  if (found === null || found.user.emailVerified || hash === undefined || hash === null) return;
  if (!(await accounts.password.verify({ hash, password: data.password }))) return;
  await accounts.internalAdapter.updateUser(found.user.id, { emailVerified: true });
}
