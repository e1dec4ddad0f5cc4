/** The pipeline's part of a session: one vendor listens, one thinks, one speaks. */
import { Recognition } from '../recognition.ts';
import type { OpenSpeech, Speech } from '../turn-taking/speech.ts';
import { withAllowance } from './model-allowance.ts';
import { PipelineReply } from './reply.ts';
import { silentVoice } from './silent-voice.ts';
import type { PipelineVendors } from './vendors.ts';

export const pipelineSpeech =
  ({ speechToText, model, textToSpeech }: PipelineVendors): OpenSpeech =>
  ({ receptionist, listener, mayAsk }): Speech => {
    const abort = new AbortController();
    const voice = textToSpeech.open({ voiceId: receptionist.voiceId }, abort.signal);
    const limited = withAllowance(model, mayAsk);
    let recognition: Recognition | null = null;
    return {
      canHear: speechToText !== null,
      listen() {
        if (speechToText !== null)
          recognition = new Recognition(speechToText, receptionist, listener, abort.signal);
      },
      hear: (audio) => recognition?.send(audio),
      // The history that a reply is given has it all.
      callerSaid: () => undefined,
      note: () => undefined,
      reply: (parts) => new PipelineReply({ ...parts, model: limited, voice }),
      close: () => abort.abort(),
    };
  };

/** That of a call whose caller reads: nothing is heard of them, and nothing is spoken. */
export const readingSpeech = (vendors: PipelineVendors): OpenSpeech =>
  pipelineSpeech({ ...vendors, speechToText: null, textToSpeech: silentVoice });
