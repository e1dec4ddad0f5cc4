/** What is danger in one trade and nothing in another, and what cannot wait there though nobody is in danger. */
import type { TradeSigns } from '../../danger.ts';
import { around, sign } from './sign.ts';

const SOMEBODY = '(he|she|they|husband|wife|boyfriend|girlfriend|partner|ex|man|guy)';
const PARTS = '(outlets?|panel|wall|wires?|wiring|breakers?|socket|switch|fuse box)';

export const TRADES: readonly TradeSigns[] = [
  {
    trade: /dent|orthodon/,
    danger: [
      around('medical', '(swell*|swollen|puffy)', '(breath*|swallow*|throat|neck|eye (is )?shut)'),
      sign('medical', ['(not|hardly|barely|trouble|hard to|difficulty) swallow(ing)?']),
    ],
    urgent:
      /\b(?:face|cheek|jaw|gums?|lip)\b.{0,40}\b(?:swell\w*|swollen|puffy)\b|\b(?:swelling|swollen|puffy) (?:face|cheek|jaw|gums?|lip)\b|\bknocked out\b|\b(?:abscess|pus|fever)\b|\b(?:unbearable|terrible|horrible|excruciating|worst) (?:tooth ?ache|pain)\b/,
  },
  {
    trade: /plumb/,
    danger: [
      around('fire', '(water|sewage|leak*)', '(electric* panel|fuse box|breaker( box)?|outlets?|electric*)'),
    ],
    urgent:
      /\b(?:water|sewage)\b.{0,60}\b(?:through|from|coming out of|all over|everywhere|pouring|gushing|spraying)\b|\b(?:burst|flood\w*|overflow\w*)\b|\bpipes? (?:broke|is broken|exploded|froze|is frozen)\b|\bno water\b/,
  },
  {
    trade: /electric/,
    danger: [around('fire', '(sparks?|sparking|smoke|smoking|burning|flames?)', PARTS)],
    urgent:
      /\b(?:burning smell|smells? (?:like )?burn\w*|buzzing|no power|power is out|lost power|hot to the touch)\b/,
  },
  {
    trade: /restaurant|cafe|catering|bakery|\bbar$/,
    danger: [
      around(
        'medical',
        '(allerg*|ate|eaten|eating|peanuts?|nuts?|shellfish|shrimp|sesame)',
        '((lips|face|tongue|throat|eyes?) (is |are )?(swell*|swollen|itch*|clos*)|(has|have) hives)',
      ),
    ],
    urgent: null,
  },
  {
    trade: /law|attorney|legal/,
    danger: [
      around(
        'violence',
        `(${SOMEBODY} ((is|are) )?(here|outside|at (my|the) door|inside|breaking (in|down)|banging|following me))`,
        '(restraining order|protective order|scared|afraid|hurt|hit|kill|threat*|gun|knife)',
      ),
      sign(
        'violence',
        [`${SOMEBODY} ((is|are) )?(going to|trying to) (hurt|hit|shoot|stab|beat|kill) (me|us|her|him|my @)`],
        { unless: ['with', 'to', 'for', 'up for', 'in court'] },
      ),
      sign('violence', ['(am|are) not safe']),
    ],
    urgent:
      /\b(?:arrested|in jail|in custody|evicted|police (?:is|are) (?:here|at)|court (?:is )?(?:today|tomorrow))\b/,
  },
  {
    trade: /locksmith|auto|mechanic|garage/,
    danger: [],
    urgent:
      /\b(?:locked out|broke down|stranded|brakes? (?:failed|do not work|(?:is|are) not working|gave out))\b/,
  },
  {
    trade: /heating|hvac|cooling/,
    danger: [],
    urgent: /\bno heat(?:ing)?\b|\bheat(?:ing|er)?\b.{0,30}\b(?:not working|broke|stopped|went out|is out)\b/,
  },
  {
    trade: /\bvet|animal/,
    danger: [
      sign(
        'animal',
        [
          '(ate|eaten|swallowed|drank|got into|chewed) ~5 (poison|chocolate|antifreeze|xylitol|grapes|raisins|lil(y|ies)|medications?|pills|onions?|socks?|battery)',
          '(hit|run over) by an? (car|truck|bus|bike)',
          'seizures?',
          'collapsed',
          'not (stand|get up|walk|pee|urinate)',
          'bloated',
          'bleeding',
        ],
        { past: true, unless: ['a little', 'into', 'when', 'on my', 'follow'] },
      ),
    ],
    urgent:
      /\b(?:vomit\w*|throwing up|limping|not eating|will not eat|diarrh\w+|in (?:a lot of )?pain|emergency)\b/,
  },
];

/** Where gas is of cars, and where patients are animals. */
export const TRADE = { cars: /\b(?:auto|mechanic|garage|car)/, animals: /\bvet|\banimal|\bpet/ };

/** A patient of a vet's, by its kind or by a pronoun. */
export const PET =
  /\b(?:he|she|it|him|her|his|dogs?|pupp(?:y|ies)|cats?|kittens?|rabbit|bunny|bird|parrot|hamster|horse|pet)\b/;

/** The caller themselves, or somebody of theirs, and no animal. */
export const PEOPLE =
  /\b(?:i|me|my (?:chest|husband|wife|child|kid|son|daughter|baby|mother|mom|father|dad|friend))\b/;

/** Gas of these does not fill a house; these smell of rotten eggs without gas. */
export const OTHER_GAS =
  /\b(?:car|truck|van|engine|mower|motorcycle|bike|boat|chainsaw|dog|cat|pet|puppy|shampoo)\b/;
export const OTHER_ROTTEN =
  /\b(?:water|drain|sink|toilet|shower|faucet|fridge|refrigerator|heater|hair|perm|dog|cat)\b/;
