/** Wounds, poison and water. */
import { ANOTHER, ANOTHER_OR_NAME, ANYBODY, type Sign } from '../../../danger.ts';
import { sign } from '../sign.ts';

const POISON =
  '(bleach|cleaners?|cleaning (fluid|stuff|products?|supplies)|antifreeze|((lighter|brake|washer) )?fluid|glue|paint|perfume|poison|acid|lye|detergents?|((tide|laundry|dish*) )?pods?|gasoline|petrol|kerosene|thinner|turpentine|ammonia|lamp oil|pesticides?|weed ?killer|drano|(button )?batter(y|ies)|magnets?|windex|polish remover|acetone|sanitizer|rubbing alcohol|chemicals?|peroxide|medicines?|medication|pills|tablets)';
const PILLS =
  '(pills|tablets|capsules|medications?|medicines?|meds|painkillers|aspirins?|tylenol|paracetamol|ibuprofen|opioids|xanax|valium|antidepressants|benzos|sedatives)';
const FINGER = '(finger|thumb|hand|toe|foot|arm|leg|ear)s?';

export const WOUNDS: readonly Sign[] = [
  sign(
    'medical',
    [
      '(bleeding|bled) ~4 (heavily|badly|a lot|lots|much|everywhere|profusely|to death|out|bad|hard|non ?stop|all over)',
      '(bleed|bleeding|bleeds) ~6( ;)?( (it|that|he|she|i|we|they|which|just|still|will|does|is|has|would|do|can)){0,3} not (stop|stopped|stopping)',
    ],
    {
      of: ANYBODY,
      unless: ['of (the|my|this|that|money|cash)', 'edge', 'when i (brush|floss)', 'onto', 'into', 'through'],
    },
  ),
  sign('medical', ['bleeds? ~4 (heavily|badly|a lot|lots|much|everywhere|profusely|to death|out)'], {
    of: ANYBODY,
    unless: ['of', 'when i', '; …'],
  }),
  sign('medical', [
    'not stop (the |my |his |her )?bleeding',
    'there is (much|lots of|a lot of) blood',
    '(losing|lost) (a lot of|much|too much|lots of) blood',
    'blood (is |are )?(everywhere|all over|gushing|spurting|pouring|squirting)',
    '(gushing|spurting|covered in|coughing up|vomiting|throwing up) blood',
  ]),
  sign(
    'medical',
    [
      '(cut|slit|slashed|severed|sliced) ~2 (throat|artery|neck open)',
      `(cut|sliced|chopped|tore|ripped) (off )?(my|his|her|their|a|the) ~1 ${FINGER} (clean )?off`,
      `(cut|sliced|chopped|tore|ripped) off (my|his|her|their|a|the) ~1 ${FINGER}`,
      `${FINGER} (is|got|was) (cut|chopped|torn|ripped) off`,
      'bone (is )?sticking out',
      '(third degree|severe|bad) burns',
      '(is|has|got) (badly|seriously|critically|severely) (hurt|injured|burned|burnt)',
      '(is|got|was) (hurt|injured|burned|burnt|cut) (badly|bad|severely|seriously)',
      '(somebody|someone|people|person|man|woman|child|kid) (is|are|got|was) (hurt|injured)( bad|badly)?.',
      'burn(ed|t) (him|her|my)self badly',
    ],
    { past: true },
  ),
  sign(
    'medical',
    ['(was|were|been|got|just|is|being) (shot|stabbed|electrocuted)', '(getting|being|got|is) shocked by'],
    {
      of: ANYBODY,
      past: true,
      unless: [
        'down',
        'already',
        'by',
        'in (?!(the|my|his|her) (leg|arm|chest|head|stomach|belly|shoulder|hand|foot|neck|face))@',
        'for',
        'on (film|location)',
        'of',
        'beautifully',
        'last',
        'before',
      ],
    },
  ),
  sign('medical', ['(was|were|been|got|just|is) (run over|hit by an? (car|truck|bus|motorcycle|train))'], {
    of: ANOTHER_OR_NAME,
    past: true,
  }),
  sign(
    'medical',
    [
      '(car|truck|bus|van|suv|motorcycle|train|taxi) (just )?(hit|struck|ran over) (an?|my|our|the|some) ~1 (kid|child|boy|girl|man|woman|person|baby|toddler|son|daughter|wife|husband|mother|father|mom|dad|cyclist|pedestrian|lady|guy)',
      '(fell|fallen) (from|off|out of|down) (the|a|our|my|your) (@ )?(balcony|roof|window|ladder|bridge|scaffold*|stairs)',
    ],
    { past: true, perhaps: true },
  ),
  sign(
    'medical',
    [
      '(bit|bitten by|bite from) (an? )?(@ )?(snake|rattlesnake|rattler|copperhead|cobra|viper|black widow)',
      '(snake|rattlesnake|cobra|viper) bit (me|him|her|us|my)',
      '(boiling|hot|scalding) (water|oil|coffee|soup|tea|grease) ~2 (on|over) (me|him|her|his|my|herself|himself)',
      '(bleach|acid|chemicals?|cleaner|lye|drano) ~3 (in|into) (my|his|her|both) ~1 eyes?',
    ],
    { past: true },
  ),
  sign(
    'medical',
    [
      '(been in|just had|just (got|was) in|just saw) (an? )?(@ )?(car )?(accident|crash|wreck)',
      '(something|it|oven|boiler|tank|grill|battery) (just )?exploded',
      '(stuck|trapped) in (the|an|your|our) elevator',
    ],
    {
      past: true,
      perhaps: true,
      unless: ['lawyer', 'report', 'repair', 'claim', 'attorney', 'free', 'course', 'that'],
    },
  ),
  sign('medical', ['jumped (from|off|out of) (the|a|our|your) (@ )?(balcony|roof|bridge|window|building)'], {
    of: ['person', null],
    past: true,
  }),
  sign('medical', ['(locked|stuck|trapped) in (the|a|my|our) (hot )?car'], { of: ANOTHER }),
  sign('medical', ['(trapped|pinned|crushed) (under|in (the|a|his|her|my) (wreck|fire|machine))'], {
    of: ANYBODY,
  }),
];

