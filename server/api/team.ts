/** The people of a business: who they are, who is invited, and who they become. */
import { z } from 'zod';
import type { BusinessId, UserId } from '../../db/ids.ts';
import { readAllowance } from '../billing/admission.ts';
import {
  acceptInvitation,
  invite,
  inviteAgain,
  readInvitation,
  revokeInvitation,
} from '../business/invitations.ts';
import { staffId } from '../business/settings.ts';
import { whyNotRung } from '../business/destinations.ts';
import {
  changeMember,
  mayManage,
  readMemberPhone,
  readTeam,
  removeMember,
  setMemberPhone,
  type TeamChange,
} from '../business/team.ts';
import { emailAddress } from '../email-address.ts';
import { e164, idOf } from '../fields.ts';
import { phoneWords } from './destinations.ts';
import { withinMailLimits } from './mail-limits.ts';
import {
  businessProcedure,
  done,
  managerProcedure,
  notFound,
  ok,
  openProcedure,
  referring,
  refusal,
  router,
  told,
  userProcedure,
} from './trpc.ts';

const role = z.enum(['owner', 'manager', 'staff']);
const memberId = z
  .string()
  .min(1)
  .max(100)
  .transform((id) => id as UserId);
const standing = z
  .object({ role, staffId: staffId.nullable().default(null) })
  .refine((each) => each.role !== 'staff' || each.staffId !== null, 'Say which of your staff they are.');
const token = z.string().min(1).max(100);
const link = z.object({ link: z.string() });

const notAllowed = () => refusal('FORBIDDEN', 'Only an owner can do this.');

function settled(change: TeamChange) {
  switch (change) {
    case 'done':
      return ok;
    case 'not-found':
      throw notFound('member');
    case 'not-allowed':
      throw notAllowed();
    case 'last-owner':
      throw refusal('CONFLICT', 'A business needs an owner. Make somebody else an owner first.');
  }
}

export const team = router({
  list: managerProcedure
    .output(
      z.object({
        members: z.array(
          z.object({
            userId: z.string(),
            name: z.string(),
            email: z.string(),
            role,
            staffId: z.string().nullable(),
            /** On which callers reach them. */
            phone: z.string().nullable(),
            secondFactor: z.boolean(),
            /** Whether it is who asks. */
            self: z.boolean(),
            /** Whether who asks may change it. */
            manageable: z.boolean(),
          }),
        ),
        invitations: z.array(
          z.object({
            id: z.string(),
            email: z.string(),
            role,
            expiresAt: told,
            expired: z.boolean(),
            manageable: z.boolean(),
          }),
        ),
        /** The roles that who asks may give. */
        roles: z.array(role),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { members, invitations } = await readTeam(ctx.db, input.businessId);
      return {
        members: members.map((each) => ({
          ...each,
          self: each.userId === ctx.user.id,
          manageable: mayManage(ctx.role, each.role),
        })),
        invitations: invitations.map((each) => ({
          ...each,
          expired: each.expiresAt.getTime() <= ctx.clock.now(),
          manageable: mayManage(ctx.role, each.role),
        })),
        roles: role.options.filter((each) => mayManage(ctx.role, each)),
      };
    }),

  invite: managerProcedure
    .input(z.object({ email: emailAddress, standing }))
    .output(link)
    .mutation(async ({ ctx, input }) => {
      const inviter = { businessId: input.businessId, userId: ctx.user.id, publicUrl: ctx.publicUrl };
      const allowance = await readAllowance(ctx.billing.admission, input.businessId);
      const seats = allowance?.seats ?? null;
      const made = await withinMailLimits(
        referring('staff member', invite(ctx.db, inviter, input.email, input.standing, seats)),
      );
      if (made === 'not-found') throw notFound('business');
      if (made === 'not-allowed') throw notAllowed();
      if (made === 'member-already') throw refusal('CONFLICT', 'They are on the team already.');
      if (made === 'no-seat')
        throw refusal(
          'PAYMENT_REQUIRED',
          `The team and its open invitations take all ${seats} seats of your plan. Choose a larger plan, or revoke an invitation.`,
        );
      return made;
    }),

  inviteAgain: managerProcedure
    .input(z.object({ id: z.uuid() }))
    .output(link)
    .mutation(async ({ ctx, input }) => {
      const inviter = { businessId: input.businessId, userId: ctx.user.id, publicUrl: ctx.publicUrl };
      const made = await withinMailLimits(inviteAgain(ctx.db, inviter, input.id));
      if (made === 'not-found') throw notFound('invitation');
      if (made === 'not-allowed') throw notAllowed();
      return made;
    }),

  revoke: managerProcedure
    .input(z.object({ id: z.uuid() }))
    .output(done)
    .mutation(async ({ ctx, input }) =>
      settled(await revokeInvitation(ctx.db, input.businessId, ctx.user.id, input.id)),
    ),

  change: managerProcedure
    .input(z.object({ memberId, standing }))
    .output(done)
    .mutation(async ({ ctx, input }) =>
      settled(
        await referring(
          'staff member',
          changeMember(ctx.db, input.businessId, ctx.user.id, input.memberId, input.standing),
        ),
      ),
    ),

  /** On which callers reach oneself. */
  ownPhone: businessProcedure
    .output(z.object({ phone: z.string().nullable() }))
    .query(async ({ ctx, input }) => ({
      phone: await readMemberPhone(ctx.db, input.businessId, ctx.user.id),
    })),

  /** The phone on which callers reach a member: oneself, or somebody that one manages. */
  setPhone: businessProcedure
    .input(z.object({ memberId, phone: e164.nullable() }))
    .output(done)
    .mutation(async ({ ctx, input: { businessId, phone, memberId: whose } }) => {
      const why =
        phone === null ? null : await ctx.db.tenant(businessId, (tx) => whyNotRung(tx, businessId, phone));
      if (why !== null) throw refusal('BAD_REQUEST', phoneWords(why));
      return settled(await setMemberPhone(ctx.db, businessId, ctx.user.id, whose, phone));
    }),

  /** Somebody else, or oneself, who leaves. */
  remove: businessProcedure
    .input(z.object({ memberId }))
    .output(done)
    .mutation(async ({ ctx, input }) =>
      settled(await removeMember(ctx.db, input.businessId, ctx.user.id, input.memberId)),
    ),

  /** For whoever holds the link, signed in or not; null when it is over. */
  invitation: openProcedure
    .input(z.object({ token }))
    .output(z.object({ business: z.string(), email: z.string(), role, by: z.string() }).nullable())
    .query(({ ctx, input }) => readInvitation(ctx.db, input.token)),

  accept: userProcedure
    .input(z.object({ token }))
    .output(z.object({ businessId: idOf<BusinessId>() }))
    .mutation(async ({ ctx, input }) => {
      const accepted = await acceptInvitation(ctx.db, input.token, ctx.user);
      if (accepted === 'over') throw notFound('invitation any more');
      if (accepted === 'other-email')
        throw refusal('FORBIDDEN', 'This invitation is for another e-mail address. Sign in with that one.');
      return accepted;
    }),
});
