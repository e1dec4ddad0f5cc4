/** What callers tell rather than wish, and somebody of the team should know: lateness, complaints, other people's business. */

/** Written over several lines. */
const anyOf = (words: string): RegExp =>
  new RegExp(
    String.raw`\b(?:${words
      .split('\n')
      .map((line) => line.trim())
      .join('')})\b`,
  );

const BE_LATE = String.raw`(?:running|going to be|gonna be|i'?ll be|we'?ll be|i'?m|we'?re|he'?s|she'?s|might be|may be)`;
const HOW_MUCH = String.raw`(?:a|bit|little|about|so|very|probably|like|maybe|at least|\w+|minutes?|mins?)`;

export const news = {
  /** Is late, or has left something. */
  inTrouble: anyOf(String.raw`
    ${BE_LATE} (?:${HOW_MUCH} ){0,4}(?:late|behind|delayed)(?! (?:afternoon|morning|evening|in the|one))|
    (?:stuck|caught|held up) (?:in|on|at|behind)|traffic|flat tire|flat tyre|broke down|on (?:my|our) way|
    (?:won'?t|can'?t|not gonna|not going to) be there (?:till|until|by|before|for|on time)|
    be there (?:in|a bit|a little) \w+|(?:my|the) (?:train|bus|car|flight|tram) (?:is|was|has|won'?t)|
    (?:left|forgot|lost|dropped) my (?!appointment|booking|old|last|barber)\w+
  `),
  /** Complains, or tells bad news: the caller deserves to hear that one is sorry. */
  isSad: anyOf(String.raw`
    (?:not|never|wasn'?t|isn'?t|aren'?t) (?:(?:very|really|at all|too|so|that) ){0,3}(?:happy|satisfied|pleased|impressed)|
    unhappy|dissatisfied|disappoint(?:ed|ing)|butchered|ruined|botched|messed up|screwed up|
    crooked|uneven|lopsided|patchy|too short|bald spot|a mess|looks (?:awful|terrible|horrible|bad|wrong|ridiculous)|
    (?:redo|fix) (?:my|the|this|his|her)|did (?:a|such a) (?:bad|terrible|awful|horrible|poor) job|
    overcharged|charged (?:me |us |my card )?(?:twice|double|too much|wrong)|double charged|
    money back|refund|compensation|make a complaint|(?:want|like|need) to complain|
    was (?:so |very |really )?rude|(?:waited|waiting) (?:for )?(?:over |more than |almost |nearly )?(?:an hour|\w+ (?:minutes|hours))|
    nobody (?:called|answers|answered|came|showed)|
    call(?:ing)? (?:in )?sick|(?:can'?t|won'?t) (?:come|make it|be) (?:in )?(?:to|at|for) work|off sick|my shift|
    (?:won'?t|can'?t) be in (?:today|tomorrow|this|until|till|on|for)
  `),
  /** Comes on the business of somebody else: sells, delivers, asks for work, collects a bill. */
  isErrand: anyOf(String.raw`
    (?:apply|applying|application) (?:for|to)|(?:a|the|any) (?:job|vacancy|position|apprenticeship)s?|
    (?:looking|asking) for (?:work|a job)|work (?:for|with) you|my (?:cv|resume)|hiring|
    (?:for )?your business(?: listing| profile)?|for your (?:company|shop|salon|practice|office|store|website|clinic)|
    verification|on behalf of|calling (?:you )?from (?!my|home|work|the car|a|out)|
    your (?:google|energy|electricity|internet|phone bill|insurance policy|account with)|
    (?:is|the) (?:owner|manager|person in charge|decision maker)(?: there| around| available| in)?|in charge of|
    a (?:special |great |good |new )?(?:offer|proposal|opportunity) (?:for|on|about)|
    sponsor\w*|advertis\w*|marketing|partnership|survey|parcel|package|courier|deliver(?:y|ing|ed)?|
    (?:an? |the |your |our |unpaid |outstanding )invoices?|(?:a|the|my) receipt|supplier|
    journalist|reporter|lost property|health inspector|(?:fire|safety) inspection
  `),
} as const;
