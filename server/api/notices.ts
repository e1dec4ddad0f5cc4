/** What a member of a business hears of: their own wishes, and the devices that show notices to them. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { PushDeviceId } from '../../db/ids.ts';
import { NOTICE_CHANNELS, NOTICE_KINDS } from '../../db/schema.ts';
import { idOf } from '../fields.ts';
import { MOST_AN_HOUR } from '../notices/members/send.ts';
import {
  addDevice,
  changeWishes,
  readMemberSettings,
  removeDevice,
  sendTest,
} from '../notices/members/settings.ts';
import { channelsFor, kindsFor, wishes } from '../notices/members/wishes.ts';
import { isPushService } from '../notices/push/services.ts';
import { businessProcedure, done, notFound, ok, refusal, router, told } from './trpc.ts';

const channel = z.enum(NOTICE_CHANNELS);
const deviceId = idOf<PushDeviceId>();
/** Of a browser's keys: 65 and 16 bytes, base64url. */
const p256dh = z.string().regex(/^[\w-]{86,88}={0,2}$/, 'must be the key of a push subscription');
const auth = z.string().regex(/^[\w-]{22,24}={0,2}$/, 'must be the secret of a push subscription');

/** Why a test cannot be sent, for whoever wanted one. */
const WHY_NOT: Readonly<Record<string, string>> = {
  'no-number': 'Add your mobile number to your account first.',
  'no-device': 'Turn on notices on this device first.',
  'opted-out': 'This number answered STOP to our texts. Text START to get them again.',
  'not-allowed':
    'Texts to this country are not allowed for your business. You can change that on the Billing page.',
  limit: 'Your business has sent as many texts as it can for today.',
  'not-registered': 'Texts to US numbers need a registration first. See Set-up.',
};

export const notices = router({
  settings: businessProcedure
    .output(
      z.object({
        /** The kinds that the member can hear of, each with the channels they can choose. */
        kinds: z.array(z.object({ kind: z.enum(NOTICE_KINDS), channels: z.array(channel) })),
        wishes,
        email: z.string(),
        /** E.164; null: texts cannot be sent to them. */
        phone: z.string().nullable(),
        /** The business's: by its clock. */
        zone: z.string(),
        weeklyReport: z.boolean(),
        /** More of one kind within an hour go together. */
        mostAnHour: z.number(),
        /** With which a browser subscribes. */
        pushKey: z.string(),
        devices: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            since: told,
            /** SHA-256 of its address, in hex. */
            hash: z.string(),
          }),
        ),
      }),
    )
    .query(async ({ ctx, input }) => {
      const found = await readMemberSettings(ctx.db, input.businessId, ctx.user.id);
      if (found === null) throw notFound('business');
      const { member, devices, zone } = found;
      return {
        kinds: kindsFor(member.role).map((kind) => ({ kind, channels: [...channelsFor(member.role, kind)] })),
        wishes: member.wishes,
        email: member.email,
        phone: member.phone,
        zone,
        weeklyReport: member.role !== 'staff',
        mostAnHour: MOST_AN_HOUR,
        pushKey: ctx.pushKey,
        devices: devices.map(({ endpoint, ...device }) => ({
          ...device,
          hash: createHash('sha256').update(endpoint).digest('hex'),
        })),
      };
    }),

  save: businessProcedure
    .input(z.object({ wishes }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      await changeWishes(ctx.db, input.businessId, { userId: ctx.user.id, role: ctx.role }, input.wishes);
      return ok;
    }),

  /** Turns on the browser that asks. */
  addDevice: businessProcedure
    .input(
      z.object({
        device: z.object({
          endpoint: z.string().max(1_000),
          p256dh,
          auth,
          name: z.string().trim().min(1).max(100),
        }),
      }),
    )
    .output(done)
    .mutation(async ({ ctx, input }) => {
      if (!isPushService(input.device.endpoint))
        throw refusal('BAD_REQUEST', 'This browser gets its notices from a service that Ahoy does not know.');
      await addDevice(ctx.db, input.businessId, ctx.user.id, input.device);
      return ok;
    }),

  removeDevice: businessProcedure
    .input(z.object({ deviceId }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      if (!(await removeDevice(ctx.db, input.businessId, ctx.user.id, input.deviceId)))
        throw notFound('device');
      return ok;
    }),

  test: businessProcedure
    .input(z.object({ channel }))
    .output(done)
    .mutation(async ({ ctx, input }) => {
      const failure = await sendTest(ctx, input.businessId, ctx.user.id, input.channel);
      if (failure === 'no-member') throw notFound('business');
      if (failure !== null)
        throw refusal(
          'BAD_REQUEST',
          WHY_NOT[failure] ?? 'This test cannot be sent today. Please try again tomorrow.',
        );
      return ok;
    }),
});
