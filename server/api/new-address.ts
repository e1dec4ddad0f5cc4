/**
 * Another e-mail address for an account. Its owner asks for it with the password; the link that is sent to the new
 * address works only for who is signed in to the account, and the old address is told.
 */
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint, sessionMiddleware } from 'better-auth/api';
import { signJWT, verifyJWT } from 'better-auth/crypto';
import { z } from 'zod';
import { addressChangedLetter, newAddressLetter } from '../accounts/letters.ts';
import type { OutgoingMail } from '../mail/outbox.ts';
import { addressOf } from './account-addresses.ts';

const LINK_HOURS = 24;

/** The link's token. It has no `email`, so that it is no proof where a new account's address is confirmed. */
const proof = z.object({
  purpose: z.literal('new-address'),
  userId: z.string(),
  /** The address until now: once it has changed, no link works any more. */
  before: z.string(),
  address: z.string(),
});

interface NewAddressParts {
  readonly publicUrl: string;
  readonly send: (mail: Omit<OutgoingMail, 'businessId'>) => Promise<void>;
}

export const newAddress = ({ publicUrl, send }: NewAddressParts) =>
  ({
    id: 'new-address',
    endpoints: {
      askForNewAddress: createAuthEndpoint(
        '/new-address',
        {
          method: 'POST',
          body: z.object({ email: z.string(), password: z.string().max(200) }),
          use: [sessionMiddleware],
        },
        async (ctx) => {
          const { internalAdapter, password, secret } = ctx.context;
          const { user } = ctx.context.session;
          const accounts = await internalAdapter.findAccounts(user.id);
          const hash = accounts.find(({ providerId }) => providerId === 'credential')?.password;
          if (hash === undefined || hash === null) throw refused('NO_PASSWORD');
          if (!(await password.verify({ hash, password: ctx.body.password })))
            throw refused('INVALID_PASSWORD');
          const address = addressOf(ctx.body.email);
          if (address === user.email) throw refused('SAME_ADDRESS');
          // Whether somebody else has it is told to nobody but them.
          if ((await internalAdapter.findUserByEmail(address)) !== null) return ctx.json({ sent: true });
          const asked = { purpose: 'new-address', userId: user.id, before: user.email, address } as const;
          const token = await signJWT(asked satisfies z.infer<typeof proof>, secret, LINK_HOURS * 3_600);
          const link = `${publicUrl}/account?${new URLSearchParams({ confirm: token }).toString()}`;
          await send({
            kind: 'new-address',
            recipient: address,
            ...newAddressLetter(user.name, link, LINK_HOURS),
            linkExpiresAt: new Date(Date.now() + LINK_HOURS * 3_600_000),
          });
          return ctx.json({ sent: true });
        },
      ),
      confirmNewAddress: createAuthEndpoint(
        '/new-address/confirm',
        { method: 'POST', body: z.object({ token: z.string().max(2_000) }), use: [sessionMiddleware] },
        async (ctx) => {
          const { adapter, internalAdapter, secret } = ctx.context;
          const { user } = ctx.context.session;
          const asked = proof.safeParse(await verifyJWT(ctx.body.token, secret)).data;
          if (asked?.userId !== user.id || asked.before !== user.email) throw refused('INVALID_TOKEN');
          const { address } = asked;
          if ((await internalAdapter.findUserByEmail(address)) !== null) throw refused('ADDRESS_TAKEN');
          await internalAdapter.updateUser(user.id, { email: address, emailVerified: true });
          // A link for a new password may lie in the old mailbox still.
          await adapter.deleteMany({ model: 'verification', where: [{ field: 'value', value: user.id }] });
          await send({ kind: 'new-address', recipient: asked.before, ...addressChangedLetter(user.name) });
          return ctx.json({ email: address });
        },
      ),
    },
  }) satisfies BetterAuthPlugin;

const REFUSALS = {
  NO_PASSWORD: 'This account has no password yet.',
  INVALID_PASSWORD: 'Invalid password',
  SAME_ADDRESS: 'This is the address of the account already.',
  INVALID_TOKEN: 'Invalid token',
  ADDRESS_TAKEN: 'Another account has this address.',
} as const;

const refused = (code: keyof typeof REFUSALS) =>
  new APIError('BAD_REQUEST', { code, message: REFUSALS[code] });
