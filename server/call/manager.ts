/** Answers lines: gathers what a call needs, keeps the sessions of this instance, and lets go of them at the end. */
import type { Database } from '../../db/client.ts';
import type { BusinessId, CallId } from '../../db/ids.ts';
import type { TurnTimings } from '../../db/schema.ts';
import { type BusinessProfile, loadBusiness } from '../business/business.ts';
import { loadDrafted } from '../business/receptionist-versions.ts';
import type { Clock } from '../clock.ts';
import { openCallRecord } from '../calls/call-record.ts';
import { markAnswered } from '../calls/calls.ts';
import { openAnnouncer } from './announcer.ts';
import { type CallSoFar, loadCallSoFar } from '../conversation/so-far.ts';
import type { RecordingStore } from '../storage/recordings.ts';
import { pastConversation } from './pipeline/conversation.ts';
import { Toolset } from '../receptionist/tools/toolset.ts';
import { withAllowance } from './pipeline/model-allowance.ts';
import { createPromptCache } from './pipeline/prompt-cache.ts';
import type { CallLine, LanguageModel, MuLaw, SpeechToText, TextToSpeech, VoiceChoice } from './ports.ts';
import {
  consentSentence,
  createReceptionist,
  fixedSentence,
  sampleSentence,
  fixedSentences,
} from '../receptionist/receptionist.ts';
import { type Session, startSession } from './pipeline/session.ts';
import { speakable } from '../languages/en/speakable.ts';
import { tapLine } from './tap.ts';
import { openSupervisors, type SupervisorSession } from './supervisor.ts';

export interface CallKey {
  readonly businessId: BusinessId;
  readonly callId: CallId;
}

export interface AnswerOptions {
  readonly canType: boolean;
  /** Answers as the business's draft says, in place of what is published. */
  readonly draft?: boolean;
  /** Asked before each request to the model, beside the limit that every call has. */
  readonly mayAsk?: () => boolean;
}

export interface CallManager {
  /** Gets ready for a call that rings, so that its greeting can leave at once. */
  prepare(businessId: BusinessId): Promise<void>;
  /** Answers a line; settles when its call is over and written down. */
  answer(line: CallLine, key: CallKey, options: AnswerOptions): Promise<void>;
  /** The voices that a business can choose from. */
  voices(): Promise<readonly VoiceChoice[]>;
  /** What a business would sound like in that voice; null when it cannot be heard now. */
  sample(businessId: BusinessId, voiceId: string | null): Promise<MuLaw | null>;
  /** Lets a person of the business join a call; null: this instance has it not on its line. */
  supervise(key: CallKey): SupervisorSession | null;
  /** Tells once more what each of a business's calls does now, for a page that was just opened. */
  repeatStates(businessId: BusinessId): void;
  /** Whether this instance answers the call, or is still writing it down. */
  holds(callId: CallId): boolean;
  /** The calls that this instance answers now. */
  readonly connected: () => readonly CallId[];
  readonly activeCalls: number;
  /** Waits for the calls to end, and hands back those that go on after `patienceMs`. */
  drain(patienceMs: number): Promise<void>;
}

export interface CallManagerParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly instanceId: string;
  /** Null: callers can only type or use the keypad. */
  readonly speechToText: SpeechToText | null;
  readonly model: LanguageModel;
  readonly textToSpeech: TextToSpeech;
  /** Where the audio of calls is kept that are recorded. */
  readonly recordings: RecordingStore;
  readonly onTurn: (timings: TurnTimings) => void;
  readonly onError: (error: unknown) => void;
}

/** A call that is being answered: its session and its door are null while what it needs is gathered. */
interface Held {
  readonly businessId: BusinessId;
  session: Session | null;
  visit: (() => SupervisorSession) | null;
}

/** What a business told is read anew after this; a call that rings and the stream that follows read it once. */
const PROFILE_MS = 5_000;
/** A vendor that has not told its voices by then is not waited for. */
const VOICES_MS = 5_000;

