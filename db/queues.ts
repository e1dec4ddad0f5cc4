/** The queues of jobs: their tables are pg-boss's own, brought up to date with the other migrations. */
import PgBoss from 'pg-boss';
import { type Database, openDatabase } from './client.ts';
import type {
  BookingNoticeId,
  BusinessId,
  ConversationId,
  MemberNoticeId,
  MessageId,
  PushDeviceId,
  TextId,
  TextThreadId,
} from './ids.ts';

/** The data of each queue's jobs: ids only, since a queue is no place for what people said. */
export interface Jobs {
  readonly 'deliver-mail': { readonly mailId: string };
  /** Tells the members of a business of one of its events. */
  readonly 'notify-members': { readonly businessId: BusinessId; readonly seq: number };
  readonly 'send-push': {
    readonly businessId: BusinessId;
    readonly noticeId: MemberNoticeId;
    readonly deviceId: PushDeviceId;
  };
  readonly 'send-booking-notice': { readonly businessId: BusinessId; readonly noticeId: BookingNoticeId };
  /** Brings the reminders of a business's coming bookings to the times that it has chosen. */
  readonly 'replan-reminders': { readonly businessId: BusinessId };
  readonly 'send-text': { readonly businessId: BusinessId; readonly textId: TextId };
  /** Answers what waits in a thread of texts. */
  readonly 'answer-texts': { readonly businessId: BusinessId; readonly threadId: TextThreadId };
  /** Ends a conversation by text once it is quiet. */
  readonly 'close-texting': { readonly businessId: BusinessId; readonly conversationId: ConversationId };
  readonly 'fetch-pictures': {
    readonly businessId: BusinessId;
    readonly textId: TextId;
    readonly urls: readonly string[];
  };
  readonly 'remove-recording': { readonly key: string };
  readonly 'remove-carrier-recording': { readonly url: string };
  readonly 'look-into-stripe-event': { readonly eventId: string };
  readonly summarise: { readonly businessId: BusinessId; readonly conversationId: ConversationId };
  readonly 'transcribe-message': { readonly businessId: BusinessId; readonly messageId: MessageId };
  readonly 'wake-message': { readonly businessId: BusinessId; readonly messageId: MessageId };
  readonly 'mind-usage': { readonly businessId: BusinessId; readonly callId: ConversationId };
}
export type QueueName = keyof Jobs;

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
/** Longer than Stripe may take with its repetitions; then the process that had the job is taken for dead. */
const STRIPE_TAKES_LESS_THAN = 3 * MINUTE;

