type EmergencyKind = 'help' | 'gas' | 'self-harm' | 'animal';

/** The words by which an emergency is told, and what a caller in one is told. Which signs count, and when, is decided elsewhere. */
export const emergency = {
  /** The sentences of an utterance: lower case, straight apostrophes, no other signs. */
  sentences: (utterance: string) =>
    utterance
      .toLowerCase()
      .replaceAll(/[\u2018\u2019]/g, "'")
      .replaceAll(/(?<![.!?;,])[.!?;,]+(?=\s|$)/g, ' | ')
      .replaceAll(/[^\w'|]+/g, ' ')
      .trim()
      .split(' | '),
  selfHarm: [
    /\b(suicidal|(commit|committing|attempt|attempted|thinking (of|about)|thoughts of|considering) suicide)\b/,
    /\b(kill|killing|hurt|hurting|harm|harming) (myself|himself|herself|themselves)\b/,
    /\b(end|ending|take|taking) my (own )?life\b|\b(don'?t|do not) want to (live|be alive)\b|\bwant to die\b(?! (my|her|his|the|it|of))/,
  ],
  gas: [
    /\bsmell(s|ing|ed)?( of| like| some| a| the| natural| strong(ly)?)* gas\b|\bgas (leak|smell|odou?r)|\bleaking gas\b|\b(gas line|gas pipe) (burst|broke|is leaking)/,
    /\brotten eggs?\b/,
  ],
  /** Gas of these does not fill a house. */
  otherGas: /\b(car|truck|van|engine|tank|mower|motorcycle|station|dog|cat)\b/,
  /** A body, or all that a house holds, in danger. */
  danger: [
    /\b(chest pains?|pains? in (my|his|her|their|the) chest|(my|his|her) chest (hurts|is tight))\b/,
    /\b(can'?t|can ?not|could ?n'?t|unable to|isn'?t|not|stopped|barely|hardly|trouble|difficulty|struggling to|hard to|problems?) (even |really )?(breathe?|breathing|get (any )?air)\b/,
    /\b(choking|suffocating|turning blue|throat('s| is) (closing|swelling)|anaphyla\w+|severe allergic reaction)\b/,
    /\b(unconscious|unresponsive|not responding|(won'?t|can'?t|not) wak(e|ing) (up|him|her|them)|no pulse)\b/,
    /\b(he|she|someone|somebody|husband|wife|mother|mom|mum|father|dad|son|daughter|baby|friend|customer|man|woman|they)('s| is| has| have| just)* (passed out|collapsed|fainted|drowning|dying)\b(?! (for|to|of (laugh|boredom|curios)))/,
    /\b(think|afraid|feel like) (i'm|i am|he's|she's) dying\b(?! (for|to))/,
    /\b(having|had|having had|is|think it'?s|maybe) (a |an )?(heart attack|stroke|seizure)\b/,
    /\bbleeding (very )?(heavily|badly|out|a lot|so much|everywhere|profusely|to death)\b/,
    /\bbleeding (that |which )?(just )?(won'?t|will not|doesn'?t|does not|isn'?t|not) stop/,
    /\b((can'?t|cannot|won'?t|doesn'?t) stop (the |my |his |her )?bleeding|los(t|ing) (a lot of|so much|too much) blood|blood everywhere)\b/,
    /\b(overdos\w+|od'?ed|took (too many|all (of )?(my|the|his|her)|a (whole )?bottle of) (pills|tablets|medication|medicine)|(drank|swallowed) (bleach|poison|antifreeze|acid))\b/,
    /\b(electrocuted|drowning|been (shot|stabbed)|(he|she|i) got (shot|stabbed)\b(?! down))/,
    [/\b(has|have|got|with) a (gun|knife)\b/, /\b(threat\w+|here|me|us)\b/],
    /\b(breaking into my (house|home|apartment)|(going|trying) to kill (me|us|him|her))\b/,
    /\b(need|call|send|get) (me |us |him |her )?(an ambulance|the ambulance|9 ?1 ?1|nine one one|triple zero|999|112)\b|\bmedical emergency\b/,
    /\b(house|building|kitchen|apartment|flat|home|room|shop|basement|roof|stove|oven|dryer|furnace|panel|outlet|wires?|clothes)('s| is| are)? on fire\b|\bthere('s| is) a fire\b(?! (sale|place|pit|truck|station|drill))/,
    /\bcarbon monoxide\b|\bco (alarm|detector)('s| is)? (going off|beeping|ringing)\b/,
  ],
  /** What is an emergency in one trade and a mere nuisance, or nothing, in another. */
  dangerByTrade: [
    {
      trade: /dentist/,
      signs: [
        [/\b(swell\w*|swollen|puffy)\b/, /\b(breath\w*|swallow\w*|throat|eye|neck)\b/],
        [/\b(breath\w*|swallow\w*)\b/, /\b(swell\w*|swollen)\b/],
        /\b(can'?t|cannot|trouble|hard to|difficulty) swallow(ing)?\b/,
      ],
    },
    {
      trade: /plumber/,
      signs: [
        [/\bsewage\b/, /\b(electric\w*|outlet|panel)\b/],
        [/\bwater\b/, /\b(fuse box|electrical panel|breaker)\b/],
      ],
    },
    // Guests with an allergy, cut or burnt hands in the kitchen, and what is stuck in somebody's throat.
    {
      trade: /restaurant/,
      signs: [
        [
          /\b(allerg\w+|ate|eaten|eating|nuts?|peanuts?|shellfish|shrimp|sesame)\b/,
          /\b(swell\w*|swollen|throat|lips|tongue|hives)\b/,
        ],
        /\b(needs?|used|using|where('s| is)|have) (an |the |his |her |my |their )?epi ?pen\b|\banaphyla\w+/,
        /\bstuck in (my|his|her|their) throat\b/,
      ],
    },
    // Clients who are threatened while they speak; what happened last year is a case and no emergency.
    {
      trade: /law office/,
      signs: [
        [
          /\b(he|she|they|husband|wife|boyfriend|girlfriend|partner|ex)('s| is| are)? (here|outside|at (my|the) door|inside|coming|breaking in|banging|following me)\b/,
          /\b(restraining order|scared|afraid|hurt|hit|kill|threat\w+|gun|knife)\b/,
        ],
        [
          /\b(restraining order|scared|afraid)\b/,
          /\b(he|she|they)('s| is| are) (here|outside|at (my|the) door|inside|breaking in|banging|following me)\b/,
        ],
        /\b(he|she|they)('s| is| are)? (going to|gonna|trying to) (hurt|hit|shoot|stab|beat) (me|us|her|him|my \w+)\b(?! (with|to|for|up for)\b)/,
        /\b(hitting|beating|choking|strangling) (me|us|her|him|my \w+) (now|right now|again)\b|\bi'?m not safe\b|\b(am|are) (in danger|not safe)\b|\bi'm in danger\b/,
      ],
    },
    {
      trade: /electrician/,
      signs: [
        [
          /\b(sparks?|sparking|smoke|smoking|burning smell)\b/,
          /\b(outlet|panel|wall|wires?|wiring|breaker|socket)\b/,
        ],
        [
          /\b(outlet|panel|wall|wires?|wiring|breaker|socket)\b/,
          /\b(sparks?|sparking|smoking|smoke|burning)\b/,
        ],
      ],
    },
  ],
  animal: [
    /\b(ate|eaten|swallowed|drank|got into) (some |a |the |his |her |my |rat )*(poison|chocolate|antifreeze|xylitol|grapes|raisins|lil(y|ies)|medication|pills)\b/,
    /\b(hit|run over) by a (car|truck|bus|bike)\b|\bseizures?\b|\bcollapsed\b|\bcan'?t (stand|get) up\b|\bbloated\b|\bbleeding\b|\bnot moving\b/,
  ],
  pet: /\b(dog|puppy|cat|kitten|rabbit|bunny|bird|parrot|hamster|horse|pet|he|she|it|him|her|his)\b/,
  /** The caller, or somebody of theirs, rather than an animal. */
  person:
    /\b(i'm|i am|i can'?t|i think i|my chest|my (husband|wife|child|son|daughter|baby|mother|father))\b/,
  /** Stands right before what is not so: "no chest pain". */
  denied: /\b(no|without|not having( any)?|don'?t have( any)?|isn'?t any|never had)( any| more)? $/,
  /** The sentence speaks of what is long over. */
  longAgo: /\b(last (year|month|summer|winter)|(years?|months?) ago|used to|as a (kid|child))\b/,
  /** How a business calls its trade, where gas is of cars, and where patients are animals. */
  trades: { cars: /\b(auto|mechanic|garage)/, animals: /\bvet/ },
  /**
   * What a caller is told at once.
   * @param number to call for help
   * @param listener the number of somebody who listens at any hour, where there is one
   */
  say(kind: EmergencyKind, number: string, listener: string | null) {
    switch (kind) {
      case 'help':
        return `This sounds like an emergency. Please hang up now and call ${number}.`;
      case 'gas':
        return `This could be dangerous. Please get everybody out now, touch no switches, and call ${number} from outside. Hang up now.`;
      case 'animal':
        return 'This sounds like an emergency. Please hang up now and take your animal to the nearest emergency animal hospital.';
      case 'self-harm': {
        const also =
          listener === null ? '' : ` You can also call ${listener} at any hour, and somebody will listen.`;
        return `I am so glad you told me. Please hang up now and call ${number}.${also}`;
      }
    }
  },
};
