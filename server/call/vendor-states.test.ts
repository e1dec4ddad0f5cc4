import { expect, test } from 'vitest';
import { type ListenOptions, type SpeechEvent, type SpeechToText, VendorError } from './ports.ts';
import { type FailureReason, type VendorChange, VendorStates, watchedRecogniser } from './vendor-states.ts';

function scene() {
  const changes: VendorChange[] = [];
  const failures: (readonly [string, FailureReason])[] = [];
  const states = new VendorStates(['deepgram', 'openai'], {
    onChange: (change) => changes.push(change),
    onFailure: (vendor, reason) => failures.push([vendor, reason]),
  });
  return { states, changes, failures };
}
const failure = (kind: 'refused' | 'transient', message = 'broke', vendor = 'openai') =>
  new VendorError(vendor, kind, message);

test('a refused key is reported at once and once, and so is the recovery', () => {
  const { states, changes } = scene();
  for (const _ of [1, 2, 3]) states.failed(failure('refused', 'answered 401'));
  expect(states.failing()).toEqual(['openai']);
  for (const _ of [1, 2]) states.worked('openai');
  expect(changes).toEqual([
    { vendor: 'openai', state: 'open', why: 'openai: answered 401' },
    { vendor: 'openai', state: 'closed', why: 'openai: answered 401' },
  ]);
  expect(states.failing()).toEqual([]);
});

test('one transient failure is not reported, two in a row are', () => {
  const { states, changes } = scene();
  states.worked('openai');
  changes.splice(0);
  states.failed(failure('transient'));
  states.worked('openai');
  states.failed(failure('transient'));
  expect(changes).toEqual([]);
  states.failed(failure('transient'));
  expect(states.failing()).toEqual(['openai']);
});

test('the first success is reported, since the vendor may have failed before the start', () => {
  const { states, changes } = scene();
  for (const _ of [1, 2]) states.worked('openai');
  expect(changes).toEqual([{ vendor: 'openai', state: 'closed', why: '' }]);
});

test('every failure is counted by vendor and reason, and the local stand-ins are not counted', () => {
  const { states, failures } = scene();
  states.failed(failure('refused'));
  states.failed(failure('transient', 'did not begin within 1800 ms'));
  states.failed(failure('transient', 'stalled', 'deepgram'));
  states.failed(failure('transient', 'broke', 'deepgram'));
  states.failed(failure('refused', 'broke', 'scripted'));
  expect(failures).toEqual([
    ['openai', 'refused'],
    ['openai', 'slow'],
    ['deepgram', 'silent'],
    ['deepgram', 'broken'],
  ]);
});

test('a recogniser that opens and hears nothing is not healthy', () => {
  const { states } = scene();
  const said: ((event: SpeechEvent) => void)[] = [];
  const silent: SpeechToText = {
    name: 'deepgram',
    open: (_options, listener) => {
      said.push(listener);
      return { send: () => undefined, finish: () => undefined };
    },
  };
  const heard: SpeechEvent[] = [];
  const options: ListenOptions = { languages: ['en-US'], keyterms: [] };
  watchedRecogniser(silent, states).open(options, (event) => heard.push(event), new AbortController().signal);
  const tell = (event: SpeechEvent) => said[0]?.(event);
  tell({ type: 'failed', error: failure('refused', 'answered 401', 'deepgram') });
  tell({ type: 'open' });
  expect(states.failing()).toEqual(['deepgram']);
  tell({ type: 'words', text: 'hello' });
  expect(states.failing()).toEqual([]);
  expect(heard.map(({ type }) => type)).toEqual(['failed', 'open', 'words']);
});
