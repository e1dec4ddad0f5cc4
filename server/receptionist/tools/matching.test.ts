import { expect, test } from 'vitest';
import { english } from '../../languages/en/index.ts';
import { matchService } from './matching.ts';

/** "Cut, Long massage (60)", with their minutes where these matter. */
const priceList = (names: string) =>
  names.split(', ').map((each) => {
    const [, name = each, minutes = '30'] = /^(.+) \((\d+)\)$/.exec(each) ?? [];
    return { name, durationMinutes: Number(minutes) };
  });

/** The service that the words ask for, with "?" where it is guessed, or those that fit as well. */
function asked(words: string, names: string): string {
  const match = matchService(words, priceList(names), english);
  switch (match.type) {
    case 'one':
      return match.service.name + (match.guessed ? '?' : '');
    case 'several':
      return match.services.map(({ name }) => name).join('|');
    case 'none':
      return 'none';
  }
}

const BARBER = 'Haircut (30), Beard trim (15), Haircut and beard (45)';

test.each([
  ["I'd like a haircut next Tuesday", 'Haircut'],
  ['could I get my hair cut', 'Haircut'],
  ['just a cut please', 'Haircut?'],
  ['two haircuts', 'Haircut'],
  ['a beard trim', 'Beard trim'],
  ['just the beard', 'Beard trim?'],
  ['a haircut and a beard trim', 'Haircut and beard'],
  ['haircut and beard', 'Haircut and beard'],
  ['something on Friday', 'none'],
  ['', 'none'],
  ['could I get a trim on Thursday at five?', 'Haircut|Beard trim'],
  ["haircut, I don't need the beard done, Friday at two", 'Haircut'],
  ['haircut, no beard', 'Haircut'],
  ['hair and the beard Friday at two', 'Haircut and beard?'],
  ['no beard, just a haircut', 'Haircut'],
  ['a haircut without the beard', 'Haircut'],
  ['trim the beard and cut the hair', 'Haircut and beard'],
  ['a trim and the beard', 'Haircut and beard?'],
  ['haircut, no, actually a beard trim', 'Beard trim?'],
  ['no, a haircut', 'Haircut?'],
  ['no a haircut please', 'Haircut?'],
  ['beard trim instead of the haircut', 'Beard trim'],
  ['a haircut. actually could you do the beard too', 'Haircut and beard?'],
  ['my hair needs cutting', 'Haircut'],
  ['trim my beard', 'Beard trim'],
  ['hair cuts for my kids', 'Haircut'],
  ["don't forget the beard, and a haircut", 'Haircut and beard'],
  ['not a beard trim but a haircut', 'Haircut'],
  ['haircut for two at 3:30', 'Haircut'],
  ['not just a haircut, the beard as well', 'Haircut and beard?'],
  ['everything but no beard', 'none'],
  ["I can't make it before ten, haircut please", 'Haircut'],
  ['haircut, not before ten', 'Haircut'],
  ['not sure, haircut or beard trim', 'Haircut|Beard trim'],
  ['trim on Thursday at five. haircut', 'Haircut'],
  ['trim on Thursday. the beard trim', 'Beard trim'],
  ['clean up my neck and trim the beard', 'Beard trim'],
  ['haircut or the combo', 'Haircut'],
  ['skip the beard, haircut only', 'Haircut'],
  ['haircut minus the beard', 'Haircut'],
  ["haircut but I don't want the beard trimmed", 'Haircut'],
  ['beard only, no haircut', 'Beard trim?'],
  ["I don't want a haircut, just a beard trim", 'Beard trim'],
  ['forget the beard trim. just a haircut', 'Haircut'],
  ['scratch that, beard trim', 'Beard trim?'],
  ['hair cut and beard', 'Haircut and beard'],
  ["I'll do both hair & beard", 'Haircut and beard?'],
  ['both', 'none'],
  ["my beard's a mess", 'Beard trim?'],
  ['beards', 'Beard trim?'],
  ['HAIRCUT', 'Haircut'],
  ['haircut with a beard', 'Haircut and beard'],
  ['a short back and sides', 'none'],
])("a barber's caller who says %j asks for %j", (words, service) => {
  expect(asked(words, BARBER)).toBe(service);
});

