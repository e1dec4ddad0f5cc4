/** The engine of one model that hears and speaks, with another engine's part behind it for when that fails. */
import type { SpeechToSpeech, TalkUsage, TextToSpeech, Voice } from '../ports.ts';
import type { Engine } from '../session.ts';
import { createEngine, type EngineParts } from '../turn-taking/engine.ts';
import type { OpenSpeech } from '../turn-taking/speech.ts';
import { Conversation } from './conversation.ts';
import { RealtimeReply } from './reply.ts';

interface SpeakingParts {
  readonly speechToSpeech: SpeechToSpeech;
  /** Speaks what is said word for word: the greeting, an emergency, what a caller is told of a transfer. */
  readonly textToSpeech: TextToSpeech;
  readonly onUsage: (usage: TalkUsage) => void;
}

export interface RealtimeParts extends Omit<EngineParts, 'speeches'>, SpeakingParts {
  /** What takes a call over when this fails. */
  readonly behind: OpenSpeech;
}

export const createRealtimeEngine = (parts: RealtimeParts): Engine =>
  createEngine({ ...parts, speeches: [realtimeSpeech(parts), parts.behind] });

export const realtimeSpeech =
  ({ speechToSpeech, textToSpeech, onUsage }: SpeakingParts): OpenSpeech =>
  (parts) => {
    const conversation = new Conversation({ ...parts, speechToSpeech, onUsage });
    const silence = new AbortController();
    let opened: Voice | null = null;
    // Few calls need it: a socket for each would be idle.
    const voice = () =>
      (opened ??= textToSpeech.open({ voiceId: parts.receptionist.voiceId }, silence.signal));
    return {
      canHear: true,
      listen: () => conversation.open(),
      hear: (audio) => conversation.hear(audio),
      callerSaid: (text) => conversation.callerSaid(text),
      note: (content) => conversation.tell({ role: 'system', content }),
      reply: (reply) => new RealtimeReply({ ...reply, conversation, voice }),
      close: () => {
        conversation.close();
        silence.abort();
      },
    };
  };
