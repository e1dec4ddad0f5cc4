/** What the tests of every voice share: a call, and what is heard in it. */
import type { TextToSpeech, Utterance, Voice, VoiceEvent } from '../call/ports.ts';

/** A call with its voice. */
export function call(voices: TextToSpeech): { voice: Voice; end: () => void } {
  const over = new AbortController();
  return { voice: voices.open({ voiceId: null }, over.signal), end: () => over.abort() };
}

interface Speech extends Utterance {
  readonly events: VoiceEvent[];
  /** The `done` or `failed` that it ended with. */
  readonly ending: Promise<VoiceEvent>;
  /** Settles with its first audio. */
  readonly begun: Promise<VoiceEvent>;
  readonly interrupt: () => void;
}

export function speak(voice: Voice, ...sentences: readonly string[]): Speech {
  const events: VoiceEvent[] = [];
  const interruption = new AbortController();
  const ending = Promise.withResolvers<VoiceEvent>();
  const begun = Promise.withResolvers<VoiceEvent>();
  const utterance = voice.speak((event) => {
    events.push(event);
    (event.type === 'audio' ? begun : ending).resolve(event);
  }, interruption.signal);
  for (const sentence of sentences) utterance.add(sentence);
  return {
    events,
    ending: ending.promise,
    begun: begun.promise,
    interrupt: () => interruption.abort(),
    add: (text) => utterance.add(text),
    end: () => utterance.end(),
  };
}

export async function hear(voice: Voice, ...sentences: readonly string[]): Promise<VoiceEvent[]> {
  const speech = speak(voice, ...sentences);
  speech.end();
  await speech.ending;
  return speech.events;
}

export const said = (events: readonly VoiceEvent[]): string =>
  events.map((event) => (event.type === 'audio' ? event.text : '')).join('');
export const kinds = (events: readonly VoiceEvent[]): string[] => [
  ...new Set(events.map(({ type }) => type)),
];
