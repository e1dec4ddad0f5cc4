/** Breath, heart, head, consciousness. */
import { ANOTHER, ANOTHER_OR_NAME, ANYBODY, type Sign } from '../../../danger.ts';
import { alone, around, sign } from '../sign.ts';

const ATTACK =
  '(heart attack|stroke|seizure|fit|cardiac arrest|convulsions?|diabetic (shock|coma)|heat ?stroke|asthma attack)';
const STRONG = '((severe|bad|serious|terrible|massive|strong) )?';

export const BREATH: readonly Sign[] = [
  sign(
    'medical',
    [
      '(not|stopped|hardly|barely|unable to|hard to|hard for @ to|struggl* to|fighting to|no longer) ~2 (breathe|breathing|catch (my|his|her|their) breath)',
      '(trouble|difficult*|problems?|hard time|struggl*) ~1 breathing',
      '(not|barely|hardly) (get|getting|have) (any |enough )?(air|breath)',
      'gasping for (air|breath)',
    ],
    {
      of: ANYBODY,
      unless: [
        'through',
        'with',
        'a word',
        'in (that|those|these|this|my|it)',
        'easy',
        'easily',
        'freely',
        'down',
        'into',
      ],
    },
  ),
  sign(
    'medical',
    [
      'turning blue',
      '(lips|face|skin)( (is|are|has|have|turned|turning|gone|going|went|look*|all)){1,3} (blue|gray|grey|purple)',
    ],
    { of: ANYBODY, unless: ['hair', 'nails'] },
  ),
  sign('medical', ['not (cough|speak|talk|cry) ; breathe']),
  sign('medical', ['foaming at the mouth'], { of: ANYBODY, unless: ['about', 'over', 'to', 'for'] }),
  sign('medical', ['can not swallow( (any ?more|anything|properly|her|his|my own))?.'], {
    of: ANYBODY,
    perhaps: true,
  }),
  sign('medical', ['choking', 'suffocating'], {
    of: ANOTHER_OR_NAME,
    unless: [
      'up',
      'hazards?',
      'back',
      'the',
      'on (my|the|his|her|our) (words|traffic|debt|paperwork|lines?|speech|price|bill)',
    ],
  }),
  alone('medical', ['i am (choking|drowning|suffocating|dying)'], { perhaps: true }),
  sign('medical', [
    '(throat|airway|tongue|lips)( (is|are|feels|has|have|just|start*|to|all|getting|like|it)){0,4} (clos*( up)?|swell*|swollen)',
    'anaphyla*',
    `(having|has|in|into) (an? )?${STRONG}allergic reaction`,
    'stuck in (my|his|her|their|the @) (throat|windpipe|airway)',
    '(need|needs|where is|get|find|use|using) ~3 epi ?pen',
    'not find ~2 inhaler',
  ]),
];

export const HEART_AND_HEAD: readonly Sign[] = [
  sign(
    'medical',
    [
      'chest pains?',
      '(pains?|tightness|pressure|heaviness) ~2 (in|across|on|around) (my|his|her|their|the) chest',
      '(clutch*|grabb*|holding) (his|her|my) chest',
      'chest (is |has been )?(just )?(hurts?|hurting|killing me|(feels |feeling )?(tight|heavy|crushed))',
    ],
    { unless: ['clinic', 'program', 'doctor'] },
  ),
  sign(
    'medical',
    [
      `(in|into|having|(just|maybe|probably) (had|has)|(think|sure) @( (is|am|has|have|just|may|might|be)){0,3} (having|had|has|an?)|(think|sure) my @ had)( (an?|some|another|@ @)){0,2} ${ATTACK}`,
      `had an? (@ )?${ATTACK} (just|right) now`,
      '(his|her|is|their) heart (has )?stopped',
      'is (seizing|convulsing)',
    ],
    {
      of: ANYBODY,
      unless: [
        'of (luck|genius|joy|laughter|giggles)',
        'waiting',
        'grill',
        'burger',
        'over',
        'about',
        'at the (price|bill)',
      ],
    },
  ),
  alone('medical', [
    `(an? |it is an? |this is an? )?(${ATTACK}|choking|not breathing|overdose|ambulance|medical emergency)`,
  ]),
  sign('medical', [
    '(face|mouth|smile|eye|side of (his|her|my) face) (is |has )?(gone )?(droop*|sagg*|crooked|lopsided)',
    '(speech|words)( (is|are))? (all )?slurr*',
    'slurring',
    'not (move|feel|lift) (his|her|my|one) ((left|right|whole) )?(arm|leg|side|legs|arms|face)',
  ]),
  sign(
    'medical',
    [
      `^((i|he|she|they|somebody|someone) |(my|our|the|a) (@ ){1,2})(just )?had an? (@ )?${ATTACK}$`,
      `(it|this|that) be an? ${ATTACK}`,
    ],
    {
      past: true,
      perhaps: true,
    },
  ),
  sign(
    'medical',
    ['(arm|side|face)( (is|are|going|goes|has|gone|feels)){1,3} numb', 'heart (hurts|is hurting)'],
    {
      perhaps: true,
      unless: ['for', 'from', 'after'],
    },
  ),
];