export const POISONS: readonly Sign[] = [
  sign(
    'medical',
    [
      'overdos*',
      "od'?ed",
      `(took|taken|swallowed|ate|eaten|taking|swallowing) ((way )?too (many|much)|(a lot|lots) of|an? (@ )?(bottle|handful|box|pack|bunch) (full )?of|all( of)?)( (my|his|her|their|the|of)){0,2} ~2 ${PILLS}`,
      '(have|has) been poisoned',
      'carbon monoxide poisoning',
    ],
    {
      of: ANYBODY,
      past: true,
      unless: ['on (sugar|caffeine|chocolate|sun|tv|perfume|cuteness|work)', 'of', 'awareness'],
    },
  ),
  sign(
    'medical',
    [
      `(drank|drunk|drinking|swallowed|swallowing|ate|eaten|eating|ingested|chewed on|inhaled|got into) ~5 ${POISON}`,
    ],
    {
      of: ANYBODY,
      past: true,
      unless: ['free', 'as prescribed', 'with', 'for (my|his|her)', 'bar', 'shop', 'this morning'],
    },
  ),
  sign('medical', ['drowning'], {
    of: ANOTHER_OR_NAME,
    unless: [
      'in (?!(the|a|our|my|your) (pool|water|river|lake|sea|ocean|bath*|tub|pond)\\b)@',
      'under',
      'out',
      'at work',
    ],
  }),
  sign('medical', ['fell (in|into|inside) (the|a|our|your) (pool|river|lake|pond|water|well|canal)'], {
    of: ANOTHER,
    past: true,
  }),
];
