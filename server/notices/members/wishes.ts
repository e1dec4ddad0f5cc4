/** What a member of a business wants to hear of, and on which channels: their own choice, or what their role hears by default. */
import { z } from 'zod';
import {
  type memberNoticeSettings,
  NOTICE_CHANNELS,
  NOTICE_KINDS,
  type NoticeChannel,
  type NoticeChannels,
  type NoticeKind,
} from '../../../db/schema.ts';
import type { Role } from '../../business/members.ts';
import { type QuietHours, quietHours } from '../quiet-hours.ts';

export interface Wishes {
  readonly channels: NoticeChannels;
  /** By the business's clock. Null: notices come at any hour. */
  readonly quiet: QuietHours | null;
  /** The hour at which the day's appointments are mailed; null: they are not. */
  readonly agendaHour: number | null;
  readonly weeklyReport: boolean;
}

/** Staff see their own appointments, and the messages of the business; the rest is for those who run it. */
const FOR_STAFF: readonly NoticeKind[] = ['urgent', 'message', 'booking'];

/** The kinds that a member of this role can be told of, in the order in which they are shown. */
export const kindsFor = (role: Role): readonly NoticeKind[] =>
  role === 'staff' ? NOTICE_KINDS.filter((kind) => FOR_STAFF.includes(kind)) : NOTICE_KINDS;

/** The channels that a member of this role can choose for a kind: of limits billing writes to every owner itself. */
export const channelsFor = (role: Role, kind: NoticeKind): readonly NoticeChannel[] =>
  role === 'owner' && kind === 'limit'
    ? NOTICE_CHANNELS.filter((channel) => channel !== 'mail')
    : NOTICE_CHANNELS;

/** No notice of any kind. */
export const NOTHING: NoticeChannels = {
  urgent: [],
  message: [],
  booking: [],
  'missed-transfer': [],
  unhappy: [],
  question: [],
  limit: [],
  vendor: [],
};

/** Nobody is sent a text, which costs money, before they asked for it; a push comes once a device was turned on. */
const DEFAULTS: Readonly<Record<Role, Omit<Wishes, 'quiet' | 'agendaHour'>>> = {
  owner: {
    channels: {
      urgent: ['mail', 'push'],
      message: ['mail', 'push'],
      booking: ['push'],
      'missed-transfer': ['mail', 'push'],
      unhappy: ['mail'],
      question: ['mail'],
      limit: ['push'],
      vendor: ['mail'],
    },
    weeklyReport: true,
  },
  manager: {
    channels: {
      ...NOTHING,
      urgent: ['push'],
      message: ['push'],
      booking: ['push'],
      'missed-transfer': ['push'],
    },
    weeklyReport: false,
  },
  staff: { channels: { ...NOTHING, booking: ['push'] }, weeklyReport: false },
};

type Saved = Pick<
  typeof memberNoticeSettings.$inferSelect,
  'channels' | 'quietFrom' | 'quietTo' | 'agendaHour' | 'weeklyReport'
>;

/** A member's wishes as they count: what their role cannot be told is not in them. @param saved null: they chose nothing yet. */
export function wishesOf(role: Role, saved: Saved | null): Wishes {
  if (saved === null) return { ...DEFAULTS[role], quiet: null, agendaHour: null };
  const { channels, quietFrom, quietTo, agendaHour, weeklyReport } = saved;
  return {
    channels: allowed(role, channels),
    quiet: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo },
    agendaHour,
    weeklyReport: weeklyReport && role !== 'staff',
  };
}

/** The same without what the role cannot choose. A kind that is newer than the choice is not told. */
export function allowed(role: Role, channels: Partial<NoticeChannels>): NoticeChannels {
  const kinds = kindsFor(role);
  const of = (kind: NoticeKind) =>
    kinds.includes(kind) ? channelsFor(role, kind).filter((each) => channels[kind]?.includes(each)) : [];
  return {
    urgent: of('urgent'),
    message: of('message'),
    booking: of('booking'),
    'missed-transfer': of('missed-transfer'),
    unhappy: of('unhappy'),
    question: of('question'),
    limit: of('limit'),
    vendor: of('vendor'),
  };
}

/** Wishes as a member sends them. */
export const wishes = z.object({
  channels: z.record(
    z.enum(NOTICE_KINDS),
    z.array(z.enum(NOTICE_CHANNELS)).max(NOTICE_CHANNELS.length).readonly(),
  ),
  quiet: quietHours.nullable(),
  agendaHour: z.number().int().min(0).max(23).nullable(),
  weeklyReport: z.boolean(),
}) satisfies z.ZodType<Wishes>;