export const CONSCIOUSNESS: readonly Sign[] = [
  around(
    'medical',
    '(hit|banged|bumped|hurt|cracked) (his|her|my|their) head',
    '(throwing up|vomit*|confused|drowsy|passed out|bleeding|not making sense|can not see)',
  ),
  sign('medical', ['(went|gone|all) limp', '(vomit*|throwing up) ; limp'], { of: ANOTHER }),
  sign('medical', ['(think|looks like|afraid) (he|she|they) (is|are|may be|might be) dead'], {
    unless: ['serious', 'set', 'wrong', 'tired'],
  }),
  sign('medical', ['stopped (responding|moving)', 'dead body in (the|my|our|your)'], {
    of: ANOTHER_OR_NAME,
    perhaps: true,
    past: true,
    unless: ['to (my|our|the|emails?|texts?|calls|messages)', 'in', 'here', 'forward', 'around', 'out'],
  }),
  sign('medical', ['(in|into) labor.', 'contractions (are )?(every|@ minutes)', 'into shock.'], {
    perhaps: true,
  }),
  sign(
    'medical',
    [
      'unconscious',
      'unresponsive',
      'no pulse',
      'not (have|find|feel|got) a pulse',
      'out cold',
      '(lost|losing|loses) consciousness',
    ],
    { of: ANYBODY, unless: ['to', 'bias', 'decision'] },
  ),
  sign('medical', ['not (wake|revive) (him|her|them|(my|the|our) @)'], {
    unless: ['for school', 'in the morning', 'early'],
  }),
  sign(
    'medical',
    ['not (responding|waking up|moving|opening (his|her) eyes)', '(will|does|did|can) not (respond|wake up)'],
    {
      of: ANOTHER,
      unless: [
        'to',
        'in',
        'early',
        'before',
        'from',
        'out',
        'forward',
        'house',
        'here',
        'fast',
        'without',
        'until',
        'for',
      ],
    },
  ),
  sign('medical', ['passed out', 'collapsed', 'fainted', 'blacked out'], {
    of: ANOTHER_OR_NAME,
    past: true,
    unless: [
      '(the |some |all )?(flyers|cards|candy|papers)',
      'laughing',
      'on (my|the) (sofa|couch|bed)',
      'drunk',
      'asleep',
      'from (laugh*|joy|work)',
      'into',
      'of',
    ],
  }),
  sign(
    'medical',
    [
      '(fell|fallen) ~6( ;)?( (he|she|is|now|just|can)){0,3} not (get up|move|moving)',
      '(is|are) (just )?(lying|laying|passed out|face down) ~2 (floor|ground|street|sidewalk|pavement)',
    ],
    { of: ANOTHER },
  ),
  sign('medical', ['dying'], {
    of: ANOTHER,
    past: true,
    unless: ['for', 'to', 'of', 'over', 'about', 'with', 'under', 'at the', 'here', 'in (?!front|pain)@'],
  }),
  sign(
    'medical',
    [
      'help ; (i am|we are) dying',
      '(i am|we are) dying ; (help|call)',
      '(think|feel like) (i am|he is|she is) dying',
    ],
    {
      unless: ['for', 'to', 'of', 'over', 'with', 'here'],
    },
  ),
  sign('medical', ['baby is coming (out|now|right now|fast)', 'giving birth (now|right now|here)']),
  sign('medical', ['baby is coming.', '(my|her|wife is|girlfriend is) water (just |has )?(broke|broken).'], {
    perhaps: true,
  }),
];
