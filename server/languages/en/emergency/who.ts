/** Whom or what a danger is told of: the subject of the words that tell it. */
import type { Who } from '../../danger.ts';
import { set } from '../word-set.ts';

const PERSONS = set(
  `you they them he him she her himself herself someone somebody anyone anybody everyone everybody people person
  man men woman women guy guys lady gentleman boy girl kid kids child children baby babies infant newborn toddler teenager
  husband wife spouse partner boyfriend girlfriend fiance fiancee mother mom mommy mum mummy father dad daddy parent parents
  son daughter brother sister sibling twin grandmother grandma granny nana grandfather grandpa grandson granddaughter
  aunt uncle niece nephew cousin friend buddy roommate flatmate neighbor neighbour colleague coworker boss employee worker
  staff customer client guest patient visitor tenant passenger driver stranger barber stylist hairdresser dentist doctor
  nurse waiter waitress cook member attendee runner swimmer teammate instructor trainer cashier owner manager clerk
  technician pedestrian cyclist biker resident bartender bouncer groom bride somebody's individual one chef plumber electrician ex student teacher kiddo sitter nanny victim elderly`,
);
const SPEAKER = set('i me we us myself ourselves');
const BODY = set(
  `head face eye eyes ear ears nose mouth lip lips tongue throat neck chest heart lung lungs arm arms hand hands finger
  fingers thumb wrist wrists leg legs foot feet knee stomach belly back skin vein artery body scalp nosebleed wound cut gash`,
);
const ANIMALS = set(
  `dog dogs puppy pup cat cats kitten kitty rabbit bunny bird parrot hamster horse pony pet goat ferret turtle tortoise guinea
  pig hen chicken lizard snake poodle labrador terrier`,
);
const PLACES = set(
  `house home apartment flat building kitchen bathroom bedroom room living basement attic garage roof shop store office
  restaurant salon stove oven dryer furnace boiler microwave grill barn shed porch car truck van bus curtain curtains clothes
  shirt hair bed couch sofa mattress trash bin neighbourhood floor hallway ceiling wall place outlet socket wires wiring panel
  breaker tree fence engine machine toaster pan pot computer laptop charger heater garbage equipment lawn field porch deck
  warehouse hotel school church factory trailer boat mall fryer candle tablecloth dishwasher washer lamp carpet rug blanket towel
  battery phone scooter vacuum yard backyard balcony stairs elevator chimney motor generator transformer pole box unit`,
);
const PRONOUNS = set('it that this which there');
const SOME = set('one some two three several all both most');
const DETERMINERS = set('the my your our his her their this that a an some');
const PREPOSITIONS = set(
  'on in at of to with from under by near for behind beside into off inside onto out around',
);
/** What somebody says or sees is told of somebody else. */
const REPORTS = set(
  'says said thinks think think believe guess see saw heard hear tell told know knows afraid worried',
);

const classOf = (word: string): Who | null => {
  if (SPEAKER.has(word)) return 'speaker';
  if (PERSONS.has(word) || BODY.has(word)) return 'person';
  if (ANIMALS.has(word)) return 'animal';
  if (PLACES.has(word)) return 'place';
  return PRONOUNS.has(word) ? 'pronoun' : null;
};

/** The subject that a clause begins with: whom the next clause is told of where it names none ("he fell on it and can't breathe"). */
export function firstSubjectOf(clause: string): Who | null {
  const [first = '', ...others] = clause.split(' ').slice(0, WORDS_OF_SUBJECT);
  if (!DETERMINERS.has(first)) return classOf(first);
  return others.map(classOf).find((found) => found !== null && found !== 'speaker') ?? 'thing';
}
const WORDS_OF_SUBJECT = 4;

/** The nearest subject before the end of a text that is no object of a preposition; null: it names none. */
export function subjectOf(before: string): Who | null {
  const all = before.split(' ').filter((word) => word !== '');
  let unknown = false;
  for (let at = all.length - 1; at >= 0; at -= 1) {
    const word = all[at] ?? '';
    if (REPORTS.has(word)) return null;
    if (unknown && DETERMINERS.has(word)) {
      if (!PREPOSITIONS.has(all[at - 1] ?? '')) return 'thing';
      at -= 1;
      unknown = false;
      continue;
    }
    const found = classOf(word);
    if (found === null) {
      unknown ||=
        !PREPOSITIONS.has(word) &&
        !/(?:ing|ly)$|^(?:is|are|was|has|have|had|just|will|not|can|been|now)$/.test(word);
      continue;
    }
    const start = DETERMINERS.has(all[at - 1] ?? '') ? at - 1 : at;
    const ofSome = all[start - 1] === 'of' && SOME.has(all[start - 2] ?? '');
    if (start > 0 && PREPOSITIONS.has(all[start - 1] ?? '') && !ofSome) {
      at = start - 1;
      unknown = false;
      continue;
    }
    return found;
  }
  return null;
}
