/** The query parameters of Deepgram's listening endpoints, checked as strictly as its specification reads. */

export interface NovaParameters {
  readonly model: string;
  readonly interimResults: boolean;
  readonly smartFormat: boolean;
  readonly vadEvents: boolean;
  /** Milliseconds of silence; null: never. */
  readonly endpointingMs: number | null;
  readonly utteranceEndMs: number | null;
}

export interface FluxParameters {
  readonly model: string;
  readonly eotThreshold: number;
  /** Null: no eager ends of turn. */
  readonly eagerEotThreshold: number | null;
  readonly eotTimeoutMs: number;
  readonly keyterms: readonly string[];
}

/** A request that is answered with 400. */
export class BadRequest extends Error {}

const NOVA_BOOLEANS = [
  'detect_entities',
  'diarize',
  'dictation',
  'interim_results',
  'mip_opt_out',
  'multichannel',
  'numerals',
  'profanity_filter',
  'punctuate',
  'smart_format',
  'vad_events',
];
const NOVA_OTHERS = [
  ...[
    'callback',
    'callback_method',
    'channels',
    'diarize_model',
    'encoding',
    'endpointing',
    'extra',
    'keyterm',
  ],
  ...[
    'keywords',
    'language',
    'model',
    'redact',
    'replace',
    'sample_rate',
    'search',
    'tag',
    'utterance_end_ms',
  ],
  'version',
];
const FLUX_BOOLEANS = ['mip_opt_out', 'numerals', 'profanity_filter'];
const FLUX_OTHERS = [
  ...[
    'eager_eot_threshold',
    'encoding',
    'eot_threshold',
    'eot_timeout_ms',
    'keyterm',
    'language_hint',
    'model',
  ],
  ...['redact', 'sample_rate', 'tag'],
];

/** @throws BadRequest */
export function readNovaParameters(query: URLSearchParams): NovaParameters {
  checkNames(query, NOVA_BOOLEANS, NOVA_OTHERS);
  checkAudio(query);
  const model = query.get('model') ?? '';
  if (!/^(nova|enhanced|base)(-|$)/.test(model))
    throw new BadRequest(`No such model/language combination: ${model}`);
  if (query.has('keyterm') && !model.startsWith('nova-3')) throw new BadRequest('keyterm needs nova-3');
  if (query.has('keywords') && model.startsWith('nova-3'))
    throw new BadRequest('nova-3 takes keyterm, not keywords');
  if ((query.get('channels') ?? '1') !== '1') throw new BadRequest('channels: one channel is sent');

  const interimResults = query.get('interim_results') === 'true';
  const utteranceEndMs = query.has('utterance_end_ms')
    ? integer(query, 'utterance_end_ms', 1000, 5000)
    : null;
  if (utteranceEndMs !== null && !interimResults)
    throw new BadRequest('utterance_end_ms needs interim_results');
  return {
    model,
    interimResults,
    smartFormat: query.get('smart_format') === 'true',
    vadEvents: query.get('vad_events') === 'true',
    endpointingMs: endpointing(query),
    utteranceEndMs,
  };
}

const RECORDING_BOOLEANS = [
  'detect_entities',
  'detect_language',
  'diarize',
  'dictation',
  'filler_words',
  'measurements',
  'mip_opt_out',
  'multichannel',
  'numerals',
  'paragraphs',
  'profanity_filter',
  'punctuate',
  'smart_format',
  'utterances',
];
const RECORDING_OTHERS = [
  'callback',
  'callback_method',
  'extra',
  'keyterm',
  'keywords',
  'language',
  'model',
  'redact',
  'replace',
  'search',
  'summarize',
  'tag',
  'utt_split',
  'version',
];

/** Of a whole recording, which tells by its head how it is encoded. @throws BadRequest */
export function readRecordingParameters(query: URLSearchParams): { readonly model: string } {
  checkNames(query, RECORDING_BOOLEANS, RECORDING_OTHERS);
  const model = query.get('model') ?? '';
  const language = query.get('language') ?? 'en';
  if (!/^(nova|enhanced|base)(-|$)/.test(model) || !/^[a-z]{2}(-[A-Z]{2})?$|^multi$/.test(language))
    throw new BadRequest(`No such model/language/tier combination found: ${model}, ${language}`);
  return { model };
}

/** @throws BadRequest */
export function readFluxParameters(query: URLSearchParams): FluxParameters {
  checkNames(query, FLUX_BOOLEANS, FLUX_OTHERS);
  checkAudio(query);
  const model = query.get('model') ?? '';
  if (model !== 'flux-general-en' && model !== 'flux-general-multi')
    throw new BadRequest(`No such model: ${model}`);
  if (query.has('language_hint') && model !== 'flux-general-multi') {
    throw new BadRequest('language_hint needs flux-general-multi');
  }
  const keyterms = query.getAll('keyterm');
  if (keyterms.some((term) => term === '' || /[,;\n]|:\d/.test(term)))
    throw new BadRequest('keyterm: plain terms only');

  const eotThreshold = query.has('eot_threshold') ? decimal(query, 'eot_threshold', 0.5, 1) : 0.7;
  const eagerEotThreshold = query.has('eager_eot_threshold')
    ? decimal(query, 'eager_eot_threshold', 0.3, 0.9)
    : null;
  if (eagerEotThreshold !== null && eagerEotThreshold > eotThreshold) {
    throw new BadRequest('eager_eot_threshold is above eot_threshold');
  }
  const eotTimeoutMs = query.has('eot_timeout_ms') ? integer(query, 'eot_timeout_ms', 500, 60_000) : 5000;
  return { model, eotThreshold, eagerEotThreshold, eotTimeoutMs, keyterms };
}

function checkNames(query: URLSearchParams, booleans: readonly string[], others: readonly string[]): void {
  for (const [name, value] of query) {
    if (others.includes(name)) continue;
    if (!booleans.includes(name)) throw new BadRequest(`Unknown parameter: ${name}`);
    if (value !== 'true' && value !== 'false') throw new BadRequest(`${name}: true or false`);
  }
}

/** Raw mu-law at 8 kHz is all that telephones send and all that the hidden words survive in. */
function checkAudio(query: URLSearchParams): void {
  if (query.get('encoding') !== 'mulaw') throw new BadRequest('encoding: mulaw is understood here');
  if (query.get('sample_rate') !== '8000') throw new BadRequest('sample_rate: 8000 is understood here');
}

function endpointing(query: URLSearchParams): number | null {
  const value = query.get('endpointing');
  if (value === 'false') return null;
  return value === null || value === 'true' ? 10 : integer(query, 'endpointing', 0, 10_000);
}

function integer(query: URLSearchParams, name: string, least: number, most: number): number {
  const value = decimal(query, name, least, most);
  if (!Number.isInteger(value)) throw new BadRequest(`${name}: a whole number`);
  return value;
}

function decimal(query: URLSearchParams, name: string, least: number, most: number): number {
  const value = Number(query.get(name) || 'none');
  if (!(value >= least && value <= most)) throw new BadRequest(`${name}: from ${least} to ${most}`);
  return value;
}
