/** The contract of every language: one suite, run on each with sentences of its own. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolveWhen, type OfferedTime, type WhenContext } from '../booking/when/resolve.ts';
import { notation } from '../booking/when/testing-notation.ts';
import { countSegments } from '../notices/texts/segments.ts';
import { readEmergency } from '../receptionist/emergency.ts';
import { askedIn } from '../receptionist/scripted/questions.ts';
import { Utterance } from '../receptionist/scripted/utterance.ts';
import { english } from './en/index.ts';
import type { Intent, Language, Reaction } from './language.ts';
import { everySentence } from './testing-sentences.ts';
import { isForeignTo } from './foreign.ts';

type Said<T> = readonly (readonly [words: string, meant: T])[];

/** How people speak it. */
export interface LanguageSamples {
  /** BCP 47 with a country in which it is spoken, and that country's money. */
  readonly tag: string;
  readonly currency: string;
  /** On Saturday, November 21st, 2026 at ten, at a barber's: in the notation of booking/when/testing-notation.ts. */
  readonly dates: Said<string>;
  readonly reactions: Said<Reaction>;
  readonly intents: Said<Intent>;
  /** Answers to "what name?"; null: no name. */
  readonly names: Said<string | null>;
  readonly phones: Said<string>;
  readonly emails: Said<string>;
  readonly people: Said<number | null>;
  /** What is danger to life, and what is none. */
  readonly danger: readonly string[];
  readonly noDanger: readonly string[];
  /** Sentences of callers, none of which is taken for another language. */
  readonly own: readonly string[];
}

const NOW = Temporal.ZonedDateTime.from('2026-11-21T10:00[America/New_York]');
const now = NOW.toPlainDateTime();
const time = (hour: number) => Temporal.PlainTime.from({ hour });

/** Tuesday to Friday nine to six, Saturday nine to four. */
const opensOn: WhenContext['opensOn'] = ({ dayOfWeek }) => {
  if (dayOfWeek === 6) return [{ from: time(9), to: time(16) }];
  return dayOfWeek >= 2 && dayOfWeek <= 5 ? [{ from: time(9), to: time(18) }] : [];
};

/** A moment within two months in which anybody works, on a quarter of an hour. */
const moments = fc
  .record({
    days: fc.integer({ min: 1, max: 60 }),
    hour: fc.integer({ min: 6, max: 22 }),
    quarter: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ days, hour, quarter }) =>
    now
      .toPlainDate()
      .add({ days })
      .toPlainDateTime(Temporal.PlainTime.from({ hour, minute: quarter * 15 })),
  );

const offer = (moment: Temporal.PlainDateTime): OfferedTime => ({
  date: moment.toPlainDate(),
  time: moment.toPlainTime(),
});

