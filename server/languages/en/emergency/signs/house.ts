/** Fire, gas and electricity. */
import type { Sign } from '../../../danger.ts';
import { alone, around, sign } from '../sign.ts';

const PLACE =
  '(house|home|apartment|flat|building|kitchen|basement|attic|roof|garage|shop|store|restaurant|salon|car|truck|engine|oven|stove|dryer|curtains?|wires?|wiring|outlet|furnace|bed|clothes|hair|place|room|barn|shed|panel|couch|sofa)';
const NO_FIRE = [
  'sales?',
  'pits?',
  'places?',
  'trucks?',
  'stations?',
  'drill',
  'hydrants?',
  'extinguishers?',
  'alarms?',
  'escapes?',
  'doors?',
  'department',
  'marshal',
  'code',
  'damage',
  'safety',
  'works',
  'ants?',
  'inspect*',
  'sprinklers?',
  'hazard',
  'engine',
  'exit',
  'wood',
  'lane',
  'wall',
  'ring',
  'hose',
];

export const FIRE: readonly Sign[] = [
  sign(
    'fire',
    [
      '(is|are) (@ )?(on fire|in flames|ablaze)',
      '(caught|catching|catches) (on )?fire',
      '(up|engulfed) in flames',
      'burning down',
      '(full of|filling (up )?with|filled with) smoke',
      'smoke (is )?(filling|everywhere)',
    ],
    {
      of: ['place', 'pronoun', null],
      unless: ['today', 'tonight', 'this (week|season|year)', 'lately', 'with', 'from (the )?(pepper|spic*)'],
    },
  ),
  sign('fire', [
    '(clothes|hair|shirt|sleeve|dress|pants|apron)( (is|are|caught|just|on)){1,3} (fire|burning)',
  ]),
  sign('fire', ['there is (an? )?(@ )?fire', `fire (in|at) (the|my|our|your) (@ )?${PLACE}`], {
    unless: NO_FIRE,
  }),
  sign('fire', [`${PLACE}( (is|are|just|still|next door)){1,3} burning`], {
    unless: ['hot', 'up', 'through', 'money', 'oil', 'fuel', 'too', 'a', 'the food', 'more', 'smell'],
  }),
  alone('fire', ['fire', '(we|i) have a fire', 'it is a fire']),
  sign(
    'fire',
    [
      '(smoke|fire) (alarms?|detectors?)( (is|are|keeps?|just|started|went)){0,2} (going off|go off|off|screaming|ringing|blaring)',
      'smell(s|ing)? ~2 smoke',
      'smoke (is )?(coming|pouring)',
      'there is ((much|lots of|a lot of|thick|black|heavy|white) )?smoke (in|inside|under|behind|by|near|everywhere)',
    ],
    {
      perhaps: true,
      unless: [
        'the (video|picture|photo|movie|logo)',
        '(from|out of) (the |my |a |your )?(barbecue|bbq|grill|chimney|cigarettes?|exhaust|incense|fires?|smoker|vape)',
      ],
    },
  ),
  sign('fire', [
    '(power ?lines?|live wires?|electric(al)? (lines?|wires?))( (is|are|has|have|just|came|fell|fallen)){0,3} (down|fell|fallen|on the (ground|car|road|street|driveway))',
    'power ?lines? (fell|came down)',
    'downed power ?lines?',
  ]),
];

export const GAS: readonly Sign[] = [
  around(
    'gas',
    '(carbon monoxide|gas smell)',
    '(dizzy|headaches?|sick|sleepy|nause*|faint*|vomit*|throwing up|passed out)',
  ),
  sign('gas', ['(think|may|might) ~3 carbon monoxide'], {
    perhaps: true,
    unless: ['detectors?', 'alarms?', 'test', 'sensors?'],
  }),
  sign('gas', [
    '(carbon monoxide|co)( (alarms?|detectors?))?( (is|are|keeps?|just|started|has been|went)){0,2} (going off|go off|off|will not (stop|shut up|shut off)|beeping|ringing|screaming|sounding|alarming|blaring|leak*|in the (house|air|home))',
  ]),
  sign(
    'gas',
    [
      'smell(s|ing|ed)?( (of|like|some|a|the|natural|strong|strongly|propane|lot|bit|faint|is)){0,5} gas',
      'gas (leak|leaking|smell|odou?r|is leaking|is escaping)',
      'leak* gas',
      'gas (is )?(hissing|leaking|escaping|pouring|blowing|coming) (out|from|in|through)',
      'hissing gas',
      'gas (line|pipe|main|meter)( (is|has|just|got|was)){0,2} (burst|broke|broken|leaking|hit|ruptured|cut|hissing)',
      'hit (a|the) gas (line|pipe|main)',
    ],
    {
      unless: [
        'stations?',
        'bill',
        'money',
        'prices?',
        'pump',
        'detect*',
        'cap',
        'company',
        'grill',
        'tester',
      ],
    },
  ),
  sign('gas', ['(smell*|stink*|odou?r|scent) ~3 rotten eggs?'], {
    of: ['place', 'speaker', 'person', 'pronoun', null],
  }),
  sign('gas', ['there is (an? |this )?(@ )?(smell|stink|odou?r|stench) of (rotten eggs?|sulfur|sulphur)']),
  sign('medical', ['touch* ~2 (live|power|bare) (wires?|lines?)'], {
    of: ['speaker', 'person', 'pronoun', null],
    past: true,
  }),
];
