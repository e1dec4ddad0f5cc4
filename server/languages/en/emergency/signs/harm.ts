/** Self-harm, violence, and calls for help. */
import { sign, type Sign } from '../sign.ts';

const ONESELF = '(myself|himself|herself|themselves|themself)';
const VICTIM = '(me|us|him|her|my @|somebody|someone|people)';

export const SELF_HARM: readonly Sign[] = [
  sign(
    'self-harm',
    [
      'suicidal',
      '(commit*|attempt*|about|of|consider*|contemplat*) suicide',
      `(want|wants|wanted|going|tries|try|trying|tried|about|plan*|think*|thoughts|thought|ready|feel like|threaten*|will) ~2 (kill|killing|hurt|hurting|harm|harming|cut|cutting) ${ONESELF}`,
      `killing ${ONESELF}`,
    ],
    {
      unless: [
        'if',
        'for (forgetting|missing|not)',
        'over',
        'squad',
        'at',
        'working',
        'laughing',
        'prevention',
        'awareness',
        'hotline',
      ],
    },
  ),
  sign(
    'self-harm',
    [
      '(end|ending|take|taking) (my|his|her|their) (own )?life( (right )?(now|today|tonight))?.',
      '(end|ending) it all',
      'jump* off (a|the|this) (bridge|roof|building|balcony)',
      'better off dead',
      'no reason to live',
      'nothing to live for',
    ],
    {
      unless: ['(in )?(my|his|her|their) (own )?hands', 'back', 'to the next'],
    },
  ),
  sign('self-harm', [
    '(do|does) not want to (live|be alive|be here|exist)( any ?more| any longer)?.',
    '(want|wants) to die( (right now|today|tonight|so bad|so badly))?.',
  ]),
  sign('self-harm', ['(cut|cutting|slit|slitting|slashed) (my|his|her|their) (own )?wrists?'], {
    past: true,
  }),
];

const ATTACKER = ['person', null] as const;

export const VIOLENCE: readonly Sign[] = [
  sign(
    'violence',
    [
      '(has|have|got|with|holding|waving|carrying) an? (@ )?(gun|knife|machete|shotgun|rifle|pistol) ~4( ;)? ~4 (threat*|here|me|us|outside|inside|him|her|in (the|my|our|your) (shop|store|house|salon|restaurant|office)|everyone|customers?|somebody|someone)',
      '(threat*|outside|inside|here) ~3( ;)? ~3 (has|got|with) an? (gun|knife)',
      '(pointing|pointed|aiming|pulled|pulling|holding) (out )?an? (gun|knife|weapon)',
    ],
    { unless: ['collection', 'license', 'licence', 'permit', 'safe'] },
  ),
  sign(
    'violence',
    [
      '(being|been|getting|got|just) (robbed|attacked|kidnapped|mugged|raped|assaulted)',
      'robbing (me|us|the|our)',
      'active shooter',
      'armed (man|men|guy|person|robbers?)',
      '(shooter|gunman) (in|at|outside)',
      'been an? (shooting|stabbing|explosion)',
      '(at|with) (gunpoint|knifepoint)',
      'gun ?shots',
      'shots fired',
      'shooting (at (me|us|people)|people|in(side)? the|everyone)',
      'bomb in',
    ],
    {
      of: ['speaker', 'person', 'pronoun', null],
      past: true,
      unless: ['by (your|the|my) (prices?|bank|boss|insurance|bill)'],
    },
  ),
  sign(
    'violence',
    [
      '(breaking|trying to (break|get)|broke) in(to (my|our|the) (house|home|apartment|flat|shop|store|place|building|back door))?( (right )?now)?.',
      '(intruder|burglar|robber|stranger|somebody|someone) (is |has )?in (my|our|the) (house|home|apartment|basement|shop|store|garage)',
    ],
    { of: ATTACKER },
  ),
  sign(
    'violence',
    [
      `(trying|tried|threaten*) to (kill|stab|shoot|rape|murder|strangle|attack|hurt) ${VICTIM}`,
      `(is|are|keeps?|started|was) (hitting|hurting|beating|beating up|attacking|strangling|choking|stabbing|raping|punching|kicking) (${VICTIM}|each other)`,
    ],
    {
      of: ATTACKER,
      unless: [
        'with',
        'to it',
        'at (chess|golf|tennis|cards|their own game)',
        'up (over|about)',
        'in (chess|golf)',
        'on (price|time)',
      ],
    },
  ),
  sign('violence', [`(is|are) (going to|about to) (kill|stab|shoot|murder) ${VICTIM}`], {
    of: ATTACKER,
    perhaps: true,
    unless: ['if', 'when', '; …', 'for', 'over', 'about', 'because'],
  }),
  sign(
    'violence',
    [
      `(is|are) (going to|about to) (kill|stab|shoot|murder) ${VICTIM}( ;)? ~6 (gun|knife|police|scared|afraid|hiding|outside|door|locked|help)`,
    ],
    { of: ATTACKER },
  ),
];

export const CALLS_FOR_HELP: readonly Sign[] = [
  sign(
    'medical',
    [
      '(need|needs|call|send|get|want|dial|ring|phone)( (me|us|him|her|them|for|an?|the|you|somebody|someone|to|call|get|quick)){0,4} (ambulance|paramedics|ems|911|999|000|112|111)',
    ],
    {
      unless: [
        'ride',
        'service',
        'bill',
        'chaser',
        'company',
        'entrance',
        'driver',
        'attendant',
        '(@ )?(street|road|avenue|main|oak|lane|drive)',
        'dollars',
      ],
    },
  ),
  sign('violence', ['(need|call|send|get)( (me|us|for|the|to|call)){0,3} (police|cops)'], {
    unless: [
      'report',
      'check',
      'clearance',
      'certificate',
      'officer',
      'station',
      'discount',
      'academy',
      'record',
    ],
  }),
  sign(
    'fire',
    [
      '(need|call|send|get)( (me|us|for|the|to|call|an?)){0,3} (fire (department|brigade|engine|truck)|firefighters?)',
    ],
    {
      unless: ['discount', 'inspection', 'permit', 'party', 'cake', 'toy'],
    },
  ),
  sign(
    'medical',
    [
      '(it|this|have|having) (is )?(an? )?(medical|life threatening) emergency',
      'life (and|or) death',
      '(life|lives) (is|are) in danger',
      '(am|is|are) in danger',
    ],
    { unless: ['of (losing|missing|being|running)', 'contact', 'kit', 'room', 'services?'] },
  ),
];
