/** The engine that listens, thinks and speaks with three vendors, one after the other. */
import type { Engine } from '../session.ts';
import { createEngine } from '../turn-taking/engine.ts';
import { pipelineSpeech, readingSpeech } from './speech.ts';
import type { PipelineVendors } from './vendors.ts';

export const createPipeline = (vendors: PipelineVendors, onError: (error: unknown) => void): Engine =>
  createEngine({
    ...vendors,
    speeches: [pipelineSpeech(vendors)],
    reading: readingSpeech(vendors),
    onError,
  });