test.each([
  ["a women's cut please", 'Men’s Cut, Women’s Cut', 'Women’s Cut'],
  ['a cut', "Men's Cut, Women's Cut", "Men's Cut|Women's Cut"],
  ['mens cut', "Men's Cut, Women's Cut", "Men's Cut"],
  ['a creme facial', 'Crème facial, Express facial', 'Crème facial'],
  ["a child's cut", "Children's Cut, Cut", "Children's Cut"],
  ['kids cut', "Children's Cut, Cut", "Children's Cut?"],
  ['a ladies cut', "Ladies' Cut, Gents' Cut", "Ladies' Cut"],
  ['a gents cut', "Ladies' Cut, Gents' Cut", "Gents' Cut"],
  ['a 60 minute massage', '30 minute massage (30), 60 minute massage (60)', '60 minute massage'],
  ['an hour massage', '30 minute massage (30), 60 minute massage (60)', '60 minute massage'],
  ['thirty minute massage', '30 minute massage (30), 60 minute massage (60)', '30 minute massage'],
  ['massage', '30 minute massage (30), 60 minute massage (60)', '30 minute massage|60 minute massage'],
  ['half an hour massage please', '30 minute massage (30), 60 minute massage (60)', '30 minute massage'],
  [
    'a massage in thirty minutes',
    '30 minute massage (30), 60 minute massage (60)',
    '30 minute massage|60 minute massage',
  ],
  ['sixty minute massage', 'Massage 30, Massage 60', 'Massage 60'],
  ['a long massage of an hour', 'Short massage (30), Long massage (60)', 'Long massage'],
  ['an hour massage', 'Short massage (30), Long massage (60)', 'Long massage?'],
  ['package 2 at 1', 'Package 1, Package 2', 'Package 2'],
  ['package two', 'Package 1, Package 2', 'Package 2'],
  ['blow dry', 'Blowdry, Colour', 'Blowdry'],
  ['a blowdry', 'Blow-dry, Colour', 'Blow-dry'],
  ['color please', 'Blow-dry, Colour', 'Colour'],
  ['cut and color', 'Cut, Color', 'Cut|Color'],
  ['cut and color', 'Cut, Color, Cut & Color', 'Cut & Color'],
  ['eyebrow wax', 'Brow wax, Leg wax', 'Brow wax'],
  ['deep tissue', 'Massage, Deep tissue massage', 'Deep tissue massage?'],
  ['massage', 'Massage, Deep tissue massage', 'Massage'],
  ['haircut', 'Haircut and wash, Shave', 'Haircut and wash?'],
  ['a teeth cleaning', 'Tooth cleaning, Check-up', 'Tooth cleaning'],
  ['checkup', 'Teeth cleaning, Check-up', 'Check-up'],
  ['check up', 'Teeth cleaning, Checkup', 'Checkup'],
  ['I have an appointment', 'Consultation appointment, Cut', 'none'],
  ['waxing', 'Leg wax, Arm wax', 'Leg wax|Arm wax'],
  ['swedish massage, not deep tissue', 'Swedish massage, Deep tissue massage', 'Swedish massage'],
  ['massage, not deep tissue', 'Swedish massage, Deep tissue massage', 'Swedish massage?'],
  ['haircut for my son', "Haircut, Kids' haircut", "Kids' haircut?"],
])('the words %j, of %s, ask for %j', (words, names, service) => {
  expect(asked(words, names)).toBe(service);
});

/** The least thread time of three runs; a busy machine only adds to it. */
function milliseconds(work: () => unknown): number {
  const runs = [0, 1, 2].map(() => {
    const begun = process.threadCpuUsage();
    work();
    const { user, system } = process.threadCpuUsage(begun);
    return (user + system) / 1_000;
  });
  return Math.min(...runs);
}

test.each(['h ', 'trim ', 'haircut, beard ', 'sorry hair ', 'instead '])(
  'two hundred services are held against "%s" over and over without holding up other calls',
  (part) => {
    const services = Array.from({ length: 200 }, (_, at) => `Haircut and beard trim with wash ${at}`);
    const words = part.repeat(4_000 / part.length);
    expect(milliseconds(() => asked(words, services.join(', ')))).toBeLessThan(500);
  },
);

test('a service that names the same part over and over takes no time, and is not meant by less', () => {
  const cuts = (count: number) => Array.from({ length: count }, () => 'cut').join(' & ');
  expect(milliseconds(() => asked(cuts(19).replaceAll('&', ''), cuts(20)))).toBeLessThan(100);
  expect(asked('a cut, a cut and a cut', cuts(3))).toBe(cuts(3));
});

test('of a very long wish the end counts', () => {
  expect(
    asked(`${'beard trim or so '.repeat(100)}${'hmm well '.repeat(60)} haircut`, 'Haircut, Beard trim'),
  ).toBe('Haircut');
});
