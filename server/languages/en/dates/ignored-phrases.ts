import { FULL_WEEKDAY } from './rules.ts';

/**
 * Phrases that sound like time and say nothing about when the caller wants to come: greetings, durations, ages,
 * the past, prices, how many people. They are read before anything else, and skipped.
 */
const UNIT = '(?:seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|yrs?)';
const PEOPLE =
  '(?:people|persons?|of us|of them|kids?|children|guys|boys|girls|men|women|adults|sons|daughters|heads|guests|friends)';

export const IGNORED_PHRASES: readonly RegExp[] = [
  `good (?:morning|afternoon|evening|night|day)`,
  `^(?:morning|afternoon|evening)(?= (?:i|id|im|hi|hello|there|this|can|could|do|sam|my|how|its)\\b)`,
  `have a (?:good|great|nice|lovely) (?:day|night|morning|afternoon|evening|week(?:end)?|one)`,
  `(?:a|1|one|half a|just a|give me a|hold on a|wait a) (?:second|sec|minute|min|moment)\\b(?! (?:from|after))`,
  `(?:\\d+|a few|few|several|many) ?(?:years?|yrs?) ?olds?`,
  `(?:been|waited|waiting) (?:about |over |almost |like |nearly )?(?:\\d+|a few|a) ${UNIT}`,
  `for (?:the (?:last|past) )?(?:\\d+|a few|a couple of|many|several|about \\d+|over \\d+|almost \\d+|all these) ?${UNIT}(?: now)?`,
  `(?:in|over) (?:the (?:last|past)|ages|years|a while|forever) ?(?:\\d+ )?(?:${UNIT})?`,
  `(?:\\d+|price|a hundred) (?:dollars?|bucks|euros?|pounds?|quid|percent|cents?)`,
  `(?:\\d+|few|several) ${PEOPLE}\\b`,
  `for (?:\\d+|a|one|two) (?:person|people)`,
  `the (?:\\d+) ${PEOPLE}\\b`,
  `party of \\d+`,
  `(?:get|have|book|need|want|schedule|reserve)(?: me| us)? 1(?= )(?! (?:[ap]m|oclock|\\d))`,
  `(?:hes|shes|theyre) (?:only |just |about |now )?\\d{1,2}(?! ?(?:[ap]m|oclock))`,
  `number \\d+(?= (?:on|cut|guard|fade|all|buzz))`,
  `(?:room|suite|apartment|apt|unit|floor|grade|age|aged|line|extension|size|level|gate|guard|clipper) \\d+`,
  `\\d+ on (?:the )?(?:top|sides?|back)`,
  `\\d+(?:st|nd|rd|th) (?:street|avenue|ave|floor|times?|birthday|anniversary|grade|grader|visit|haircut|booking|appointment)`,
  `\\d+ (?:\\w+ )?(?:street|avenue|ave|road|lane|drive|boulevard|blvd)\\b`,
  `(?:first|second|last|next|this|one|another|every|each|some other|long|short|good|great|better|best|hard|any other) (?:time|times)\\b(?! (?:\\w+ (?:is|are) (?:free|available)|on|after|before|next|this|tomorrow|today|\\d|${FULL_WEEKDAY}))`,
  `(?:last|past|next) (?:name|person|door|guy|one)\\b`,
  `(?:for|at|in) (?:a long time|the (?:time being|moment)|all|once)`,
  `at (?:first|last)\\b`,
  `(?:mays|may)(?: \\w+)? (?:i|be|have|not|we|need|want|come|take|ask|know)\\b`,
  `(?:i|we|he|she|they|you|who|just) (?:may|sat|march(?:ed)?)\\b`,
  `sat (?:down|in|there|and|for)\\b`,
  `(?:in|under|the) (?:the )?sun\\b`,
  `(?:what|which|whats|other|these|one|some|bad|rough|long|big|busy|those) (?:day|days|week|weeks|month|night|nights)\\b(?! (?:from|after|on))`,
  `(?:all|the whole) (?:day|week|month|morning|afternoon|night)`,
  `(?:days?|nights?) (?:off|out|shift)`,
  `(?:see|talk to|speak to|call|catch|ring|hear from) (?:you|me|us|him|her)?(?: back)? ?(?:later|soon|tomorrow|tonight)\\b`,
  `(?:im|ill be|be|running|am|was|were|is|are|hes|shes|bit|too|so|sorry for being|apologies for being) late\\b(?! (?:afternoon|morning|evening))`,
  `sooner or later`,
  `why not`,
  `(?:not|im not|not really|not quite|not too|not very) (?:sure|certain|picky|fussy|urgent)`,
  `no (?:preference|problem|problems|rush|hurry|worries|idea|one|thanks|thank you|longer|matter|particular|specific|day in particular)\\b`,
  `(?:fridays?|sundays?) best`,
  `(?:black|casual) (?:tie)`,
  `(?:new|once|twice) (?:a|per|every) (?:day|week|month|year)`,
  // A length: "thirty minute cut", "fifteen minutes". With "in" or "from now" it is a moment, read elsewhere.
  `(?<!\\b(?:in|within|next|by|back|up|forward|or) (?:the |about |next |like |around |another |just )?)(?:a |an )?(?:\\d+ to )?(?:\\d+|few) ?(?:seconds?|secs?|minutes?|mins?|hours?|hrs?)\\b(?: (?:long|each))?(?! (?:from|after|before|or so from|later|earlier|sooner|past|ago|back|to \\d))`,
  `(?:\\d+) ?(?:years?|yrs?)\\b`,
  `(?:\\d+|few) (?:or|to) \\d+ (?:seconds?|minutes?|mins?|hours?|times|years?|people|kids)`,
  // What a number counts: "two haircuts". A verb is no plural ("three works").
  `\\d{1,3} (?!(?:is|was|works|suits|does|has|sounds|looks|seems|thats|this|as|plus|pls|sundays|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|yes|ours|hours|its|minutes|mins|days|weekdays|weeks|months|years|mornings|afternoons|evenings|nights|ideas|unless|perhaps|lets|his|hers|us)\\b)[a-z]{2,20}[a-rt-z]s`,
  `(?<=\\b(?:and|plus) )\\d{1,2}(?= at (?:(?:like|about|around) )?(?:\\d{1,2}:\\d\\d|\\d{1,2}\\b))`,
  `(?:im|i am|turning|turned|turns) \\d{2}(?= (?:and|years|next|this|so)\\b|$)`,
  `(?:called|named|nicknamed|name is|names|surname is|last name is) (?:${FULL_WEEKDAY}|april|may|june|august|january)`,
  `(?:do |does |have )?(?:you |your |the )?(?:opening|business|office|store|shop|regular|holiday) hours`,
  `wed(?= (?:like|love|prefer|rather|be|need|want|have|all|both|better|also|just|appreciate|go|come|take|book|do)\\b)`,
  `(?:24|7) (?:hour|day)s? a (?:day|week)|24/7|50/50`,
  `1 day(?= (?:next|this|in|during|over)\\b)`,
  `\\d{5,}`,
  `phone|price`,
].map((source) => new RegExp(`(?:${source})(?![\\w:])`, 'y'));
