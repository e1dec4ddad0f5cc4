/** Works on the jobs of the queue: each is handed the vendors and the settings that it needs. */
import type { Database } from '../../db/client.ts';
import type { Billing } from '../billing/billing.ts';
import { workBilling } from '../billing/jobs.ts';
import { purgeExpired } from '../calls/retention.ts';
import { removeStrays } from '../calls/strays.ts';
import type { Carrier } from '../carriers/carrier.ts';
import { recordingsOf } from '../carriers/recordings.ts';
import { textsOfAll } from '../carriers/texts.ts';
import { systemClock } from '../clock.ts';
import { summarise } from '../conversation/summary/summarise.ts';
import type { Env } from '../env/env.ts';
import { wakeMessage } from '../inbox/snooze.ts';
import { transcribeMessage } from '../inbox/transcribe.ts';
import type { JobQueue } from '../jobs/queue.ts';
import { removeServed } from '../jobs/retention.ts';
import type { Logger } from '../log/log.ts';
import { emptyOldLinks } from '../mail/outbox.ts';
import { workBookingNotices } from '../notices/appointments/send.ts';
import { workMemberNotices } from '../notices/members/jobs.ts';
import type { PushKeys } from '../notices/push/keys.ts';
import { isPushService } from '../notices/push/services.ts';
import { standInTexts } from '../notices/texts/stand-in.ts';
import type { RecordingStore } from '../storage/recordings.ts';
import { workTexts } from '../texting/jobs.ts';
import type { Vendors } from '../vendors.ts';

/** In UTC: night in America, and nobody's busiest hour elsewhere. */
const PURGE_HOUR = 9;

interface JobParts {
  readonly env: Env;
  readonly db: Database;
  readonly log: Logger;
  readonly onError: (error: unknown) => void;
  readonly carriers: readonly [Carrier, ...Carrier[]];
  readonly vendors: Pick<Vendors, 'askDraft' | 'transcribe' | 'model' | 'states'>;
  readonly recordings: RecordingStore;
  readonly billing: Billing;
  readonly pushKeys: PushKeys;
}

export async function workJobs(jobs: JobQueue, parts: JobParts): Promise<void> {
  await workRecords(jobs, parts);
  await workNotices(jobs, parts);
  const { env, db, onError, billing } = parts;
  const { operatorEmail } = env;
  if (billing.stripe !== null)
    await workBilling(jobs, { ...billing.stripe, ...billing.admission, db, operatorEmail }, onError);
  if (env.mailServer !== null) {
    // Loaded only where there is a server to speak to: it takes 25 MB.
    const { deliverMails } = await import('../mail/delivery.ts');
    await deliverMails(jobs, db, env.mailServer, onError);
  }
}

/** What is done with a conversation and its recordings once it is over. */
async function workRecords(jobs: JobQueue, parts: JobParts): Promise<void> {
  const { db, carriers, vendors, recordings } = parts;
  const atCarriers = recordingsOf(carriers);
  await jobs.work('remove-recording', ({ data }) => recordings.remove(data.key));
  await jobs.work('summarise', ({ data, last }) => summarise(db, data, last ? null : vendors.askDraft));
  await jobs.work('wake-message', ({ data }) => wakeMessage(db, data, new Date()));
  const { transcribe } = vendors;
  if (transcribe !== null)
    await jobs.work('transcribe-message', ({ data }) =>
      transcribeMessage(db, data, { open: (url) => atCarriers.open(url), transcribe }),
    );
  await jobs.work('remove-carrier-recording', ({ data }) => atCarriers.remove(data.url));
  await jobs.daily('purge-expired', PURGE_HOUR, () => purge(parts, new Date()));
}

async function purge({ db, log, recordings }: JobParts, now: Date): Promise<void> {
  await purgeExpired(db, recordings, now);
  await emptyOldLinks(db);
  await removeServed(db);
  const strays = await removeStrays(db, recordings, now.getTime());
  if (strays.left > 0)
    log.warn(strays, 'there are recordings that the database does not know: was an older copy restored?');
}

async function workNotices(jobs: JobQueue, parts: JobParts): Promise<void> {
  const { env, db, onError, carriers, vendors, pushKeys } = parts;
  const { publicUrl } = env;
  await workMemberNotices(
    jobs,
    { db, clock: systemClock, publicUrl, keys: pushKeys, allows: isPushService },
    vendors.states.names(),
  );
  await workTexts(
    jobs,
    { db, clock: systemClock, model: vendors.model, onError },
    textsOfAll(carriers, ({ name, texts }) =>
      name === 'twilio' && !env.twilio.takesTexts ? standInTexts(db) : texts,
    ),
  );
  await workBookingNotices(jobs, {
    db,
    clock: systemClock,
    publicUrl: env.publicUrl,
    secret: env.authSecret,
    sender: senderOf(env),
  });
}

/** The e-mail address that customers' mails come from; without a mail server they stay in the outbox. */
function senderOf({ mailServer, publicUrl }: Env): string {
  if (mailServer === null) return `no-reply@${new URL(publicUrl).hostname}`;
  return /<([^<>]{3,254})>$/.exec(mailServer.from)?.[1] ?? mailServer.from;
}
