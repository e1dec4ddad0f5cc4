/** The calls of one instance: it answers lines, gathers what each call needs, and lets go of them when it stops. */
import type { Database } from '../../db/client.ts';
import type { BusinessId, CallId, CallKey } from '../../db/ids.ts';
import { type BusinessProfile, loadBusiness } from '../business/business.ts';
import { comingHolidays } from '../business/holidays.ts';
import { loadDrafted } from '../business/receptionist-versions.ts';
import type { Clock } from '../clock.ts';
import { openCallRecord } from '../calls/call-record.ts';
import { readCallerHistory } from '../customers/standings.ts';
import { markAnswered } from '../calls/calls.ts';
import { openAnnouncer } from './announcer.ts';
import { type ConversationSoFar, loadSoFar } from '../conversation/so-far.ts';
import { languageOf } from '../languages/languages.ts';
import type { OpenRecording, RecordingStore } from '../storage/recordings.ts';
import { Toolset } from '../receptionist/tools/toolset.ts';
import { peopleToReach } from '../transfers/for-receptionist.ts';
import type { TransferParts } from '../transfers/parts.ts';
import { toldOfCall } from '../transfers/transfers.ts';
import { CallPublisher } from './call-publisher.ts';
import { Hold, openingAfterTransfer } from './hold.ts';
import { HeldRecording } from './held-recording.ts';
import type { CallLine, MuLaw } from './ports.ts';
import {
  consentSentence,
  createReceptionist,
  greetings,
  sampleSentence,
  fixedSentences,
} from '../receptionist/receptionist.ts';
import type { Engine, Session } from './session.ts';
import { tapLine } from './tap.ts';
import { openSupervisors, type SupervisorSession } from './supervisor.ts';

export interface AnswerOptions {
  readonly canType: boolean;
  /** Answers as the business's draft says, in place of what is published. */
  readonly draft?: boolean;
  /** The caller reads and types: nothing is spoken, and nothing recorded. */
  readonly reads?: boolean;
  /** What the website that they come from says of them; none: nothing. */
  readonly page?: PageHint;
  /** Asked before each request to the model, beside the limit that every call has. */
  readonly mayAsk?: () => boolean;
}

/** What a page hands over about its visitor. Anybody can write such a page: it proves nothing. */
export interface PageHint {
  readonly name: string;
  /** What they look at. */
  readonly about: string;
}

export type CallManager = ReturnType<typeof createCallManager>;

export interface CallManagerParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly instanceId: string;
  readonly engine: Engine;
  /** Where the audio of calls is kept that are recorded. */
  readonly recordings: RecordingStore;
  /** By whom callers are put through. */
  readonly carriers: TransferParts['carriers'];
  readonly onError: (error: unknown) => void;
}

/** A call that is being answered. */
interface Held {
  readonly businessId: BusinessId;
  /** Null while what it needs is gathered. */
  live: {
    readonly session: Session;
    readonly publisher: CallPublisher;
    readonly supervise: () => SupervisorSession;
    readonly hold: Hold;
  } | null;
}

/** What a business told is read anew after this; a call that rings and the stream that follows read it once. */
const PROFILE_MS = 5_000;

