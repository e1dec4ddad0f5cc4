/** The carriers of this installation, in the order in which owners are offered them. */
import type { Carrier } from '../carriers/carrier.ts';
import { signalWire } from '../carriers/signalwire/carrier.ts';
import { twilio } from '../carriers/twilio/carrier.ts';
import type { Env } from '../env/env.ts';

type Settings = Pick<Env, 'publicUrl' | 'production' | 'twilio' | 'signalWire'>;

/** Outside production Twilio is always there: the telephone in the terminal calls by it. */
export function openCarriers({
  publicUrl,
  production,
  twilio: account,
  signalWire: project,
}: Settings): readonly [Carrier, ...Carrier[]] {
  const atTwilio = twilio({ ...account, publicUrl });
  if (project === null) return [atTwilio];
  const atSignalWire = signalWire({ ...project, publicUrl });
  return account.live || !production ? [atTwilio, atSignalWire] : [atSignalWire];
}
