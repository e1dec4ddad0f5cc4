/** The pipeline keeps the contract of an engine. */
import { engineContract } from '../contract-engine.ts';
import { createPipeline } from './engine.ts';
import { MemoryModel, MemoryVoice, words } from './testing.ts';

engineContract('the pipeline', () => {
  const model = new MemoryModel(() => words('Of course.'));
  const engine = createPipeline({ speechToText: null, model, textToSpeech: new MemoryVoice() }, (error) => {
    throw error;
  });
  const told = () =>
    model.requests.flatMap(({ messages }) => messages.map(({ content }) => content)).join('\n');
  return { engine, told };
});
