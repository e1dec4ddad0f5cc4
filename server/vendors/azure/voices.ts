/** Azure's neural voices in English that suit a front desk. */
import type { VoiceChoice } from '../../call/ports.ts';

const ABOUT = {
  'en-US-JennyNeural': 'Female, American, friendly',
  'en-US-AriaNeural': 'Female, American, lively',
  'en-US-AvaNeural': 'Female, American, bright',
  'en-US-EmmaNeural': 'Female, American, cheerful',
  'en-US-GuyNeural': 'Male, American, light',
  'en-US-AndrewNeural': 'Male, American, warm',
  'en-US-BrianNeural': 'Male, American, casual',
  'en-GB-SoniaNeural': 'Female, British',
  'en-GB-RyanNeural': 'Male, British',
  'en-AU-NatashaNeural': 'Female, Australian',
  'en-AU-WilliamNeural': 'Male, Australian',
} as const;

export const AZURE_VOICES: readonly VoiceChoice[] = Object.entries(ABOUT).map(([id, about]) => ({
  id,
  name: id.replace(/^.*-/, '').replace('Neural', ''),
  about,
  vendor: 'azure',
}));

/** The voice of businesses that have not chosen one. */
export const USUAL_VOICE = 'en-US-JennyNeural';

/** Also those that are not listed: a business may have chosen one of them before. */
export const isAzureVoice = (id: string): boolean => /^[a-z]{2}-[A-Z]{2}-[A-Za-z]{2,40}Neural$/.test(id);