export function createCallManager(parts: CallManagerParts) {
  const { db, engine, onError } = parts;
  const calls = new Map<CallId, Held>();
  const over = new Set<Promise<void>>();
  let handingBack = false;
  const profiles = new Map<
    BusinessId,
    { readonly profile: Promise<BusinessProfile>; readonly until: number }
  >();

  function profileOf(businessId: BusinessId): Promise<BusinessProfile> {
    const known = profiles.get(businessId);
    if (known !== undefined && known.until > Date.now()) return known.profile;
    const profile = loadBusiness(db, businessId);
    profiles.set(businessId, { profile, until: Date.now() + PROFILE_MS });
    profile.catch(() => profiles.delete(businessId));
    return profile;
  }

  async function connect(
    line: CallLine,
    key: CallKey,
    { canType, draft = false, reads = false, page, mayAsk }: AnswerOptions,
  ): Promise<Held['live']> {
    const { businessId } = key;
    const known = draft ? loadDrafted(db, businessId) : profileOf(businessId);
    // Who reads is not told of a recording that there is not.
    const profile = reads ? known.then((each) => ({ ...each, recordsCalls: false })) : known;
    const [business, soFar, stream] = await Promise.all([
      profile,
      loadSoFar(db, { businessId, conversationId: key.callId }),
      profile.then(({ receptionistVersion }) =>
        markAnswered(db, key, parts.instanceId, draft ? null : receptionistVersion),
      ),
    ]);
    if (soFar === null || stream === null) {
      line.close();
      return null;
    }
    const language = languageOf(business.language);
    const opening = soFar.turns.length === 0 ? null : await openingAfterTransfer(db, key, language);
    const caller = { phone: soFar.customerAddress, vouched: soFar.vouched, forged: soFar.forged };
    const toolset = new Toolset({
      db,
      business,
      conversationId: key.callId,
      caller,
      holidays: comingHolidays(parts.clock.now(), business),
      clock: parts.clock,
      past: soFar.tools,
      people: peopleToReach({ db, carriers: parts.carriers, clock: parts.clock, onError }, key, business),
      onError,
    });
    const tap = tapLine(line);
    const recording = openRecording(business, soFar, () =>
      parts.recordings.begin({ ...key, startedAt: new Date() }, onError),
    );
    if (recording !== null) tap.listen((heard) => recording.write(heard));
    const announcer = openAnnouncer(db, key.businessId, key.callId, onError);
    const record = openCallRecord(db, { ...key, stream }, { onError, recording });
    const publisher = new CallPublisher({
      line: tap.line,
      record,
      announcer,
      onHeard: (heard) => recording?.receptionistSaid(heard),
    });
    const receptionist = createReceptionist(toolset);
    receptionist.saidBefore(soFar.turns.flatMap(({ speaker, said }) => (speaker === 'caller' ? [said] : [])));
    // Not waited for: the greeting leaves meanwhile, and nobody is judged before they have said something.
    if (caller.phone !== null)
      readCallerHistory(db, businessId, caller.phone).then(
        (history) => receptionist.screening.know(history),
        onError,
      );
    let session: Session;
    try {
      session = engine.start({
        line: tap.line,
        record,
        publisher,
        recording,
        receptionist,
        past: soFar,
        opening,
        reads,
        note: page === undefined ? null : language.notes.visitor(page),
        canType,
        mayAsk,
        onError,
      });
    } catch (error) {
      line.close();
      // Free for whoever takes it up next; from a browser nobody does.
      await (canType ? record.end('failed', '') : record.release(false));
      throw error;
    }
    void session.ended.then(() => announcer.stop());
    engine.prepare(fixedSentences(business), business).catch(onError);
    const hold = new Hold(db, key, session, language);
    return { session, publisher, hold, supervise: openSupervisors(session, tap) };
  }

  return {
    /** Gets ready for a call that rings, so that its greeting can leave at once. */
    async prepare(businessId: BusinessId): Promise<void> {
      const business = await profileOf(businessId);
      await engine.prepare(greetings(business), business);
    },

    /** The voices that a business can choose from. */
    voices: () => engine.voices(),

    /** What a business would sound like in that voice; null when it cannot be heard now. */
    async sample(businessId: BusinessId, voiceId: string | null): Promise<MuLaw | null> {
      const business = await profileOf(businessId);
      return engine.sample(sampleSentence(business), { ...business, voiceId });
    },

    /** Answers a line; settles when its call is over and written down. */
    async answer(line: CallLine, key: CallKey, options: AnswerOptions): Promise<void> {
      const held: Held = { businessId: key.businessId, live: null };
      calls.set(key.callId, held);
      const answered = (async () => {
        held.live = await connect(line, key, options);
        if (handingBack) held.live?.session.handBack();
        // A phone may ring for them already, since before their line was lost.
        held.live?.hold.look().catch(onError);
        const ending = await held.live?.session.ended;
        if (ending !== undefined && ending !== 'lost')
          await toldOfCall({ db, carriers: parts.carriers, onError }, key, { type: 'stream-ended' });
      })();
      const settled = answered.finally(() => {
        // A newer stream of the same call may have taken this one's place.
        if (calls.get(key.callId) === held) calls.delete(key.callId);
        over.delete(settled);
      });
      over.add(settled);
      try {
        await settled;
      } catch (error) {
        // Without what a call needs the line is dropped: the carrier asks what to do and gets an answer for it.
        line.close();
        onError(error);
      }
    },

    /** Lets a supervisor join a call; null: this instance does not have it on its line. */
    supervise({ businessId, callId }: CallKey): SupervisorSession | null {
      const held = calls.get(callId);
      return held?.businessId === businessId ? (held.live?.supervise() ?? null) : null;
    },

    /** The transfer of a call has changed; null: that of any call may have. */
    transferChanged(callId: CallId | null): void {
      for (const [id, held] of calls)
        if (callId === null || id === callId) held.live?.hold.look().catch(onError);
    },

    /** Tells once more what each call of a business does now, for a page that was just opened. */
    repeatStates(businessId: BusinessId): void {
      for (const held of calls.values())
        if (held.businessId === businessId) held.live?.publisher.repeatState();
    },

    /** Whether this instance answers the call, or is still writing it down. */
    holds: (callId: CallId) => calls.has(callId),

    /** The calls that this instance answers now. */
    connected: () => [...calls.keys()],

    get activeCalls(): number {
      return calls.size;
    },

    /** Waits for the calls to end, and hands back those that go on after `patienceMs`. */
    async drain(patienceMs: number): Promise<void> {
      const patience = setTimeout(() => {
        handingBack = true;
        for (const { live } of calls.values()) live?.session.handBack();
      }, patienceMs);
      // A call may still come in before everybody knows that we stop.
      while (over.size > 0) await Promise.allSettled(over);
      clearTimeout(patience);
    },
  };
}

/** The recording of a call, which begins once its caller was told so; null: it is not recorded. */
function openRecording(
  business: BusinessProfile,
  soFar: ConversationSoFar,
  begin: () => OpenRecording,
): HeldRecording | null {
  const consent = consentSentence(business, soFar.customerAddress);
  if (consent === null) return null;
  if (soFar.turns.length === 0) return new HeldRecording(begin, consent);
  return soFar.turns.some(({ heard }) => heard.includes(consent)) ? new HeldRecording(begin, null) : null;
}
