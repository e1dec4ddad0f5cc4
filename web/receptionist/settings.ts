import type { RouterInputs, RouterOutputs } from '../api.ts';
import { text } from '../languages/text.ts';

/** The settings that are drafted and published: how the receptionist sounds and what it knows. */
export type Settings = RouterOutputs['receptionist']['get']['published']['settings'];
export type Fact = Settings['knowledge'][number];
export type Voices = RouterOutputs['receptionist']['voices'];
/** The settings as the service takes them; a draft may be unfinished. */
export type SettingsInput = RouterInputs['receptionist']['saveDraft']['settings'];

export const MANNERS = ['warm', 'brief', 'formal'] as const satisfies readonly Settings['manner'][];

export const languageNames = (): Readonly<Record<SettingsInput['language'], string>> =>
  text.receptionist.languages;

export const voiceName = (id: string | null, voices: Voices): string =>
  id === null
    ? text.receptionist.usualVoice
    : (voices.find((voice) => voice.id === id)?.name ?? text.receptionist.ownVoice);
