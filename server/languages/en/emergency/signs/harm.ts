/** Self-harm, violence, and calls for help. */
import type { Sign } from '../../../danger.ts';
import { around, sign } from '../sign.ts';

const ONESELF = '(myself|himself|herself|themselves|themself)';
const VICTIM = '(me|us|him|her|my @|somebody|someone|people)';

export const SELF_HARM: readonly Sign[] = [
  around(
    'self-harm',
    '(standing|sitting|am) on (a|the) (bridge|roof|ledge|railing|tracks)',
    '(jump|end it|die)',
  ),
  sign(
    'self-harm',
    [
      'suicidal',
      '(commit*|attempt*|about|of|consider*|contemplat*) suicide',
      `(want|wants|wanted|going|tries|try|trying|tried|about|plan*|think*|thoughts|thought|ready|feel like|threaten*|will) ~2 (kill|killing|hurt|hurting|harm|harming|cut|cutting|shoot|shooting|hang|hanging) ${ONESELF}`,
      `killing ${ONESELF}`,
    ],
    {
      unless: [
        'if',
        'for (forgetting|missing|not)',
        'in the foot',
        '(up|out) @',
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
    '(want|wants) to be dead.',
    'wish(es)? (i|he|she) (was|were) (dead|never born).',
  ]),
  sign(
    'self-harm',
    [
      `(been|keeps?|started) (cutting|harming|hurting|burning) ${ONESELF}( (again|on purpose|at night|a lot))?.`,
      '(nobody|no one) (would|will) (miss|notice|care if) (me|i)',
      'better off without (me|him|her).',
      'want to jump.',
    ],
    { perhaps: true },
  ),
  sign('self-harm', ['(cut|cutting|slit|slitting|slashed) (my|his|her|their) (own )?wrists?'], {
    past: true,
  }),
];

const ATTACKER = ['person', null] as const;

export const VIOLENCE: readonly Sign[] = [
  around(
    'violence',
    '(choked|strangled|beat|punched|kicked|attacked|hit) (me|us|her|him)',
    '(i am|she is|he is) (bleeding|hiding|not safe|trapped|scared|locked)',
  ),
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
      '(man|guy|men|woman|person|somebody|someone|stranger|kid|customer|boyfriend|husband|ex)( (out )?(there|here))? (is )?(has|have|with|holding|carrying|waving|swinging) an? (@ )?(gun|knife|machete|shotgun|rifle|pistol|axe)',
      '(here|outside|inside|in (the|my|our) @) with an? (@ )?(gun|knife|bat|machete|rifle|axe|hammer|weapon)',
      '(man|guy|woman|stranger|person|somebody|someone) (is )?trying to (take|grab|snatch|kidnap) (me|us|my|the|one of (my|the|our)|our|a)',
    ],
    {
      past: true,
      unless: [
        '(range|shop|store|show|charge|throwing|collection|license|licence|permit|safe|set|block|skills|sharpener|tattoo|law|case|fight|owner|dealer)',
        '(to|that|for|from|who) @',
        'he|she|they',
      ],
    },
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
      '(breaking|trying to (break|get)) into (my|our|the) ~1 (room|car|garage|door|window|house|home|apartment)( (right )?now)?.',
      '(breaking|kicking|banging|smashing|trying to (break|kick|bang|smash)) (down|in) (the|my|our) (@ )?(door|window)',
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
  sign(
    'violence',
    [
      '(is|are|keeps?) (following|stalking|chasing) (me|us|her|him)',
      '(do|does) not feel safe.',
      '(scream*|call*|cry*|yell*|shout*) for( ;)? help',
      '(locked|locking|holding) (me|us|her|him) (in|hostage|prisoner|captive)',
      'not let (me|us|her|him) (leave|out|go).',
      `(said|says|swore|told me) (he|she|they) (will|would|is going to|are going to) (kill|stab|shoot|murder) ${VICTIM}( (tonight|today|now))?.`,
      'bomb threat',
    ],
    {
      perhaps: true,
      unless: ['on (instagram|facebook|twitter|tiktok|social)', '; …', 'online', 'for @', 'home from'],
    },
  ),
  sign(
    'violence',
    ['(child|kid|son|daughter|boy|girl|baby|toddler|husband|wife|mother|father) (is|has been|went) missing.'],
    {
      perhaps: true,
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
