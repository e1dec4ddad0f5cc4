/** Who listens, thinks and speaks in a call on the pipeline. */
import type { LanguageModel, SpeechToText, TextToSpeech } from '../ports.ts';

export interface PipelineVendors {
  /** Null: nobody can be heard; callers type or use the keypad. */
  readonly speechToText: SpeechToText | null;
  readonly model: LanguageModel;
  readonly textToSpeech: TextToSpeech;
}
