/**
 * E-mail addresses on their way through better-auth. It takes only those in plain ASCII letters, and not even all of
 * them (`o/k@example.com`); we take every address that mail can be sent to. So an address travels through it under an
 * alias that it likes, and the alias ends before the database: what is stored, sent to and shown is the address itself.
 */
import type { DBAdapter } from 'better-auth/types';
import type { BetterAuthOptions } from 'better-auth';
import { parseEmailAddress } from '../email-address.ts';

/** The form of an address that better-auth accepts. */
const PLAIN = /^[a-z\d_+-]+(?:\.[a-z\d_+-]+)*@(?:[a-z\d][a-z\d-]*\.)+[a-z]{2,}$/;
const ALIAS = /^ahoy-hex-((?:[\da-f]{2})+)@address\.invalid$/;

/** The alias of an address, or the address where it needs none; null: it is no address. */
export function aliasOf(typed: string): string | null {
  const address = parseEmailAddress(typed);
  // What has the form of an alias gets one, too: else two addresses could be one account.
  if (address === null || (PLAIN.test(address) && !ALIAS.test(address))) return address;
  return `ahoy-hex-${Buffer.from(address).toString('hex')}@address.invalid`;
}

/** The address behind an alias; anything else as it is. */
export function addressOf(alias: string): string {
  const hex = ALIAS.exec(alias)?.[1];
  return hex === undefined ? alias : Buffer.from(hex, 'hex').toString();
}

type Adapter = DBAdapter;

/** The adapter of the database, asked for the address where it is asked for an alias. */
export const withAddresses =
  (make: (options: BetterAuthOptions) => Adapter) => (options: BetterAuthOptions) => {
    const adapter = make(options);
    return { ...findingByAddress(adapter), transaction: transactionOf(adapter) };
  };

const transactionOf =
  (adapter: Adapter): Adapter['transaction'] =>
  (work) =>
    adapter.transaction((inner) => work(findingByAddress(inner)));

const findingByAddress = <A extends Omit<Adapter, 'transaction'>>(adapter: A): A => ({
  ...adapter,
  findOne: (query) => {
    const where = query.where.map((each) =>
      query.model === 'user' && each.field === 'email' && typeof each.value === 'string'
        ? { ...each, value: addressOf(each.value) }
        : each,
    );
    return adapter.findOne({ ...query, where });
  },
});
