import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differences, wordDiff } from './diff.ts';
import type { Settings } from './settings.ts';

const sentence = fc
  .array(fc.constantFrom('ahoy', 'we', 'are', 'open', 'until', 'six', 'seven', '\n', 'daily.'), {
    maxLength: 12,
  })
  .map((words) => words.join(' '));
const only = (parts: readonly { kind: string; text: string }[], kind: string) =>
  parts
    .filter((part) => part.kind === 'same' || part.kind === kind)
    .map(({ text }) => text)
    .join('');

describe('two texts', () => {
  test('can both be restored from the difference', () => {
    fc.assert(
      fc.property(sentence, sentence, (before, after) => {
        const parts = wordDiff(before, after);
        expect(only(parts, 'removed')).toBe(before);
        expect(only(parts, 'added')).toBe(after);
      }),
    );
  });

  test('differ in the words that differ', () => {
    expect(wordDiff('We are open until six today.', 'We are open until seven today.')).toEqual([
      { kind: 'same', text: 'We are open until ' },
      { kind: 'removed', text: 'six ' },
      { kind: 'added', text: 'seven ' },
      { kind: 'same', text: 'today.' },
    ]);
  });
});

describe('two versions', () => {
  const settings: Settings = {
    receptionistName: '',
    voiceId: null,
    language: 'en-US',
    greeting: 'Ahoy.',
    alsoSpeaks: [],
    offersLanguageKeys: false,
    disclosesAssistant: true,
    manner: 'warm',
    mayDo: '',
    mayNotDo: '',
    recordsCalls: false,
    consentText: '',
    knowledge: [
      { id: '1', question: 'Parking?', answer: 'Behind the house.' },
      { id: '2', question: 'Dogs?', answer: 'Small ones.' },
    ],
  };

  test('with the same content do not differ, whatever the order of the answers', () => {
    const turned = { ...settings, knowledge: settings.knowledge.toReversed() };
    expect(differences(settings, turned, [])).toEqual([]);
  });

  test('differ by the names that people read', () => {
    const other = { ...settings, voiceId: 'slt', manner: 'formal' as const, recordsCalls: true };
    const voices = [{ id: 'slt', name: 'Stella', about: '', vendor: 'local' }];
    expect(differences(settings, other, voices)).toMatchObject([
      { field: 'Voice', parts: [{ kind: 'removed' }, { kind: 'added', text: 'Stella' }] },
      { field: 'Tone', parts: [{ text: 'Warm' }, { text: 'Formal' }] },
      { field: 'Record calls', parts: [{ text: 'No' }, { text: 'Yes' }] },
    ]);
  });

  test('show which answers are new, changed and removed', () => {
    const knowledge = [
      { id: '1', question: 'Parking?', answer: 'In front of the house.' },
      { id: '3', question: 'Cards?', answer: 'All of them.' },
    ];
    expect(differences(settings, { ...settings, knowledge }, []).map(({ field }) => field)).toEqual([
      'Answer to “Parking?”',
      'New question',
      'Answer to “Cards?”',
      'Answer to “Dogs?”',
    ]);
  });
});
