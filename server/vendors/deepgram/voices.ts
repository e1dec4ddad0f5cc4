/** Deepgram's Aura-2 voices in English that suit a front desk. */
import type { VoiceChoice } from '../../call/ports.ts';

const ABOUT = {
  thalia: 'Female, American, clear and energetic',
  andromeda: 'Female, American, casual',
  helena: 'Female, American, caring',
  cora: 'Female, American, smooth',
  harmonia: 'Female, American, calm',
  hera: 'Female, American, warm',
  juno: 'Female, American, natural',
  theia: 'Female, Australian',
  pandora: 'Female, British',
  apollo: 'Male, American, casual',
  arcas: 'Male, American, natural',
  aries: 'Male, American, warm',
  orion: 'Male, American, calm',
  draco: 'Male, British',
  hyperion: 'Male, Australian',
} as const;

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export const AURA_VOICES: readonly VoiceChoice[] = Object.entries(ABOUT).map(([name, about]) => ({
  id: `aura-2-${name}-en`,
  name: capital(name),
  about,
  vendor: 'deepgram-voice',
}));

/** The voice of businesses that have not chosen one. */
export const USUAL_VOICE = 'aura-2-thalia-en';

/** Also those that are not listed: a business may have chosen one of them before. */
export const isAuraVoice = (id: string): boolean => /^aura-2-[a-z]{2,30}-[a-z]{2}$/.test(id);