export function languageContract(language: Language, samples: LanguageSamples): void {
  const { dates, numbers, scripted, tools } = language;
  const country = samples.tag.split('-')[1] ?? '';
  const options = { currency: samples.currency, country };
  const context: WhenContext = { now: NOW, dates, country, opensOn };
  const read = (words: string, previous?: WhenContext['previous']) =>
    resolveWhen(words, { ...context, ...(previous && { previous }) });
  const at = (moment: Temporal.PlainDateTime) => notation({ type: 'time', ...offer(moment) });

  describe(`the language ${language.tag}`, () => {
    test('says every sentence with its facts', () => {
      const bad = everySentence(language).filter(
        ({ text, facts }) =>
          text.trim() === '' || facts.some((fact) => !text.toLowerCase().includes(fact.toLowerCase())),
      );
      expect(bad).toEqual([]);
    });

    test('says hardly anything as English does', () => {
      if (language.tag === 'en') return;
      const theirs = new Map(everySentence(english).map(({ path, text }) => [path, text]));
      const same = everySentence(language).filter(
        ({ path, text }) => / \w+ \w+/.test(text) && theirs.get(path) === text,
      );
      expect(same.map(({ path }) => path)).toEqual([]);
    });

    test('says no moment that it does not understand again', () => {
      fc.assert(
        fc.property(moments, (moment) => {
          for (const said of [dates.sayMoment(moment, now), dates.sayMomentShort(moment, now)]) {
            expect({ said, when: notation(read(said)) }).toEqual({ said, when: at(moment) });
            const spoken = numbers.speakable(said, options);
            expect({ said, spoken, when: notation(read(spoken)) }).toEqual({
              said,
              spoken,
              when: at(moment),
            });
          }
        }),
        { numRuns: 60 },
      );
    });

    test('understands an offered time by the words in which it was offered', () => {
      fc.assert(
        fc.property(fc.uniqueArray(moments, { minLength: 3, maxLength: 3, selector: String }), (times) => {
          const offered = { options: times.map(offer) };
          times.forEach((moment, index) => {
            const said = dates.sayMomentShort(moment, now);
            const when = read(said, offered);
            const meant = when.type === 'option' ? when.index : notation(when);
            expect({ said, meant: meant === index ? at(moment) : meant }).toEqual({
              said,
              meant: at(moment),
            });
          });
        }),
        { numRuns: 40 },
      );
    });

    test('leaves no figure to the voice in a price, a time or a count', () => {
      fc.assert(
        fc.property(
          fc.integer({ min: 0, max: 2_000_000 }),
          moments,
          fc.nat(5_000),
          (cents, moment, count) => {
            const said = [
              numbers.money({ currency: samples.currency, language: samples.tag }, cents),
              dates.sayMoment(moment, now),
              String(count),
            ];
            for (const text of said) {
              const spoken = numbers.speakable(text, options);
              expect({ text, spoken, figures: /\d/.test(spoken) }).toEqual({ text, spoken, figures: false });
            }
          },
        ),
        { numRuns: 60 },
      );
    });

    test('understands a telephone number that it reads back', () => {
      fc.assert(
        fc.property(fc.stringMatching(/^[2-9]\d{2}[2-9]\d{6}$/), (digits) => {
          const said = numbers.sayPhone(digits);
          expect(numbers.spokenDigits(said)).toBe(digits);
          expect(numbers.spokenDigits(numbers.speakable(said, options))).toBe(digits);
        }),
        { numRuns: 40 },
      );
    });

    test('understands an e-mail address that it spells', () => {
      for (const address of ['ana.ruiz@example.com', 'j_p-1@mail.example.org', 'x+y@example.fr'])
        expect(tools.email.read(tools.email.spell(address))).toBe(address);
    });

    test.each(samples.dates)('reads the time in "%s" as %s', (words, meant) => {
      expect(notation(read(words))).toBe(meant);
    });

    test.each(samples.reactions)('reads "%s" as %s and nothing else', (words, reaction) => {
      const { kinds, content } = new Utterance(words, language).reactions;
      expect({ kinds: [...new Set(kinds)], content }).toEqual({ kinds: [reaction], content: '' });
    });

    test.each(samples.intents)('hears in "%s" the intent %s', (words, intent) => {
      expect(new Utterance(words, language).shows(intent)).toBe(true);
    });

    test.each(samples.names)('hears in "%s" the name %s', (words, name) => {
      expect(new Utterance(words, language).heardName(true)?.name ?? null).toBe(name);
    });

    test.each(samples.phones)('reads the telephone number in "%s"', (words, digits) => {
      expect(numbers.spokenDigits(words)).toBe(digits);
    });

    test.each(samples.emails)('reads the e-mail address in "%s"', (words, address) => {
      expect(tools.email.read(words)).toBe(address);
    });

    test.each(samples.people)('counts who comes in "%s"', (words, count) => {
      expect(dates.peopleIn(words)).toBe(count);
    });

    test.each(samples.danger)('hears danger in "%s"', (words) => {
      expect(readEmergency(words, { trade: 'barber', language: samples.tag }).kind).toBe('certain');
    });

    test.each(samples.noDanger)('hears no danger in "%s"', (words) => {
      expect(readEmergency(words, { trade: 'barber', language: samples.tag }).kind).not.toBe('certain');
    });

    test.each(samples.own)('does not take "%s" for another language', (words) => {
      expect(isForeignTo(language, words)).toBe(false);
    });

    test('knows each of its questions again', () => {
      const put = Object.entries(scripted.again).flatMap(([question, texts]) =>
        texts.flatMap((text) => (text.includes('?') ? [{ question, text }] : [])),
      );
      const known = put.map(({ question, text }) => ({ question, text, asked: askedIn({ language }, text) }));
      // Beside the question itself, what it may as well be taken for.
      const also: Readonly<Record<string, string>> = {
        'book-that': 'which-offer',
        'move-there': 'which-offer',
        verify: 'name',
        'verify-day': 'when',
      };
      const wrong = known.filter(
        ({ question, asked }) => question !== 'nothing' && asked !== question && asked !== also[question],
      );
      expect(wrong).toEqual([]);
    });

    test('knows a whisper of the business again', () => {
      expect(language.notes.whisperIn(language.notes.whispered('Offer 10 %'))).toBe('Offer 10 %');
    });

    test('has the variables of the English texts to customers, in letters that all telephones show', () => {
      const variables = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
      for (const [kind, ours] of Object.entries(language.appointmentNotices.templates)) {
        const theirs =
          english.appointmentNotices.templates[kind as keyof typeof english.appointmentNotices.templates];
        expect({ kind, sms: variables(ours.sms) }).toEqual({ kind, sms: variables(theirs.sms) });
        expect({ kind, body: variables(ours.body) }).toEqual({ kind, body: variables(theirs.body) });
        // A part holds 160 letters of the text alphabet, and 70 of any other.
        const letters = ours.sms
          .replaceAll(/\{\w+\}/g, '')
          .padEnd(100, '.')
          .slice(0, 150);
        expect({ kind, parts: countSegments(letters) }).toEqual({ kind, parts: 1 });
      }
    });
  });
}
