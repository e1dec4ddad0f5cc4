/** OpenAI's `POST /v1/audio/speech`: its rules for a request, and a tone at 24 kHz as long as the text. */
import { bad, record, string } from './refusal.ts';

export interface SpeechRequest {
  readonly input: string;
  readonly voice: string;
}

const ARGUMENTS = new Set('model input voice instructions response_format speed stream_format'.split(' '));
const VOICES = new Set(
  'alloy ash ballad cedar coral echo fable marin nova onyx sage shimmer verse'.split(' '),
);
const LONGEST_INPUT = 4_096;
const RATE = 24_000;
/** Odd, so that samples are cut on the way as they are on a real line. */
const PIECE_BYTES = 4_801;

/** Reads a request's body, or throws the Refusal that OpenAI would answer with. */
export function readSpeechRequest(text: string): SpeechRequest {
  const body = record(parse(text), 'body');
  for (const name of Object.keys(body))
    if (!ARGUMENTS.has(name)) bad(`Unrecognized request argument supplied: ${name}`);
  if (!/-tts/.test(string(body['model'], 'model'))) bad('This model cannot speak.', 'model');
  const input = string(body['input'], 'input');
  if (input === '' || input.length > LONGEST_INPUT) bad('String should have 1 to 4096 characters', 'input');
  const voice = string(body['voice'], 'voice');
  if (!VOICES.has(voice)) bad(`Invalid value: '${voice}'.`, 'voice');
  if (body['response_format'] !== 'pcm') bad('This server speaks pcm only.', 'response_format');
  return { input, voice };
}

/** The audio of a text, in pieces: 16-bit little-endian samples without a header. */
export function* pcmOf(text: string, msPerCharacter: number): Generator<Buffer> {
  const count = Math.round((text.length * msPerCharacter * RATE) / 1_000);
  const samples = Int16Array.from({ length: count }, (_, index) =>
    Math.round(800 * Math.sin((2 * Math.PI * 440 * index) / RATE)),
  );
  const bytes = Buffer.from(samples.buffer);
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return bad('We could not parse the JSON body of your request.');
  }
}