export function createCallManager(parts: CallManagerParts): CallManager {
  const { db, onError } = parts;
  const calls = new Map<CallId, Held>();
  const over = new Set<Promise<void>>();
  let handingBack = false;
  const profiles = new Map<
    BusinessId,
    { readonly profile: Promise<BusinessProfile>; readonly until: number }
  >();
  // A sentence sounds the same for every business that speaks in the same voice, so one book serves all.
  const phrases = createPromptCache(
    parts.textToSpeech,
    (text) => speakable(text, { currency: 'USD', country: 'US' }),
    onError,
  );

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
    { canType, draft = false, mayAsk }: AnswerOptions,
  ): Promise<Pick<Held, 'session' | 'visit'>> {
    const { businessId } = key;
    const profile = draft ? loadDrafted(db, businessId) : profileOf(businessId);
    const [business, soFar, stream] = await Promise.all([
      profile,
      loadCallSoFar(db, businessId, key.callId),
      profile.then(({ receptionistVersion }) =>
        markAnswered(db, key, parts.instanceId, draft ? null : receptionistVersion),
      ),
    ]);
    if (soFar === null || stream === null) {
      line.close();
      return { session: null, visit: null };
    }
    const caller = { phone: soFar.fromPhone, vouched: soFar.vouched };
    const toolset = new Toolset({
      db,
      business,
      conversationId: key.callId,
      caller,
      clock: parts.clock,
      past: soFar.tools,
      onError,
    });
    const tap = tapLine(line);
    const recording = mayRecord(business, soFar)
      ? parts.recordings.begin({ ...key, startedAt: new Date() }, onError)
      : null;
    if (recording !== null) tap.listen((heard) => recording.write(heard));
    const announcer = openAnnouncer(db, key.businessId, key.callId, onError);
    const session = startSession({
      line: tap.line,
      speechToText: parts.speechToText,
      canType,
      model: withAllowance(parts.model, mayAsk),
      textToSpeech: parts.textToSpeech,
      cachedAudio: (text) => phrases.get(business.voiceId, text),
      receptionist: createReceptionist(toolset),
      record: openCallRecord(db, { ...key, stream }, { onError, recording }),
      announceWords: (speaker, text) => announcer.words(speaker, text),
      announceState: (state) => announcer.state(state),
      past: pastConversation(soFar),
      // A first stream that never opened has not said anything yet.
      resumed: soFar.turns.length > 0,
      onTurn: parts.onTurn,
      onError,
    });
    void session.ended.then(() => announcer.stop());
    void phrases.prepare(business.voiceId, fixedSentences(business));
    return { session, visit: openSupervisors(session, tap) };
  }

  return {
    async prepare(businessId) {
      const business = await profileOf(businessId);
      await phrases.prepare(business.voiceId, [fixedSentence('greeting', business)]);
    },

    voices: () => parts.textToSpeech.voices(AbortSignal.timeout(VOICES_MS)),

    async sample(businessId, voiceId) {
      const sentence = sampleSentence(await profileOf(businessId));
      await phrases.prepare(voiceId, [sentence]);
      return phrases.get(voiceId, sentence);
    },

    async answer(line, key, options) {
      const held: Held = { businessId: key.businessId, session: null, visit: null };
      calls.set(key.callId, held);
      const answered = (async () => {
        Object.assign(held, await connect(line, key, options));
        if (handingBack) held.session?.handBack();
        await held.session?.ended;
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

    supervise({ businessId, callId }) {
      const held = calls.get(callId);
      return held?.businessId === businessId ? (held.visit?.() ?? null) : null;
    },

    repeatStates(businessId) {
      for (const held of calls.values()) if (held.businessId === businessId) held.session?.repeatState();
    },

    holds: (callId) => calls.has(callId),

    connected: () => [...calls.keys()],

    get activeCalls() {
      return calls.size;
    },

    async drain(patienceMs) {
      const patience = setTimeout(() => {
        handingBack = true;
        for (const { session } of calls.values()) session?.handBack();
      }, patienceMs);
      // A call may still come in before everybody knows that we stop.
      while (over.size > 0) await Promise.allSettled(over);
      clearTimeout(patience);
    },
  };
}

/** Whether a call is recorded: its caller is told so by the greeting, now or when the call began. */
function mayRecord(business: BusinessProfile, soFar: CallSoFar): boolean {
  const consent = consentSentence(business);
  if (consent === null) return false;
  return soFar.turns.length === 0 || soFar.turns.some(({ said }) => said.includes(consent));
}
