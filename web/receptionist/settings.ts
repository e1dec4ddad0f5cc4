import type { RouterInputs, RouterOutputs } from '../api.ts';

/** How the receptionist sounds and what it knows, as it is written and as it is kept. */
export type Settings = RouterOutputs['receptionist']['get']['published']['settings'];
export type Fact = Settings['knowledge'][number];
export type Voices = RouterOutputs['receptionist']['voices'];
/** What the service takes; a draft may be unfinished. */
export type SettingsInput = RouterInputs['receptionist']['saveDraft']['settings'];

export const MANNERS = {
  warm: { label: 'Warm', about: 'Like a good person at a front desk' },
  brief: { label: 'Brief', about: 'To the point, without small talk' },
  formal: { label: 'Formal', about: 'Courteous, by title and last name' },
} as const satisfies Record<Settings['manner'], { label: string; about: string }>;

export const LANGUAGES = {
  'en-US': 'American English',
  'en-GB': 'British English',
  'en-AU': 'Australian English',
  'en-NZ': 'New Zealand English',
  'en-IN': 'Indian English',
} as const satisfies Record<SettingsInput['language'], string>;

export const languageName = (code: string): string =>
  Object.entries(LANGUAGES).find(([known]) => known === code)?.[1] ?? code;

export const voiceName = (id: string | null, voices: Voices): string =>
  id === null ? 'The usual voice' : (voices.find((voice) => voice.id === id)?.name ?? 'A voice of its own');
