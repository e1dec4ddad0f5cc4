/** The owners of the transaction's business: a tenant reads no user but those who belong to it. */
import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../../db/client.ts';
import { personOf } from './person.ts';

/** Their e-mail addresses. */
export async function ownerAddresses(tx: TenantTransaction): Promise<string[]> {
  const owners = await tx.execute<{ email: string }>(
    sql`select email from business_members() where role = 'owner'`,
  );
  return owners.map(({ email }) => email);
}

/** The same as people, each by the key of `personOf`. */
export const ownersAsPeople = async (tx: TenantTransaction): Promise<string[]> =>
  (await ownerAddresses(tx)).map(personOf);
