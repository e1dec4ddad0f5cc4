/** The words of notices as they are edited. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inserted, KINDS, type NoticeSettings, withWords } from './settings.ts';

const words = fc.record({ sms: fc.string(), subject: fc.string(), body: fc.string() }, { requiredKeys: [] });
const templates = fc.dictionary(fc.constantFrom(...KINDS), words);
const part = fc.constantFrom('sms', 'subject', 'body');

const settingsWith = (own: NoticeSettings['templates']): NoticeSettings => ({
  channels: {
    confirmation: { sms: true, mail: true },
    changed: { sms: true, mail: true },
    cancelled: { sms: true, mail: true },
    reminder: { sms: true, mail: true },
    late: { sms: true, mail: true },
    review: { sms: false, mail: false },
  },
  reminderMinutes: [],
  review: { hoursAfter: 3, link: '' },
  quiet: null,
  templates: own,
});

test('words that are changed stand in their place, and all others stay', () => {
  fc.assert(
    fc.property(templates, fc.constantFrom(...KINDS), part, fc.string(), (before, kind, which, typed) => {
      const after = withWords(settingsWith(before), kind, which, typed).templates;
      expect(after).toEqual({ ...before, [kind]: { ...before[kind], [which]: typed } });
    }),
  );
});

test('words that are taken back leave nothing of their own behind', () => {
  const changed = withWords(settingsWith({}), 'late', 'sms', 'Sorry!');
  expect(withWords(settingsWith(changed.templates), 'late', 'sms', null).templates).toEqual({});
});

test('a variable goes in where the cursor stands, over what is selected', () => {
  expect(inserted('Hi , see you', '{customer}', 3, 3)).toBe('Hi {customer}, see you');
  expect(inserted('Hi NAME, see you', '{customer}', 3, 7)).toBe('Hi {customer}, see you');
});