const QUEUES: { readonly [Name in QueueName]: PgBoss.QueueOptions } = {
  'deliver-mail': {
    // After 15 s, 30 s, 1 min ... up to an hour: about four hours in all.
    retryLimit: 10,
    retryDelay: 15,
    retryBackoff: true,
    retryDelayMax: 60 * MINUTE,
    // Longer than the mail server may take; then the process that had it is taken for dead.
    expireInSeconds: 3 * MINUTE,
    // Nobody wants yesterday's mail because a server was set up today.
    retentionSeconds: DAY,
    deleteAfterSeconds: DAY,
  },
  // It takes a transaction; where the database was away, the notice may still be of use an hour later.
  'send-booking-notice': {
    retryLimit: 10,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 10 * MINUTE,
    expireInSeconds: MINUTE,
    retentionSeconds: DAY,
    deleteAfterSeconds: DAY,
  },
  'replan-reminders': {
    retryLimit: 10,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 10 * MINUTE,
    // A booking takes some milliseconds, and a business has some thousands at most.
    expireInSeconds: 5 * MINUTE,
    retentionSeconds: DAY,
    deleteAfterSeconds: DAY,
  },
  // Stripe itself gives up after three days; so do we.
  'look-into-stripe-event': {
    retryLimit: 80,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 60 * MINUTE,
    expireInSeconds: STRIPE_TAKES_LESS_THAN,
    retentionSeconds: 4 * DAY,
    deleteAfterSeconds: DAY,
  },
  // Stripe takes an identifier once for a day, so an attempt later than that could count twice; the daily comparison
  // takes over from there.
  'mind-usage': {
    retryLimit: 30,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 60 * MINUTE,
    expireInSeconds: STRIPE_TAKES_LESS_THAN,
    retentionSeconds: 20 * 60 * MINUTE,
    deleteAfterSeconds: DAY,
  },
  // A notice may be of use an hour late; later the owner has seen the dashboard.
  'notify-members': {
    retryLimit: 10,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 10 * MINUTE,
    expireInSeconds: MINUTE,
    retentionSeconds: DAY,
    deleteAfterSeconds: DAY,
  },
  'send-push': {
    retryLimit: 6,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 10 * MINUTE,
    expireInSeconds: 2 * MINUTE,
    retentionSeconds: 60 * MINUTE,
    deleteAfterSeconds: DAY,
  },
  // The model is asked twice at most; the last attempt, as after two that died, is by rules.
  summarise: {
    retryLimit: 2,
    retryDelay: 15,
    expireInSeconds: 2 * MINUTE,
    retentionSeconds: DAY,
    deleteAfterSeconds: DAY,
  },
  // The carrier often finishes a recording some minutes after it told of it.
  'transcribe-message': {
    retryLimit: 6,
    retryDelay: 20,
    retryBackoff: true,
    retryDelayMax: 60 * MINUTE,
    expireInSeconds: 4 * MINUTE,
    retentionSeconds: DAY,
    deleteAfterSeconds: DAY,
  },
  'wake-message': {
    retryLimit: 10,
    retryDelay: 15,
    retryBackoff: true,
    retentionSeconds: 40 * DAY,
    deleteAfterSeconds: DAY,
  },
  'send-text': {
    // After 15 s, 30 s, 1 min ... up to half an hour: about three hours in all.
    retryLimit: 12,
    retryDelay: 15,
    retryBackoff: true,
    retryDelayMax: 30 * MINUTE,
    // Longer than a carrier may take; then the process that had it is taken for dead.
    expireInSeconds: MINUTE,
    // Yesterday's text helps nobody.
    retentionSeconds: DAY,
    deleteAfterSeconds: DAY,
  },
  'answer-texts': {
    retryLimit: 8,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 10 * MINUTE,
    // Longer than the making of an answer is believed in.
    expireInSeconds: 2 * MINUTE,
    retentionSeconds: DAY,
    deleteAfterSeconds: DAY,
  },
  'close-texting': { retryLimit: 10, retryDelay: 60, retryBackoff: true, deleteAfterSeconds: DAY },
  'fetch-pictures': {
    retryLimit: 8,
    retryDelay: 15,
    retryBackoff: true,
    expireInSeconds: 5 * MINUTE,
    deleteAfterSeconds: DAY,
  },
  'remove-carrier-recording': { retryLimit: 10, retryDelay: 60, retryBackoff: true, deleteAfterSeconds: DAY },
  'remove-recording': { retryLimit: 10, retryDelay: 60, retryBackoff: true, deleteAfterSeconds: DAY },
};

/** pg-boss on one connection of our driver, so that a single one speaks to Postgres: its own pool stays unused. */
export function createBoss(
  connection: Database,
  options: Pick<PgBoss.ConstructorOptions, 'migrate' | 'supervise' | 'schedule'>,
): PgBoss {
  return new PgBoss({
    ...options,
    db: {
      async executeSql(text, values: readonly unknown[] = []) {
        const rows = await connection.sql.unsafe(text, values.map(parameter));
        // Of several statements each has rows of its own.
        return { rows: [...rows].flat() };
      },
    },
  });
}

/** A value as the driver wants it: JSON is text to it, since Drizzle writes JSON itself. */
function parameter(value: unknown): string | string[] | null {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.map(String);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Makes or changes the queues, and pg-boss's tables, to what this version of the service needs. */
export async function installQueues(url: string): Promise<void> {
  const connection = openDatabase(url, { connections: 1 });
  try {
    const boss = createBoss(connection, { migrate: true, supervise: false, schedule: false });
    await boss.start();
    for (const [name, options] of Object.entries(QUEUES)) {
      await boss.createQueue(name, { ...options });
      await boss.updateQueue(name, { ...options });
    }
    await boss.stop({ graceful: false });
  } finally {
    await connection.close();
  }
}
